using System.Text.Json;
using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Storage;
using Miyaburi.Waves;
using Orleans.Core.Internal;

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

    /// <summary>On a day after that of all other reports here: what is older than a week is not counted any more.</summary>
    private static Sighting LastSaid(int template) => Said(template, "another person") with { Day = Feed.Day.AddYears(1) };

    /// <summary>The grain that counts is ended, as with a silo that dies; what is on the disk counts.</summary>
    [Fact]
    public async Task Quota_IsKnownAfterTheSiloThatCountedIsGone()
    {
        var sent = Enumerable.Range(0, Rules.ReporterQuota).Select(i => LastSaid(240 + i)).ToList();
        Assert.All(await Task.WhenAll(sent.Select(one.Client.AddAsync)), r => Assert.Equal(Receipt.Accepted, r));

        var counting = one.Client.Grains.GetGrain<IReporterGrain>(ClusterShape.ReporterOf(sent[0].Reporter));
        await counting.AsReference<IGrainManagementExtension>().DeactivateOnIdle(TestContext.Current.CancellationToken);
        Assert.Equal(Receipt.OverQuota, await one.Client.AddAsync(LastSaid(280)));
        Assert.Equal(Receipt.Known, await one.Client.AddAsync(sent[0]));
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

    /// <summary>The same on a cluster as on one machine: one reporter moves nothing of a wave that is shown, however it is tried; the fifth does.</summary>
    [Fact]
    public async Task OneReporter_MovesNothing_AndFiveDo()
    {
        var (seen, other) = (Seen(104), Seen(106) with { Day = Feed.Day.AddDays(-90) });
        await Task.WhenAll(one.Client.AddAsync(seen), one.Client.AddAsync(other));
        var before = await ShownAsync(seen, other);
        var attacks = Enumerable.Range(0, 12).SelectMany(i => new[]
        {
            Said(104, "attacker") with { Day = Feed.Day.AddDays((i * 60) - 400) },
            Said(106, "attacker") with { Day = Feed.Day.AddDays(i) },
            Said(104, "attacker") with { Traits = Feed.Traits(104, 1 + (i % 3)) with { Hosts = ["honest-bakery.example"] } },
        }).Append(Said(104, "attacker") with { Traits = seen.Traits with { Patterns = [.. seen.Traits.Patterns, .. other.Traits.Patterns], Brand = other.Traits.Brand } })
            .Append(Said(104, "attacker") with { Traits = seen.Traits with { Brand = "synthetic-wrong" } });
        await Task.WhenAll(attacks.Select(one.Client.AddAsync));
        Assert.Equal(before, await ShownAsync(seen, other));

        await Task.WhenAll(Enumerable.Range(0, Rules.PublicReporters).Select(i => one.Client.AddAsync(Said(106, $"honest {i}") with { Day = Feed.Day.AddDays(20) })));
        await one.Client.SettleAsync();
        await using var reader = WaveReader.Open(one.Store, Rules);
        var wave = reader.Find(reader.Belongs(other.Key, Feed.Day)!.Id, Feed.Day.AddDays(20))!;
        Assert.Equal((WaveState.Returned, other.Day, Feed.Day.AddDays(20), 6), (wave.Summary.State, wave.Summary.First, wave.Summary.Last, wave.Summary.Count));
        Assert.Contains(wave.Events, e => e.Kind is WaveEventKind.Returned && e.Day == Feed.Day.AddDays(20));
    }

    [Fact]
    public async Task MoreThanMayBeUnderWay_IsAnsweredWithBusy_AndNothingAcceptedIsLost()
    {
        await using var store = SharedStore.Open(one.Store);
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

    private async Task<string> ShownAsync(params Sighting[] seen)
    {
        await one.Client.SettleAsync();
        await using var reader = WaveReader.Open(one.Store, Rules);
        return string.Join('\n', seen.Select(s => reader.Belongs(s.Key, Feed.Day)!.Id)
            .Select(id => JsonSerializer.Serialize(reader.Find(id, Feed.Day)!, WaveJson.Default.WaveDetail)));
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
