using System.Net;

namespace Miyaburi.Cluster.Hosting;

/// <summary>Everything that the operator of a silo can set.</summary>
internal sealed record SiloOptions
{
    /// <summary>How long a silo or a client waits for an answer that needs no whole store.</summary>
    internal static readonly TimeSpan UsualAnswer = TimeSpan.FromSeconds(15);

    /// <summary>PostgreSQL connection string of the store that all silos share.</summary>
    public required string Store { get; init; }

    /// <summary>The Redis that knows which silos there are, as StackExchange.Redis writes it: <c>host:port,password=…</c>.</summary>
    public required string Redis { get; init; }

    /// <summary>Name of the cluster; silos of the same name on the same Redis work together.</summary>
    public string Cluster { get; init; } = "miyaburi";

    /// <summary>The address by which other silos reach this one.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port for other silos.</summary>
    public int Port { get; init; } = 11111;

    /// <summary>Port for clients.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>The cluster's certificate, or null for connections in the clear.</summary>
    public SiloCertificate? Certificate { get; init; }

    /// <summary>The address by which people reach the site that shows the waves, or null: what webhooks send then leads nowhere.</summary>
    public Uri? Site { get; init; }

    /// <summary>Pause between two questions whether a neighbour lives; after three without an answer it is declared dead.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long this silo waits for an answer of a grain; of a slice of the index it waits as long as it takes to read the store.</summary>
    public TimeSpan Answer { get; init; } = UsualAnswer;
}
