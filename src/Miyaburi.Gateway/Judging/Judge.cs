using System.Threading.Channels;
using Miyaburi.Gateway.Audit;
using Miyaburi.Gateway.Authentication;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Reporting;
using Miyaburi.Messages;

namespace Miyaburi.Gateway.Judging;

/// <summary>
/// Judges messages for all doors: a bounded queue and a fixed number of workers. A full queue answers at once; a
/// fault or a slow analysis concerns its own message only.
/// </summary>
internal sealed partial class Judge : IAsyncDisposable
{
    private readonly ConfigHolder configuration;
    private readonly TimeProvider time;
    private readonly AuditLog? audit;
    private readonly SenderVerifier verifier;
    private readonly ILogger logger;
    private readonly Analysis analysis;
    private readonly Drain drain;
    private readonly Channel<Job> queue;
    private readonly Task[] workers;
    private int busy;

    internal Judge(ConfigHolder configuration, TimeProvider time, AuditLog? audit, SenderVerifier verifier, Analysis analysis, Drain drain, ILogger<Judge> logger)
    {
        (this.configuration, this.time, this.audit, this.verifier, this.analysis, this.drain, this.logger) = (configuration, time, audit, verifier, analysis, drain, logger);
        var limits = configuration.Current.Limits;
        queue = Channel.CreateBounded<Job>(new BoundedChannelOptions(limits.Waiting));
        var count = limits.Workers == 0 ? Environment.ProcessorCount : limits.Workers;
        workers = [.. Enumerable.Range(0, count).Select(_ => Task.Run(WorkAsync))];
    }

    /// <summary>What was counted since the start.</summary>
    internal Tally Tally { get; } = new();

    /// <summary>Tells a server of waves of scams, or null.</summary>
    internal WaveReporter? Reporter { get; init; }

    /// <summary>Judges one message, and notes the decision.</summary>
    internal async Task<Judgement> JudgeAsync(JudgeRequest request, CancellationToken cancellation)
    {
        var config = configuration.Current;
        var judgement = request.Bytes.Length > config.Limits.MessageBytes
            ? new Judgement.Undecided(UndecidedReason.TooLarge)
            : await QueueAsync(config, request, cancellation);
        Tally.Count(judgement);
        if (judgement is Judgement.Undecided undecided)
        {
            LogUndecided(request.Door, undecided.Reason);
        }

        return judgement;
    }

    /// <summary>Judges the samples that come with the program; nothing of it is counted or noted.</summary>
    /// <exception cref="SelfCheckFault">One was judged as it must not be.</exception>
    internal void CheckItself() => SelfCheck.Run(request => Analyse(new Job(configuration.Current, request, new VerifiedMessage(request.Bytes, null), 0)));

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (!await drain.WaitAsync(Task.WhenAll(workers)) && (Volatile.Read(ref busy) > 0 || queue.Reader.Count > 0))
        {
            LogLeft(Volatile.Read(ref busy), queue.Reader.Count);
        }

        audit?.Dispose();
        if (Reporter is not null)
        {
            await Reporter.DisposeAsync();
        }
    }

    private async Task<Judgement> QueueAsync(GatewayConfig config, JudgeRequest request, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(config.Limits.Analysis, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var proven = await verifier.VerifyAsync(config.Authentication, request, either.Token);
        var job = new Job(config, request, proven, time.GetTimestamp());
        if (!queue.Writer.TryWrite(job))
        {
            return new Judgement.Undecided(UndecidedReason.Overloaded);
        }

        try
        {
            return await job.Done.Task.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            job.Abandon();
            cancellation.ThrowIfCancellationRequested();
            return new Judgement.Undecided(UndecidedReason.TimedOut);
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var job in queue.Reader.ReadAllAsync())
        {
            if (job.Begin())
            {
                Interlocked.Increment(ref busy);
                var judgement = Work(job);
                Interlocked.Decrement(ref busy);
                job.Done.TrySetResult(judgement);
            }
        }
    }

    private Judgement Work(Job job)
    {
        try
        {
            var judgement = Analyse(job);
            if (judgement is Judgement.Decided decided && audit is not null)
            {
                audit.Write(AuditEntry.Of(decided.Decision, job, time.GetElapsedTime(job.Start)));
            }

            Report(judgement, job);
            return judgement;
        }
#pragma warning disable CA1031 // Whatever one message does to the engine must not reach the messages of others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(job.Request.Door, fault.GetType().Name, fault.StackTrace);
            return new Judgement.Undecided(UndecidedReason.Failed);
        }
    }

    private Judgement Analyse(Job job)
    {
        var (request, at) = (job.Request, time.GetUtcNow());
        var limits = AnalysisLimits.Default with { MessageBytes = job.Config.Limits.MessageBytes };
        var options = new ReadOptions { Kind = request.Kind, Sender = request.Sender, Received = at, Limits = limits };
        return analysis(job.Proven, options, at) is { } report
            ? new Judgement.Decided(Decider.Decide(job.Config, report, request.Envelope, DecisionId.New(at)))
            : new Judgement.Undecided(UndecidedReason.Unreadable);
    }

    /// <summary>What the administrator allows is reported to nobody. A fault here changes no decision.</summary>
    private void Report(Judgement judgement, Job job)
    {
        if (judgement is not Judgement.Decided { Decision: { List: not { IsAllow: true } } decision })
        {
            return;
        }

        try
        {
            Reporter?.Offer(decision.Report, job.Proven.Bytes.Span);
        }
#pragma warning disable CA1031 // As below.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(job.Request.Door, fault.GetType().Name, fault.StackTrace);
        }
    }

    // The text of an exception may quote the message; its type and place do not.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Door}: the analysis failed with {Kind}\n{Place}")]
    private partial void LogFault(string door, string kind, string? place);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopped although {Stuck} analyses have not ended; {Waiting} messages were waiting")]
    private partial void LogLeft(int stuck, int waiting);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Door}: a message was not judged: {Reason}")]
    private partial void LogUndecided(string door, UndecidedReason reason);
}
