using Miyaburi.Gateway.Authentication;
using Miyaburi.Gateway.Judging;
using Miyaburi.Messages;
using Miyaburi.Reports;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>The real engine, but for messages with a word in them: at one it fails, the other it does not finish before it is told to.</summary>
internal sealed class TroubledEngine : IDisposable
{
    internal const string Fault = "faultword";
    internal const string Stuck = "stuckword";

    private readonly Engine engine = new();
    private readonly ManualResetEventSlim released = new();
    private int stuck;

    internal Report? Analyse(VerifiedMessage message, ReadOptions options, DateTimeOffset at)
    {
        if (message.Bytes.Span.IndexOf("faultword"u8) >= 0)
        {
            throw new InvalidOperationException($"the text of the message: {Fault}");
        }

        if (message.Bytes.Span.IndexOf("stuckword"u8) >= 0)
        {
            Interlocked.Increment(ref stuck);
            released.Wait();
        }

        return engine.Analyse(message, options, at);
    }

    /// <summary>Waits until a worker holds so many messages.</summary>
    internal async Task HoldsAsync(int count)
    {
        for (var i = 0; i < 600 && Volatile.Read(ref stuck) < count; i++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(count, stuck);
    }

    internal void Release() => released.Set();

    public void Dispose() => released.Dispose();
}
