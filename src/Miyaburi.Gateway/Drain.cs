namespace Miyaburi.Gateway;

/// <summary>
/// What is in hand when the program is told to stop has a bounded time to end. All parts share it: they are waited for
/// until it is over, not one after the other for as long each.
/// </summary>
internal sealed class Drain : IDisposable
{
    private readonly TimeSpan most;
    private readonly CancellationTokenSource over;
    private readonly CancellationTokenRegistration begin;
    private int begun;

    /// <param name="most">How long what is in hand may still take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stopping">Fires when the program is told to stop.</param>
    internal Drain(TimeSpan most, TimeProvider time, CancellationToken stopping)
    {
        this.most = most;
        Stopping = stopping;
        over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        begin = stopping.Register(Begin);
    }

    /// <summary>Fires when the program is told to stop: nothing new is begun.</summary>
    internal CancellationToken Stopping { get; }

    /// <summary>Fires when nothing is waited for any more.</summary>
    internal CancellationToken Over => over.Token;

    /// <summary>Waits for work, at most until the time is over.</summary>
    /// <returns>Whether it ended.</returns>
    internal async Task<bool> WaitAsync(Task work)
    {
        // A host that failed to start is taken down without having been told to stop.
        Begin();
        var end = Task.Delay(Timeout.InfiniteTimeSpan, over.Token);
        return await Task.WhenAny(work, end) == work;
    }

    public void Dispose()
    {
        begin.Dispose();
        over.Dispose();
    }

    private void Begin()
    {
        if (Interlocked.Exchange(ref begun, 1) == 0)
        {
            over.CancelAfter(most);
        }
    }
}
