using Miyaburi.Cluster.Grains;
using Miyaburi.Waves;

namespace Miyaburi.Cluster;

/// <summary>
/// Sends reports to the cluster, many in one call: while an intake works on one batch the next gathers. What is under way
/// is bounded; beyond that the answer is <see cref="ClusterAnswer.Busy"/> at once.
/// </summary>
internal sealed class ClusterIntake : IAsyncDisposable
{
    private readonly Lane[] lanes;

    internal ClusterIntake(IGrainFactory grains, TimeProvider clock) =>
        lanes = [.. Enumerable.Range(0, ClusterShape.Intakes).Select(i => new Lane(grains.GetGrain<IIntakeGrain>(i), clock))];

    /// <summary>Calls made, and reports sent in them.</summary>
    internal (long Calls, long Reports) Sent => (lanes.Sum(l => l.Calls), lanes.Sum(l => l.Reports));

    /// <summary>Keeps a report; answers when it is on the disk.</summary>
    internal Task<ClusterAnswer> AddAsync(Sighting sighting) =>
        sighting.Traits.IsEmpty
            ? Task.FromResult<ClusterAnswer>(new ClusterAnswer.Given(Receipt.Empty))
            : lanes[ClusterShape.IntakeOf(sighting.Key)].AddAsync(sighting);

    /// <summary>Ends when everything under way has its answer.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes)
        {
            await lane.DisposeAsync().ConfigureAwait(false);
        }
    }
}
