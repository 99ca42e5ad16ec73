using Miyaburi.Cluster.Bench;
using Miyaburi.Waves.Bench;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Miyaburi.Cluster.Tests.Servers))]

namespace Miyaburi.Cluster.Tests;

/// <summary>A real Redis and a real PostgreSQL on ports of their own, for all tests.</summary>
public sealed class Servers : IDisposable
{
    private readonly PostgresServer postgres = PostgresServer.Start();
    private int databases;

    /// <summary>A new, empty database.</summary>
    public string NewStore() => postgres.NewDatabase($"cluster{Interlocked.Increment(ref databases)}");

    /// <inheritdoc/>
    public void Dispose() => postgres.Dispose();
}

/// <summary>One silo with an empty store.</summary>
public sealed class OneSilo(Servers servers) : IAsyncLifetime
{
    private readonly RedisServer redis = RedisServer.Start();
    private SiloProcess silo = null!;

    /// <summary>Where its waves would be seen.</summary>
    internal const string Site = "https://waves.example";

    /// <summary>The store.</summary>
    public string Store { get; } = servers.NewStore();

    /// <summary>The Redis that knows the silo.</summary>
    public string RedisAddress => redis.Address;

    internal ClusterClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        silo = await SiloProcess.StartAsync(Store, redis.Address, "--public-url", Site);
        Client = await ClusterClient.ConnectAsync(redis.Address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        silo.Dispose();
        redis.Dispose();
    }
}
