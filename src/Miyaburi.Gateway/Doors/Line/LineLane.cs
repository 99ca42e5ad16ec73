using System.Threading.Channels;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>Events in hand, of which a fixed number is answered at once. A fault concerns its own event only.</summary>
internal sealed partial class LineLane
{
    private readonly Channel<LineEvent> queue;
    private readonly Func<LineEvent, Task> answer;
    private readonly ILogger logger;
    private readonly Task[] workers;
    private readonly int most;
    private int inHand;

    /// <param name="most">Events in hand, waiting and being answered.</param>
    /// <param name="atOnce">Events that are answered at once.</param>
    /// <param name="answer">Answers one.</param>
    /// <param name="logger">Where faults go.</param>
    internal LineLane(int most, int atOnce, Func<LineEvent, Task> answer, ILogger logger)
    {
        (this.most, this.answer, this.logger) = (most, answer, logger);
        queue = Channel.CreateUnbounded<LineEvent>();
        workers = [.. Enumerable.Range(0, atOnce).Select(_ => Task.Run(WorkAsync))];
    }

    /// <summary>Takes an event unless too many are in hand.</summary>
    internal bool TryTake(LineEvent one)
    {
        if (Interlocked.Increment(ref inHand) <= most && queue.Writer.TryWrite(one))
        {
            return true;
        }

        Interlocked.Decrement(ref inHand);
        return false;
    }

    /// <summary>Takes nothing more; ends when what is in hand is answered.</summary>
    internal Task EndAsync()
    {
        queue.Writer.TryComplete();
        return Task.WhenAll(workers);
    }

    /// <summary>Events that wait or are being answered.</summary>
    internal int InHand => Volatile.Read(ref inHand);

    private async Task WorkAsync()
    {
        await foreach (var one in queue.Reader.ReadAllAsync())
        {
            try
            {
                await answer(one);
            }
#pragma warning disable CA1031 // One person's message must not end the bot for all.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogFault(fault.GetType().Name, fault is HttpRequestException ? fault.Message : fault.StackTrace);
            }
            finally
            {
                Interlocked.Decrement(ref inHand);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "line: an event was not answered: {Kind}\n{Place}")]
    private partial void LogFault(string kind, string? place);
}
