using Miyaburi.Cluster.Bench;
using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Tests;

/// <summary>The weaver when something else than grouping happens.</summary>
public sealed class WeaverTests(OneSilo one) : IClassFixture<OneSilo>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private IWeaverGrain Weaver => one.Client.Grains.GetGrain<IWeaverGrain>(0);

    [Fact]
    public async Task ReportsAndObjections_OfOnePerson_ShareTheQuota()
    {
        for (var i = 0; i < WaveRules.Default.ReporterQuota; i++)
        {
            Assert.Equal(Receipt.Accepted, await one.Client.AddAsync(Said(300 + i, "one person")));
        }

        Assert.Equal((byte)Receipt.OverQuota, await Weaver.ObjectAsync(ReportLine.Of(Said(300, "one person")), "genuine"));
        var other = ReportLine.Of(Said(300, "another person"));
        Assert.Equal((byte)Receipt.Accepted, await Weaver.ObjectAsync(other, "genuine"));
        Assert.Equal((byte)Receipt.Known, await Weaver.ObjectAsync(other, "genuine"));
    }

    /// <summary>Grouping needs other connections: in a quiet hour nothing else tells the weaver that its own is lost.</summary>
    [Fact]
    public async Task LostConnection_IsNoticedWithoutAReport()
    {
        // Another test of this silo may have made it begin anew, too.
        await ClusterClient.WhileSilosChangeAsync(() => Weaver.ObjectAsync(ReportLine.Of(Said(301, "before")), "genuine"));
        Assert.NotEqual(0, Connections.End(one.Store));
        Assert.Equal((byte)Receipt.Accepted, await ClusterClient.WhileSilosChangeAsync(() => Weaver.ObjectAsync(ReportLine.Of(Said(301, "after")), "genuine")));
    }

    /// <summary>What expires when a weaver begins is not found as a neighbour afterwards.</summary>
    [Fact]
    public async Task VariantThatExpired_IsNotFoundAnyMore()
    {
        var old = Said(400, "long ago") with { Day = new DateOnly(2020, 2, 1) };
        Assert.Equal(Receipt.Accepted, await one.Client.AddAsync(old));
        await one.Client.SettleAsync();
        Assert.Contains(old.Key, await NeighboursAsync(old));

        Connections.End(one.Store);
        using var patience = new CancellationTokenSource(Patience);
        while (await IsStoredAsync(old.Id))
        {
            await Task.Delay(100, patience.Token);
        }

        // The slices are filled anew after the commit that deleted it; until then the weaver itself knows nobody of that key.
        while ((await NeighboursAsync(old)).Contains(old.Key))
        {
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>What all slices know beside a text; they forget that they were asked.</summary>
    private async Task<List<long>> NeighboursAsync(Sighting sighting)
    {
        QueryLine asked = new(-1, sighting.Traits.Brand, sighting.Traits.Signature.ToBytes(), WithText: true, [.. sighting.Traits.Patterns], IsTrusted: true);
        var found = new List<long>();
        for (var i = 0; i < ClusterShape.Slices; i++)
        {
            var slice = one.Client.Grains.GetGrain<IIndexGrain>(i);
            found.AddRange((await slice.FindAsync([asked])).Edges.SelectMany(e => new[] { e.From, e.To }));
            await slice.ForgetAsync([asked]);
        }

        return found;
    }

    private async Task<bool> IsStoredAsync(Guid report)
    {
        await using var reader = WaveReader.Open(one.Store, WaveRules.Default);
        return reader.Has(report);
    }

    private static Sighting Said(int template, string reporter) => new()
    {
        Id = Guid.NewGuid(),
        Day = Feed.Day,
        Reporter = Sighting.Pseudonym(reporter),
        Source = SightingSource.Person,
        Traits = Feed.Traits(template, 0),
    };
}
