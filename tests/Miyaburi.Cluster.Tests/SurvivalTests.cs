using Miyaburi.Cluster.Bench;
using Miyaburi.Cluster.Grains;
using Miyaburi.Waves;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Cluster.Tests;

/// <summary>Silos come and go; nothing acknowledged is lost, and the waves are those of one machine.</summary>
public sealed class SurvivalTests(Servers servers)
{
    private const int Reports = 6000;
    private const int UnderWay = 600;
    private static readonly DateOnly After = Feed.Day.AddDays(10);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task ThreeSilos_OneKilled_OneAdded_OneRestarted_LoseNothing_AndGroupAsOneMachine()
    {
        using var redis = RedisServer.Start();
        var store = servers.NewStore();
        var silos = (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SiloProcess.StartAsync(store, redis.Address)))).ToList();
        try
        {
            var feed = Feed.Make(Reports);
            await using (var client = await ClusterClient.ConnectAsync(redis.Address))
            {
                var receipts = new List<Receipt>();
                receipts.AddRange(await SendAsync(client, feed[..2000]));
                var killed = await WeavingAsync(client, silos);
                receipts.AddRange(await SendAsync(client, feed[2000..4000], after: 500, killed.Kill));
                silos.Add(await SiloProcess.StartAsync(store, redis.Address));
                receipts.AddRange(await SendAsync(client, feed[4000..5000]));
                var stopped = silos.First(s => s != killed);
                var stopping = Task.CompletedTask;
                receipts.AddRange(await SendAsync(client, feed[5000..], after: 200, () => stopping = stopped.StopAsync()));
                await stopping;
                await client.SettleAsync();
                await AssertSameAsync(store, feed, receipts);
            }
        }
        finally
        {
            silos.ForEach(s => s.Dispose());
        }
    }

    /// <summary>The silo whose loss hurts most.</summary>
    private static async Task<SiloProcess> WeavingAsync(ClusterClient client, List<SiloProcess> silos)
    {
        await client.SettleAsync();
        var address = await client.Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(client.Grains.GetGrain<IWeaverGrain>(0));
        return silos.Single(s => s.Port == address!.Endpoint.Port);
    }

    /// <summary>Sends reports, many at once; does something when some of them are acknowledged.</summary>
    private static async Task<List<Receipt>> SendAsync(ClusterClient client, List<Sighting> reports, int after = -1, Action? then = null)
    {
        var receipts = new List<Receipt>();
        var open = new Queue<Task<Receipt>>();
        foreach (var report in reports)
        {
            open.Enqueue(client.AddAsync(report));
            if (open.Count < UnderWay)
            {
                continue;
            }

            receipts.Add(await open.Dequeue());
            if (receipts.Count == after)
            {
                then!();
            }
        }

        receipts.AddRange(await Task.WhenAll(open));
        return receipts;
    }

    private static async Task AssertSameAsync(string store, List<Sighting> feed, List<Receipt> receipts)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("miyaburi-single-").FullName, "waves.db");
        var single = new List<Receipt>();
        await using (var writer = WaveStore.Open(file, WaveRules.Default))
        {
            foreach (var day in feed.GroupBy(s => s.Day))
            {
                single.AddRange(writer.Add([.. day]));
            }
        }

        await using var one = WaveReader.Open(file, WaveRules.Default);
        await using var many = WaveReader.Open(store, WaveRules.Default);
        var lost = feed.Zip(receipts).Where(p => p.Second is Receipt.Accepted && !many.Has(p.First.Id)).ToList();
        Assert.Empty(lost);
        Assert.Equal(one.Reports(), many.Reports());
        Assert.Equal(Partition(one, feed), Partition(many, feed));
        Assert.Equal(Waves(one), Waves(many));
        Assert.Equal(Series(one), Series(many));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    /// <summary>Which texts are one wave. A wave's name comes from the text that was grouped first, which may be another one.</summary>
    private static string[] Partition(WaveReader reader, List<Sighting> feed) =>
    [
        .. feed.Select(s => s.Key).Distinct()
            .GroupBy(k => reader.Belongs(k, After)?.Id)
            .Select(g => $"{(g.Key is null ? "hidden" : "shown")}: {string.Join(' ', g.Order())}")
            .Order(StringComparer.Ordinal),
    ];

    private static string[] Waves(WaveReader reader) =>
        [.. reader.List(null, After, 10_000).Select(w => $"{w.Brand} {w.Lure} {w.First} {w.Last} {w.Count} {w.State}: {string.Join(' ', reader.Find(w.Id, After)!.Days)}").Order(StringComparer.Ordinal)];

    private static string[] Series(WaveReader reader) =>
    [
        .. reader.DaysByBrand().OrderBy(b => b.Key, StringComparer.Ordinal).SelectMany(b => b.Select(d => $"{b.Key} {d.Day} {d.Count}")),
        .. reader.Lures().SelectMany(l => reader.Series(SeriesKind.Lure, l).Select(d => $"{l} {d.Day} {d.Count}")),
        .. reader.List(null, After, 10_000).SelectMany(w => reader.Find(w.Id, After)!.Hosts).Select(h => $"{h.Host} {h.First} {h.Last} {h.Count}").Order(StringComparer.Ordinal),
    ];
}
