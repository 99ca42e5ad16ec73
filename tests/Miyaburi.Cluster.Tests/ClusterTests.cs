using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Tests;

/// <summary>What a cluster answers; each test uses templates of its own.</summary>
public sealed class ClusterTests(OneSilo one) : IClassFixture<OneSilo>
{
    private static readonly WaveRules Rules = WaveRules.Default;

    [Fact]
    public async Task SameReport_CountsOnce()
    {
        var report = Seen(101);
        Assert.Equal(Receipt.Accepted, await one.Client.AddAsync(report));
        Assert.Equal(Receipt.Known, await one.Client.AddAsync(report));
        Assert.Equal(1, (await WaveOfAsync(report))?.Count);
    }

    [Fact]
    public async Task OnePerson_HasAQuota_AndAnEmptyReportIsSaidToBe()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, Rules.ReporterQuota + 5).Select(i => one.Client.AddAsync(Said(200 + i, "one person"))));
        Assert.Equal(5, receipts.Count(r => r is Receipt.OverQuota));
        Assert.Equal(Receipt.Empty, await one.Client.AddAsync(Seen(102) with { Traits = new WaveTraits() }));
    }

    [Fact]
    public async Task People_MakeAWave_AndAnErasureUnmakesIt()
    {
        var said = Enumerable.Range(0, Rules.PublicReporters).Select(i => Said(103, $"person {i}")).ToList();
        await Task.WhenAll(said.Select(one.Client.AddAsync));
        Assert.Equal(said.Count, (await WaveOfAsync(said[0]))?.Count);

        Assert.Equal(1, await one.Client.Grains.GetGrain<IWeaverGrain>(0).EraseAsync(said[0].Reporter, Feed.Day.DayNumber));
        await using var reader = WaveReader.Open(one.Store, Rules);
        Assert.False(reader.Has(said[0].Id));
        Assert.True(reader.Has(said[1].Id));
    }

    [Fact]
    public async Task WaveAndBrand_AreShown()
    {
        var seen = Seen(104);
        await one.Client.AddAsync(seen);
        var wave = await WaveOfAsync(seen);
        Assert.Contains(wave!.Id, await one.Client.Grains.GetGrain<IWaveGrain>(wave.Id).ShowAsync(Feed.Day.DayNumber), StringComparison.Ordinal);
        Assert.Contains("\"state\":\"New\"", await one.Client.Grains.GetGrain<IBrandGrain>(seen.Traits.Brand!).ShowAsync(Feed.Day.DayNumber), StringComparison.Ordinal);
        Assert.Null(await one.Client.Grains.GetGrain<IWaveGrain>("2026-02-nothing").ShowAsync(Feed.Day.DayNumber));
    }

    [Fact]
    public async Task MoreThanMayBeUnderWay_IsAnsweredWithBusy_AndNothingAcceptedIsLost()
    {
        await using var store = SharedStore.Open(one.Store, Rules);
        var reports = Enumerable.Range(0, ClusterShape.MostWaiting + (2 * ClusterShape.LargestBatch)).Select(i => Seen(105) with { Id = new Guid(i, 0, 0, new byte[8]) }).ToList();
        List<Task<ClusterAnswer>> answers;
        using (store.Close())
        {
            answers = [.. reports.Select(one.Client.Intake.AddAsync)];
            Assert.Contains(answers, a => a is { IsCompleted: true, Result: ClusterAnswer.Busy });
        }

        var given = (await Task.WhenAll(answers)).Count(a => a is ClusterAnswer.Given { Receipt: Receipt.Accepted });
        Assert.True(given >= ClusterShape.MostWaiting);
        Assert.Equal(given, (await WaveOfAsync(reports[0]))?.Count);
    }

    private async Task<WaveSummary?> WaveOfAsync(Sighting sighting)
    {
        await one.Client.SettleAsync();
        await using var reader = WaveReader.Open(one.Store, Rules);
        return reader.Belongs(sighting.Key, Feed.Day);
    }

    private static Sighting Seen(int template) => new()
    {
        Id = Guid.NewGuid(),
        Day = Feed.Day,
        Reporter = Sighting.Pseudonym("gateway"),
        Source = SightingSource.Gateway,
        Traits = Feed.Traits(template, 0),
    };

    private static Sighting Said(int template, string reporter) => Seen(template) with { Reporter = Sighting.Pseudonym(reporter), Source = SightingSource.Person };
}
