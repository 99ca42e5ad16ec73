using Miyaburi.Gateway.Authentication;
using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Judging;

/// <summary>A message in the queue.</summary>
internal sealed class Job(GatewayConfig config, JudgeRequest request, VerifiedMessage proven, long start)
{
    private int taken;

    internal GatewayConfig Config => config;

    internal JudgeRequest Request => request;

    internal VerifiedMessage Proven => proven;

    /// <summary>When it was queued, in ticks of the time provider.</summary>
    internal long Start => start;

    /// <summary>The door goes on with the answer on a thread of its own: whatever it does there keeps no worker from the next message.</summary>
    internal TaskCompletionSource<Judgement> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether a worker may take it: nobody did, and somebody still waits.</summary>
    internal bool Begin() => Interlocked.Exchange(ref taken, 1) == 0;

    /// <summary>Nobody waits any more.</summary>
    internal void Abandon() => Interlocked.Exchange(ref taken, 1);
}
