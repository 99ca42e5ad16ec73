using Miyaburi.Messages;

namespace Miyaburi.Signals.Authentication;

/// <summary>The trusted server could not authenticate the From domain, and the domain is a brand's own.</summary>
internal sealed class AuthenticationFailed : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "AU01",
        Group = SignalGroup.Authentication,
        Name = new("送信元の認証に失敗", "Sender authentication failed"),
        Text = new(
            "送信元「{host}」の認証に失敗しています({methods})。転送でも失敗するため、これだけで偽物とは言えませんが、本物の証明はありません。",
            "The sender's domain {host} was not authenticated ({methods}). Forwarding breaks this too, so it does not prove forgery, but nothing proves the sender."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Sender.Authentication is not SenderAuthentication.Failed failed || facts.Sender.Owners.IsEmpty)
        {
            return null;
        }

        return facts.SenderEvidence() is { } sender
            ? Descriptor.At(sender, ("host", failed.Domain.Replace(".", "[.]", StringComparison.Ordinal)), ("methods", failed.Methods))
            : null;
    }
}
