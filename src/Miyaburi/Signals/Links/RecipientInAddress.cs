using Miyaburi.Links;
using Miyaburi.Messages;
using System.Collections.Immutable;

namespace Miyaburi.Signals.Links;

/// <summary>The reader's own address stands in the address, so that the page can greet them and note that it was opened.</summary>
internal sealed class RecipientInAddress : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD14",
        Group = SignalGroup.LinkDisguise,
        Name = new("あなたのアドレスを埋め込んだリンク", "Your address inside the link"),
        Text = new(
            "リンクに受信者のメールアドレスが埋め込まれています。開くと、誰が開いたかが送信者に伝わります。",
            "Your own e-mail address stands inside the link: opening it tells the sender who did."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Owners.IsEmpty && (l.Traits & HostTraits.Redirector) == 0 && Holds(l.Link, facts.Message.Recipients));
        return link is null || facts.Message.Transport.IsList ? null : Descriptor.At(facts.EvidenceOf(link));
    }

    private static bool Holds(Link link, ImmutableArray<Mailbox> recipients) =>
        recipients.Any(r => r.Address.Length > 5
            && (link.Raw.Contains(r.Address, StringComparison.OrdinalIgnoreCase)
                || link.Raw.Contains(r.Address.Replace("@", "%40", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
}
