using System.Collections.Immutable;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Grains;

/// <inheritdoc cref="IReporterGrain"/>
/// <remarks>It stays while its silo does: what is used of a quota is known nowhere else.</remarks>
[KeepAlive]
internal sealed class ReporterGrain(WaveRules rules) : Grain, IReporterGrain
{
    private readonly ReporterQuota quota = new(rules);

    public Task<ImmutableArray<bool>> AdmitAsync(ImmutableArray<Admission> reports) =>
        Task.FromResult(reports.Select(r => quota.Admit(r.Reporter, DateOnly.FromDayNumber(r.Day), r.Report)).ToImmutableArray());
}
