using System.Collections.Immutable;
using System.Data.Common;
using Miyaburi.Cluster.Storage;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Grains;

/// <inheritdoc cref="IReporterGrain"/>
/// <remarks>
/// It stays while its silo does. On another silo it begins with what is on the disk: only what was under way when the
/// silo died is admitted anew.
/// </remarks>
[KeepAlive]
internal sealed class ReporterGrain(SharedStore store, WaveRules rules) : Grain, IReporterGrain
{
    private readonly ReporterQuota quota = new(rules);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var number = (int)this.GetPrimaryKeyLong();
        try
        {
            await Task.Run(() => store.Restore(quota, r => ClusterShape.ReporterOf(r) == number), cancellationToken);
        }
        catch (DbException error)
        {
            // Errors of the store are not known to those who asked, and would reach them as something else.
            throw new OrleansException(error.Message);
        }
    }

    public Task<ImmutableArray<bool>> AdmitAsync(ImmutableArray<Admission> reports) =>
        Task.FromResult(reports.Select(r => quota.Admit(r.Reporter, DateOnly.FromDayNumber(r.Day), r.Report)).ToImmutableArray());
}
