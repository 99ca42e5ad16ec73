using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Authentication;

/// <summary>Adds what the gateway itself found out about the sender, when it is told to look.</summary>
internal sealed class SenderVerifier
{
    internal static ValueTask<VerifiedMessage> VerifyAsync(AuthenticationConfig config, JudgeRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new VerifiedMessage(request.Bytes, config.AuthservId));
    }
}
