using System.Diagnostics;
using Miyaburi.Waves.Bench;

namespace Miyaburi.Waves.Tests;

/// <summary>What was acknowledged survives kill -9 at any moment.</summary>
public sealed class KillTests(Stores stores)
{
    private const int Kills = 5;

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Kinds))]
    public async Task Acknowledged_IsStored_HoweverOftenTheWriterIsKilled(string kind)
    {
        var name = stores.New(kind);
        var acknowledged = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            acknowledged.AddRange(await WriteUntilKilledAsync(name, fewest: 500 + (kill * 700)));
        }

        await using var store = WaveStore.Open(name, WaveRules.Default);
        await using var reader = WaveReader.Open(name, WaveRules.Default);
        Assert.True(acknowledged.Count >= Kills * 500);
        Assert.All(acknowledged, id => Assert.True(reader.Has(Guid.ParseExact(id, "N")), $"{id} was acknowledged and is lost"));
        Assert.Equal(reader.Reports(), reader.List(null, new DateOnly(2030, 1, 1), 100_000).Sum(w => (long)w.Count));
    }

    /// <summary>Lets the writer acknowledge some reports, kills it, and returns every one it acknowledged.</summary>
    private static async Task<List<string>> WriteUntilKilledAsync(string store, int fewest)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [typeof(PostgresServer).Assembly.Location, "write", store]) { RedirectStandardOutput = true })!;
        var lines = new List<string>();
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            // The last line may have been cut by the kill.
            if (line.Length == 32)
            {
                lines.Add(line);
            }

            if (lines.Count == fewest)
            {
                writer.Kill();
            }
        }

        await writer.WaitForExitAsync();
        Assert.True(lines.Count >= fewest, "the writer ended by itself");
        return lines;
    }
}
