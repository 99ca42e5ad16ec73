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

    /// <summary>The worker goes on with the answer itself, without a change of threads: writing it never waits for the peer.</summary>
    internal TaskCompletionSource<Judgement> Done { get; } = new();

    /// <summary>Whether a worker may take it: nobody did, and somebody still waits.</summary>
    internal bool Begin() => Interlocked.Exchange(ref taken, 1) == 0;

    /// <summary>Nobody waits any more.</summary>
    internal void Abandon() => Interlocked.Exchange(ref taken, 1);
}
