using System.Collections.Immutable;
using System.Data.Common;
using Miyaburi.Cluster.Storage;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Grains;

/// <inheritdoc cref="IIntakeGrain"/>
internal sealed class IntakeGrain(SharedStore store) : Grain, IIntakeGrain
{
    /// <summary>Counts written since the store was last asked how many still wait.</summary>
    private int ungrouped;

    private int Number => (int)this.GetPrimaryKeyLong();

    public async Task<IntakeAnswer> AddAsync(ImmutableArray<ReportLine> reports)
    {
        try
        {
            if (await IsBehindAsync())
            {
                return new IntakeAnswer.Busy();
            }

            return new IntakeAnswer.Kept(await KeepAsync([.. reports.Select(r => r.ToSighting())]));
        }
        catch (DbException error)
        {
            return new IntakeAnswer.Unstored(error.Message);
        }
    }

    /// <summary>Reports are accepted no faster than they are grouped.</summary>
    private async Task<bool> IsBehindAsync()
    {
        if (ungrouped > ClusterShape.MostUngrouped)
        {
            ungrouped = await Task.Run(() => store.CountWaiting(Number));
        }

        return ungrouped > ClusterShape.MostUngrouped;
    }

    private async Task<byte[]> KeepAsync(ImmutableArray<Sighting> reports)
    {
        var receipts = await AdmitAsync(reports);
        var admitted = Enumerable.Range(0, reports.Length).Where(i => receipts[i] is Receipt.Accepted).OrderBy(i => reports[i].Id).ToList();
        if (admitted.Count > 0)
        {
            var (isNew, tallies) = await Task.Run(() => store.Keep(Number, [.. admitted.Select(i => reports[i])]));
            ungrouped += tallies;
            foreach (var (i, fresh) in admitted.Zip(isNew))
            {
                receipts[i] = fresh ? Receipt.Accepted : Receipt.Known;
            }
        }

        return [.. receipts.Select(r => (byte)r)];
    }

    /// <summary>A person's reports are counted where all of that person's are.</summary>
    private async Task<Receipt[]> AdmitAsync(ImmutableArray<Sighting> reports)
    {
        var receipts = reports.Select(r => r.Traits.IsEmpty ? Receipt.Empty : Receipt.Accepted).ToArray();
        var people = Enumerable.Range(0, reports.Length).Where(i => receipts[i] is Receipt.Accepted && !reports[i].IsTrusted).ToLookup(i => ClusterShape.ReporterOf(reports[i].Reporter));
        await Task.WhenAll(people.Select(async part =>
        {
            var asked = part.Select(i => new Admission(reports[i].Reporter, reports[i].Day.DayNumber, reports[i].Id)).ToImmutableArray();
            var counts = await GrainFactory.GetGrain<IReporterGrain>(part.Key).AdmitAsync(asked);
            foreach (var (i, isCounted) in part.Zip(counts))
            {
                receipts[i] = isCounted ? Receipt.Accepted : Receipt.OverQuota;
            }
        }));
        return receipts;
    }
}
