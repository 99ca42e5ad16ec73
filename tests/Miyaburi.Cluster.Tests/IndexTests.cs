using Miyaburi.Cluster.Bench;
using Miyaburi.Cluster.Grains;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Tests;

/// <summary>What the slices of the index know when reports are taken back; no other test of this silo makes them begin anew.</summary>
public sealed class IndexTests(OneSilo one) : IClassFixture<OneSilo>
{
    /// <summary>When too few are left to say it, none of a wave's texts keeps the place that it had in the index.</summary>
    [Fact]
    public async Task WaveOfWhichTooFewAreLeft_IsForgottenByTheIndex()
    {
        var weaver = one.Client.Grains.GetGrain<IWeaverGrain>(0);
        var said = Enumerable.Range(0, WaveRules.Default.PublicReporters + 1).Select(i => Said($"one of six {i}")).ToList();
        await Task.WhenAll(said.Select(one.Client.AddAsync));
        await one.Client.SettleAsync();
        var before = await LivesAsync();
        Assert.Equal(1, await weaver.EraseAsync(said[0].Reporter, Feed.Day.DayNumber));
        Assert.Equal(before, await LivesAsync());

        Assert.Equal(1, await weaver.EraseAsync(said[1].Reporter, Feed.Day.DayNumber));
        Assert.Empty(before.Intersect(await LivesAsync()));
    }

    /// <summary>What each slice has been since it was last filled.</summary>
    private async Task<Guid[]> LivesAsync() =>
        await Task.WhenAll(Enumerable.Range(0, ClusterShape.Slices).Select(async i => (await one.Client.Grains.GetGrain<IIndexGrain>(i).FindAsync([])).Life));

    private static Sighting Said(string reporter) => new()
    {
        Id = Guid.NewGuid(),
        Day = Feed.Day,
        Reporter = Sighting.Pseudonym(reporter),
        Source = SightingSource.Person,
        Traits = Feed.Traits(401, 0),
    };
}
