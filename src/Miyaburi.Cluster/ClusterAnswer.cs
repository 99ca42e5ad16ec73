using Miyaburi.Waves;

namespace Miyaburi.Cluster;

/// <summary>What became of a report that was sent to the cluster.</summary>
internal abstract record ClusterAnswer
{
    /// <summary>It has its receipt; what was accepted is on the disk.</summary>
    internal sealed record Given(Receipt Receipt) : ClusterAnswer;

    /// <summary>It was not taken: as much is under way as may be. Send it again a little later.</summary>
    internal sealed record Busy : ClusterAnswer;

    /// <summary>It could not be stored, or nobody answered in time. Send it again under the same id: it counts once.</summary>
    internal sealed record Failed(string Reason) : ClusterAnswer;
}
