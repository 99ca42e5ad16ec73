using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Signals.Sender;

/// <summary>A mail made of markup alone whose few links all lead to one place, and not to the sender's domain.</summary>
internal sealed class StrangersLinksOnly : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE15",
        Group = SignalGroup.Sender,
        Name = new("差出人と無関係なリンクだけのメール", "Links to a stranger only"),
        Text = new(
            "リンクはどれも差出人のドメイン「{sender}」ではなく、無関係な「{host}」へ向かっています。",
            "Every link leads to {host}, which has nothing to do with the sender's domain {sender}."),
    };

    /// <summary>Newsletters and notices carry more.</summary>
    private const int MostLinks = 12;

    /// <summary>Domains that the mail's links may lead to: the lure and its way to unsubscribe.</summary>
    private const int MostSites = 2;

    /// <summary>Hosts that honest mail services put between: they say nothing of where the link ends.</summary>
    private const HostTraits Relays = HostTraits.Shortener | HostTraits.Redirector | HostTraits.SharedPlatform | HostTraits.Infrastructure;

    public Finding? Inspect(CaseFacts facts)
    {
        var message = facts.Message;
        if (message.Kind is not MessageKind.Mail || message.Markup.HasPlainText || message.Markup.VisibleCharacters == 0 || facts.Sender.Host is not { } sender)
        {
            return null;
        }

        var sites = new HashSet<string>(StringComparer.Ordinal);
        var links = 0;
        foreach (var link in facts.Links)
        {
            if (!link.IsFollowable || link.Host is not { } host)
            {
                continue;
            }

            if (host.Site == sender.Site || !link.Owners.IsEmpty || (link.Traits & Relays) != 0 || ++links > MostLinks)
            {
                return null;
            }

            sites.Add(host.Site);
        }

        return links > 0 && sites.Count <= MostSites && facts.FirstLink(_ => true) is { } first
            ? Descriptor.At(facts.EvidenceOf(first), ("sender", Defang.Host(sender)), ("host", Defang.Host(first.Host!)))
            : null;
    }
}
