using System.Diagnostics;
using System.Globalization;

namespace Miyaburi.Waves.Bench;

/// <summary>Throughput, look-up and size, on both stores.</summary>
internal static class Figures
{
    private const int Batch = 4096;
    private const int Parsed = 60_000;

    internal static async Task PrintAsync(int reports)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, shared with whatever else runs; load average before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        var folder = Directory.CreateTempSubdirectory("miyaburi-waves-");
        await StoreAsync("SQLite", Path.Combine(folder.FullName, "waves.db"), Path.Combine(folder.FullName, "parsed.db"), reports, () => { });
        folder.Delete(recursive: true);
        using var server = PostgresServer.Start();
        await StoreAsync("PostgreSQL", server.NewDatabase("waves"), server.NewDatabase("parsed"), reports, server.Tidy);
    }

    private static async Task StoreAsync(string name, string store, string other, int reports, Action tidy)
    {
        Console.WriteLine($"{name}:");
        await IngestAsync(other);
        await FillAsync(store, reports, tidy);
    }

    /// <summary>From the text of an SMS to the receipt, two threads judging while one stores.</summary>
    private static async Task IngestAsync(string store)
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        await using var service = new WaveService(WaveStore.Open(store, WaveRules.Default));
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => service.AddAsync(Made.Sighting(analyzer, i, "warm"))));
        var cpu = Cpu();
        var clock = Stopwatch.StartNew();
        var next = -1;
        var accepted = 0;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var open = new Queue<Task<Receipt>>();
            for (var i = Interlocked.Increment(ref next); i < Parsed; i = Interlocked.Increment(ref next))
            {
                open.Enqueue(service.AddAsync(Made.Sighting(analyzer, i, "parsed")));
                if (open.Count >= Batch && await open.Dequeue() is Receipt.Accepted)
                {
                    Interlocked.Increment(ref accepted);
                }
            }

            while (open.TryDequeue(out var rest))
            {
                if (await rest is Receipt.Accepted)
                {
                    Interlocked.Increment(ref accepted);
                }
            }
        })));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ingest, text to receipt: {Parsed / clock.Elapsed.TotalSeconds,9:0}/s, {Parsed / (Cpu() - cpu).TotalSeconds,7:0} a CPU second of this process  ({Parsed} SMS, {accepted} new)"));
    }

    internal static async Task FillAsync(string store, int reports, Action tidy)
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        var made = Enumerable.Range(0, 40_000).AsParallel().AsOrdered().Select(i => Made.Sighting(analyzer, i, "fill")).ToArray();
        await using var waves = WaveStore.Open(store, WaveRules.Default);
        var empty = waves.Size;
        var spent = TimeSpan.Zero;
        var spentCpu = TimeSpan.Zero;
        for (var done = 0; done < reports;)
        {
            var part = Math.Max(1, reports / 4);
            var clock = TimeSpan.Zero;
            var before = done;
            for (var end = Math.Min(reports, done + part); done < end;)
            {
                var batch = Enumerable.Range(done, Math.Min(Batch, end - done)).Select(i => Again(made, i)).ToList();
                done += batch.Count;
                var cpu = Cpu();
                var watch = Stopwatch.StartNew();
                waves.Add(batch);
                clock += watch.Elapsed;
                spentCpu += Cpu() - cpu;
            }

            spent += clock;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  storing alone, up to {done,9}: {(done - before) / clock.TotalSeconds,9:0}/s  {(waves.Size - empty) / (double)done,6:0} bytes/report  {waves.Variants} variants"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  storing alone, all:      {reports / spent.TotalSeconds,9:0}/s, {reports / spentCpu.TotalSeconds,7:0} a CPU second of this process  peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
        tidy();
        await LookAsync(store, made);
    }

    /// <summary>The look-ups alone, in a store that was filled, and again with its largest wave out of view.</summary>
    internal static async Task LookAsync(string store)
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        var made = Enumerable.Range(0, 40_000).AsParallel().AsOrdered().Select(i => Made.Sighting(analyzer, i, "fill")).ToArray();
        await LookAsync(store, made);
        await using var reader = WaveReader.Open(store, WaveRules.Default);
        await using var hiding = HiddenWaves.Open(store, TimeProvider.System);
        var largest = reader.List(null, DateOnly.MaxValue, 200).MaxBy(w => w.Count)!;
        hiding.Hide(largest.Id, "look-ups are measured");
        Console.WriteLine($"  the largest wave, {largest.Count} sightings, out of view:");
        await LookAsync(store, made);
        hiding.ShowAgain(largest.Id);
    }

    private static async Task LookAsync(string store, Sighting[] made)
    {
        await using var reader = WaveReader.Open(store, WaveRules.Default);
        LookUp("by report id", made, (s, i) => reader.Has(Again(made, i).Id));
        LookUp("wave of a text", made, (s, i) => reader.Belongs(s.Key, s.Day) is not null);
        LookUp("wave in full", [.. made.Take(200)], (s, i) => reader.Belongs(s.Key, s.Day) is { } w && reader.Find(w.Id, s.Day) is not null);
    }

    private static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;

    /// <summary>A sighting seen before, as a report of its own: new id, day and reporter.</summary>
    private static Sighting Again(Sighting[] made, int i) => made[(int)((uint)(i * 2654435761L) % made.Length)] with
    {
        Id = Sighting.IdOf("fill", BitConverter.GetBytes(i)),
        Day = new DateOnly(2026, 1, 1).AddDays(i / 20_000),
        Reporter = Sighting.Pseudonym(i.ToString(CultureInfo.InvariantCulture)),
        Source = i % 4 == 0 ? SightingSource.Person : SightingSource.Gateway,
    };

    private static void LookUp(string what, Sighting[] made, Func<Sighting, int, bool> look)
    {
        var times = new double[Math.Min(2000, made.Length)];
        var found = 0;
        for (var i = -50; i < times.Length; i++)
        {
            var at = (int)((uint)((i + 50) * 2654435761L) % made.Length);
            var watch = Stopwatch.GetTimestamp();
            found += look(made[at], at) ? 1 : 0;
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  look-up, {what,-15}: median {times[times.Length / 2]:0.00} ms, p99 {times[times.Length * 99 / 100]:0.00} ms ({found} of {times.Length + 50} found)"));
    }
}
