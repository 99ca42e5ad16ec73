using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;

namespace Miyaburi.Cluster;

/// <summary>The way to one intake: one batch on it at a time, sent again while a silo that died is being replaced.</summary>
internal sealed class Lane : IAsyncDisposable
{
    /// <summary>How long a batch is sent again before its senders hear that it failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Work> waiting = Channel.CreateBounded<Work>(new BoundedChannelOptions(ClusterShape.MostWaiting) { SingleReader = true });
    private readonly IIntakeGrain intake;
    private readonly TimeProvider clock;
    private readonly Task worker;

    internal Lane(IIntakeGrain intake, TimeProvider clock)
    {
        (this.intake, this.clock) = (intake, clock);
        worker = Task.Run(RunAsync);
    }

    internal long Calls { get; private set; }

    internal long Reports { get; private set; }

    internal Task<ClusterAnswer> AddAsync(Sighting sighting)
    {
        var work = new Work(ReportLine.Of(sighting), new TaskCompletionSource<ClusterAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
        return waiting.Writer.TryWrite(work) ? work.Done.Task : Task.FromResult<ClusterAnswer>(new ClusterAnswer.Busy());
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await worker.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var batch = new List<Work>(ClusterShape.LargestBatch);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < ClusterShape.LargestBatch && waiting.Reader.TryRead(out var work))
            {
                batch.Add(work);
            }

            await AnswerAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever failed is told to those who wait; the next batch has its own chance.")]
    private async Task AnswerAsync(List<Work> batch)
    {
        try
        {
            Answer(batch, await SendAsync([.. batch.Select(w => w.Report)]).ConfigureAwait(false));
        }
        catch (Exception error)
        {
            batch.ForEach(w => w.Done.TrySetResult(new ClusterAnswer.Failed(error.Message)));
        }
    }

    private async Task<IntakeAnswer> SendAsync(ImmutableArray<ReportLine> reports)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            IntakeAnswer answer;
            try
            {
                Calls++;
                Reports += reports.Length;
                answer = await intake.AddAsync(reports).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OrleansException or TimeoutException)
            {
                answer = new IntakeAnswer.Unstored(error.Message);
            }

            if (answer is not IntakeAnswer.Unstored || clock.GetElapsedTime(began) > Patience)
            {
                return answer;
            }

            await Task.Delay(Pause, clock).ConfigureAwait(false);
        }
    }

    private static void Answer(List<Work> batch, IntakeAnswer answer)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Done.SetResult(answer switch
            {
                IntakeAnswer.Kept kept => new ClusterAnswer.Given((Receipt)kept.Receipts[i]),
                IntakeAnswer.Busy => new ClusterAnswer.Busy(),
                IntakeAnswer.Unstored unstored => new ClusterAnswer.Failed(unstored.Reason),
                _ => throw new InvalidOperationException("No such answer."),
            });
        }
    }

    private sealed record Work(ReportLine Report, TaskCompletionSource<ClusterAnswer> Done);
}
