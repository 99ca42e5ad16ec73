using Miyaburi.Cluster.Bench;
using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;
using Npgsql;

namespace Miyaburi.Cluster.Tests;

/// <summary>The weaver when something else than grouping happens.</summary>
public sealed class WeaverTests(OneSilo one) : IClassFixture<OneSilo>
{
    /// <summary>As an intake writes, which is not to be ended meanwhile (<see cref="Connections"/>: tally).</summary>
    private const string UnderWay =
        """
        WITH closed AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(1835628905)::text AS tally),
            reported AS (INSERT INTO report (id, day, reporter, source, variant) SELECT @id, @day, @reporter, 0, @variant FROM closed)
        INSERT INTO host_reporter (host, variant, reporter, first_day, last_day) VALUES (@host, @variant, @reporter, @day, @day);
        """;

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

        // The slices forget it after the commit that deleted it; until then the weaver itself knows nobody of that key.
        while ((await NeighboursAsync(old)).Contains(old.Key))
        {
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>What an intake is just writing of an old text is neither overlooked nor taken along: the text stays, and who named its host.</summary>
    [Fact]
    public async Task Expiry_WaitsForReportsThatAreUnderWay()
    {
        var cancel = TestContext.Current.CancellationToken;
        var old = Said(410, "long before") with { Day = new DateOnly(2020, 2, 1) };
        Assert.Equal(Receipt.Accepted, await one.Client.AddAsync(old));
        await one.Client.SettleAsync();
        await using var source = NpgsqlDataSource.Create(one.Store);
        await using var intake = await source.OpenConnectionAsync(cancel);
        await using var writing = await intake.BeginTransactionAsync(cancel);
        await using (var write = new NpgsqlCommand(UnderWay, intake, writing))
        {
            write.Parameters.AddWithValue("variant", old.Key);
            write.Parameters.AddWithValue("day", (long)JapanTime.DayOf(TimeProvider.System.GetUtcNow()).DayNumber);
            write.Parameters.AddWithValue("host", old.Traits.Hosts[0]);
            write.Parameters.AddWithValue("id", Guid.NewGuid().ToByteArray());
            write.Parameters.AddWithValue("reporter", Guid.NewGuid().ToByteArray());
            await write.ExecuteNonQueryAsync(cancel);
        }

        Connections.End(one.Store);
        using var patience = new CancellationTokenSource(Patience);
        await using var waiting = source.CreateCommand("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
        while (await waiting.ExecuteScalarAsync(patience.Token) is 0L)
        {
            await Task.Delay(100, patience.Token);
        }

        Assert.True(await IsStoredAsync(old.Id));
        await writing.CommitAsync(cancel);
        while (await IsStoredAsync(old.Id))
        {
            await Task.Delay(100, patience.Token);
        }

        await using var count = source.CreateCommand("SELECT (SELECT count(*) FROM host_reporter WHERE variant = $1) + (SELECT count(*) FROM variant WHERE key = $1)");
        count.Parameters.AddWithValue(old.Key);
        Assert.Equal(2L, await count.ExecuteScalarAsync(cancel));
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
