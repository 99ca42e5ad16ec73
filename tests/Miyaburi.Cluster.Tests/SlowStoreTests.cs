using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Miyaburi.Bench;
using Miyaburi.Cluster.Bench;
using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Hosting;
using Miyaburi.Cluster.Storage;
using Npgsql;

namespace Miyaburi.Cluster.Tests;

/// <summary>A store that takes longer to be read than a silo waits for other answers.</summary>
public sealed class SlowStoreTests(Servers servers)
{
    /// <summary>Reading the patterns takes three times as long as an answer may, and is counted.</summary>
    private const string Slow =
        """
        CREATE SEQUENCE reads;
        ALTER TABLE variant_pattern RENAME TO kept_pattern;
        CREATE VIEW variant_pattern AS SELECT variant, pattern, learned FROM kept_pattern
            UNION ALL SELECT 0, pg_sleep(3)::text, 0 FROM nextval('reads') n WHERE pg_sleep(3)::text <> '';
        """;

    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(1);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task WeaverBegins_AndEverySliceIsFilledOnce()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var redis = RedisServer.Start();
        var name = servers.NewStore();
        await SharedStore.Open(name).DisposeAsync();
        await using var source = NpgsqlDataSource.Create(name);
        await RunAsync(source, Slow);

        var builder = Host.CreateApplicationBuilder();
        SiloHosting.AddSilo(builder, new SiloOptions { Store = name, Redis = redis.Address, Port = FreePort.Next(), GatewayPort = FreePort.Next(), Answer = Answer });
        using var silo = builder.Build();
        await silo.StartAsync(cancel);
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await ClusterClient.WhileSilosChangeAsync(() => grains.GetGrain<IWeaverGrain>(0).SettleAsync());

        // What nobody asks is ended, but for what would have to be read again.
        await grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, cancel);
        await Task.WhenAll(Enumerable.Range(0, ClusterShape.Slices).Select(i => grains.GetGrain<IIndexGrain>(i).FindAsync([])));
        Assert.Equal(1L + ClusterShape.Slices, await RunAsync(source, "SELECT last_value FROM reads"));
        await silo.StopAsync(cancel);
    }

    private static async Task<object?> RunAsync(DbDataSource store, string sql)
    {
        await using var command = store.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
