using Miyaburi.Cluster.Storage;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;
using Miyaburi.Waves.Grouping;
using Miyaburi.Waves.Storage;

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
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenDeliveries = TimeSpan.FromSeconds(30);

    private WaveStore waves = null!;
    private DateOnly cleaned;
    private (DateOnly Day, Task<AgedLook> Look)? cleaning;
    private DateTimeOffset delivered;
    private DateTimeOffset seen;

    /// <summary>One that could not begin is not deactivated: it lets go of the store here, or its own lock would keep out all that come after it.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            waves = await Task.Run(() => WaveStore.OpenWithoutIndex(store.Name, rules), cancellationToken);
            await new IndexSlices(GrainFactory).ResetAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            await (waves?.DisposeAsync() ?? ValueTask.CompletedTask);

            // Errors of the store are not known to those who asked, and would reach them as something else.
            throw new OrleansException(error.Message);
        }

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

    /// <summary>What comes in meanwhile waits for the next time: under steady load there is always something, and other work is due.</summary>
    public Task<int> SettleAsync() => OrAnewAsync(async () =>
    {
        var latest = await Task.Run(store.Latest);
        var total = 0;
        while (await GroupAsync(latest) is > 0 and var grouped)
        {
            total += grouped;
        }

        return total;
    });

    public Task<int> EraseAsync(Guid reporter, int today) => OrAnewAsync(() => AloneAsync(() => store.VariantsOf(reporter), () => waves.Erase(reporter, DateOnly.FromDayNumber(today))));

    public Task<int> RetractAsync(Guid report, int today) => OrAnewAsync(() => AloneAsync(() => store.VariantsOf(report), () => waves.Retract(report, DateOnly.FromDayNumber(today))));

    public Task<byte> ObjectAsync(ReportLine report, string said) => OrAnewAsync(async () => (byte)await ObjectAsync(report.ToSighting(), said));

    /// <summary>A person's reports and objections count together, where all of that person's are counted.</summary>
    private async Task<Receipt> ObjectAsync(Sighting sighting, string said)
    {
        if (!sighting.IsTrusted && !sighting.Traits.IsEmpty)
        {
            var reporter = GrainFactory.GetGrain<IReporterGrain>(ClusterShape.ReporterOf(sighting.Reporter));
            if (await reporter.AdmitAsync([new Admission(sighting.Reporter, sighting.Day.DayNumber, sighting.Id)]) is [false])
            {
                return Receipt.OverQuota;
            }
        }

        return await Task.Run(() => waves.Object(sighting, said));
    }

    /// <summary>What is taken away has to be grouped first, and nothing may come in between.</summary>
    /// <param name="variants">What the index knows of those that may go with it.</param>
    /// <param name="take">Takes it away.</param>
    private async Task<int> AloneAsync(Func<List<IndexQuery>> variants, Func<int> take)
    {
        using var closed = await Task.Run(store.Close);
        await SettleAsync();
        var affected = await Task.Run(variants);
        var taken = await Task.Run(take);
        await new IndexSlices(GrainFactory).ForgetAsync(affected.Where(v => !waves.Knows(v.Entry.Key)));
        return taken;
    }

    /// <summary>What failed is to be asked again, of one who begins anew: the store's connection may be lost for good.</summary>
    private async Task<T> OrAnewAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            BeginAnew(error);
            throw new OrleansException("The work stopped and begins anew; ask again.");
        }
    }

    private async Task WorkAsync(CancellationToken cancel)
    {
        try
        {
            await CheckAsync();
            await SettleAsync();
            await CleanAsync();
            await DeliverAsync();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            BeginAnew(error);
        }
    }

    private async Task<int> GroupAsync(long latest)
    {
        var waiting = await Task.Run(() => store.Waiting(latest, AtOnce));
        if (waiting.Count == 0)
        {
            return 0;
        }

        var seqs = waiting.Select(w => w.Seq).ToArray();
        var slices = new IndexSlices(GrainFactory);
        var change = await Task.Run(() => waves.WeaveAsync([.. waiting.Select(w => w.Tally)], slices.FindAsync, (c, t) => SharedStore.Done(c, t, seqs)));
        delivered = change.Events.Count > 0 ? default : delivered;
        return seqs.Length;
    }

    /// <summary>Without its lock somebody else could write; without its connection nothing could be taken back in a quiet hour.</summary>
    private async Task CheckAsync()
    {
        var now = clock.GetUtcNow();
        if (now - seen < BetweenChecks)
        {
            return;
        }

        seen = await Task.Run(waves.IsConnected) ? now : throw new IOException("The connection to the store was lost.");
    }

    private void BeginAnew(Exception error)
    {
        if (error is not OrleansException)
        {
            BeginsAnew(error);
        }

        DeactivateOnIdle();
    }

    /// <summary>
    /// Once a day, single reports that are old enough go, and what nobody reports any more goes out of the index: a part at a time,
    /// for reports wait meanwhile. To look for them takes long in a large store and holds nothing up.
    /// </summary>
    private async Task CleanAsync()
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        if (cleaning is null && today != cleaned)
        {
            await Task.Run(() => waves.Ripen(today));
            cleaning = (today, Task.Run(() => waves.FindAged(today)));
        }

        if (cleaning is not { Look.IsCompleted: true } ready)
        {
            return;
        }

        var (day, aged) = (ready.Day, await ready.Look);
        if (aged.Parts.TryDequeue(out var part))
        {
            await (part.Kind is AgedKind.Wave ? Task.Run(() => waves.Expire(part, day)) : AloneAsync(() => store.Variants([.. part.Variants]), () => waves.Expire(part, day)));
            return;
        }

        (cleaning, cleaned) = (null, aged.IsAll ? day : cleaned);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grouping stopped and begins anew from the store.")]
    private partial void BeginsAnew(Exception error);
}
