using Miyaburi.Cluster.Storage;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Grains;

/// <summary>
/// The one that joins variants to waves. What it needs is on the disk: when its silo dies another silo begins where it
/// stopped. The store's lock keeps a second one out, whatever the cluster believes. After an error it ends itself and
/// begins anew, since memory may be ahead of the disk.
/// </summary>
internal sealed partial class WeaverGrain(SharedStore store, WaveRules rules, TimeProvider clock, Webhooks webhooks, ILogger<WeaverGrain> log) : Grain, IWeaverGrain
{
    /// <summary>Counts that are grouped in one transaction.</summary>
    private const int AtOnce = 2000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenDeliveries = TimeSpan.FromSeconds(30);

    private WaveStore waves = null!;
    private DateOnly cleaned;
    private DateTimeOffset delivered;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        waves = await Task.Run(() => WaveStore.OpenWithoutIndex(store.Name, rules), cancellationToken);
        await new IndexSlices(GrainFactory).ResetAsync();
        this.RegisterGrainTimer(WorkAsync, new GrainTimerCreationOptions { DueTime = Pause, Period = Pause, KeepAlive = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (waves is not null)
        {
            await waves.DisposeAsync();
        }
    }

    public Task AttendAsync() => Task.CompletedTask;

    public async Task<int> SettleAsync()
    {
        var total = 0;
        while (await GroupAsync() is > 0 and var grouped)
        {
            total += grouped;
        }

        return total;
    }

    public Task<int> EraseAsync(Guid reporter, int today) => TakeBackAsync(reporter, () => waves.Erase(reporter, DateOnly.FromDayNumber(today)));

    public Task<int> RetractAsync(Guid report, int today) => TakeBackAsync(report, () => waves.Retract(report, DateOnly.FromDayNumber(today)));

    public Task<bool> ObjectAsync(ReportLine report, string said) => Task.Run(() => waves.Object(report.ToSighting(), said) is Receipt.Accepted);

    /// <summary>What is taken back has to be grouped first, and nothing may come in between.</summary>
    private async Task<int> TakeBackAsync(Guid reporterOrReport, Func<int> take)
    {
        using var closed = await Task.Run(store.Close);
        await SettleAsync();
        var affected = await Task.Run(() => store.VariantsOf(reporterOrReport));
        var taken = await Task.Run(take);
        await new IndexSlices(GrainFactory).ForgetAsync(affected.Where(v => !waves.Knows(v.Entry.Key)));
        return taken;
    }

    private async Task WorkAsync(CancellationToken cancel)
    {
        try
        {
            await SettleAsync();
            await CleanAsync();
            await DeliverAsync();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            BeginAnew(error);
        }
    }

    private async Task<int> GroupAsync()
    {
        var waiting = await Task.Run(() => store.Waiting(AtOnce));
        if (waiting.Count == 0)
        {
            return 0;
        }

        var seqs = waiting.Select(w => w.Seq).ToArray();
        var slices = new IndexSlices(GrainFactory);
        try
        {
            var change = await Task.Run(() => waves.WeaveAsync([.. waiting.Select(w => w.Tally)], slices.FindAsync, (c, t) => SharedStore.Done(c, t, seqs)));
            delivered = change.Events.Count > 0 ? default : delivered;
            return seqs.Length;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            BeginAnew(error);
            throw new OrleansException("Grouping stopped and begins anew; ask again.");
        }
    }

    private void BeginAnew(Exception error)
    {
        if (error is not OrleansException)
        {
            BeginsAnew(error);
        }

        DeactivateOnIdle();
    }

    /// <summary>Once a day, single reports that are old enough go.</summary>
    private async Task CleanAsync()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Japan).DateTime);
        if (today == cleaned)
        {
            return;
        }

        await Task.Run(() => waves.Expire(today));
        cleaned = today;
    }

    private async Task DeliverAsync()
    {
        var now = clock.GetUtcNow();
        if (now - delivered < BetweenDeliveries)
        {
            return;
        }

        delivered = now;
        foreach (var subscription in await Task.Run(webhooks.QueueAndFindDue))
        {
            await GrainFactory.GetGrain<ISubscriptionGrain>(subscription).DeliverAsync();
        }
    }

    /// <summary>A day is a day in Japan, which has no summer time.</summary>
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grouping stopped and begins anew from the store.")]
    private partial void BeginsAnew(Exception error);
}
