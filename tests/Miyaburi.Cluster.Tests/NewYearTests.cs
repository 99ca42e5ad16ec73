using System.Data.Common;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Miyaburi.Cluster.Hosting;
using Miyaburi.Cluster.Serving;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves;
using Npgsql;

namespace Miyaburi.Cluster.Tests;

/// <summary>Reporters get new names with the year, for which the store is asked in the middle of a report.</summary>
public sealed class NewYearTests(OneSilo one) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task StoreThatIsAwayAtNewYear_IsBusy_AndIsAskedAgain()
    {
        var clock = new Calendar();
        await using var keys = NpgsqlDataSource.Create(one.Store);
        using var keeper = new ClusterKeeper(new ServerOptions { Data = "", Waves = one.Store }, new ClusterName(one.RedisAddress, "miyaburi", null), clock, NullLogger<ClusterKeeper>.Instance);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        await keeper.Ready.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var before = await keeper.ReporterAsync(IPAddress.Loopback);

        clock.Years = 1;
        await RunAsync(keys, "ALTER TABLE secret RENAME TO away");
        Assert.Equal(Cause.Busy, (await Assert.ThrowsAsync<Refused>(() => keeper.ReporterAsync(IPAddress.Loopback))).Cause);
        await RunAsync(keys, "ALTER TABLE away RENAME TO secret");
        Assert.NotEqual(before, await keeper.ReporterAsync(IPAddress.Loopback));
        await keeper.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task RunAsync(DbDataSource store, string sql)
    {
        await using var command = store.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Calendar : TimeProvider
    {
        internal int Years { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddYears(Years);
    }
}
