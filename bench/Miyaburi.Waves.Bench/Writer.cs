namespace Miyaburi.Waves.Bench;

/// <summary>Writes until it is killed; every acknowledged report is printed after its receipt, never before.</summary>
internal static class Writer
{
    private const int Senders = 64;

    internal static async Task RunAsync(string store)
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        var run = Guid.NewGuid().ToString("N");
        var traits = Enumerable.Range(0, 500).Select(i => Made.Sighting(analyzer, i, run)).ToArray();
        await using var service = new WaveService(WaveStore.Open(store, WaveRules.Default));
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var gate = new object();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async sender =>
        {
            for (var i = sender; ; i += Senders)
            {
                var sighting = traits[i % traits.Length] with { Id = Guid.NewGuid(), Source = SightingSource.Gateway };
                if (await service.AddAsync(sighting) is Receipt.Accepted)
                {
                    lock (gate)
                    {
                        output.WriteLine(sighting.Id.ToString("N"));
                    }
                }
            }
        }));
    }
}
