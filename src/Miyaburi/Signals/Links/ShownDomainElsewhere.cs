using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Signals.Links;

/// <summary>The link shows a brand's domain and leads elsewhere. Newsletters count clicks through services of their own, so known relays do not count.</summary>
internal sealed class ShownDomainElsewhere : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID04",
        Group = SignalGroup.Identity,
        Name = new("表示と違うリンク先", "Shown address is not the real one"),
        Text = new(
            "{brand}のアドレスに見えるリンクですが、実際に開くのは「{host}」です。",
            "The link looks like an address of {brand}, but opens {host}."),
    };

    private const HostTraits Relays = HostTraits.Shortener | HostTraits.Redirector | HostTraits.Infrastructure;

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l =>
            l.Link.Target is TargetKind.Anchor or TargetKind.Attachment
            && (l.Traits & Relays) == 0
            && l.Owners.IsEmpty
            && l.ShownOwners.Any(o => o.Kind is OwnerKind.Official)
            && !IsSendersOwn(l.Host!, facts.Sender.Host));
        return link is null
            ? null
            : Descriptor.At(facts.EvidenceAt(link.Link.PartId, link.Link.Range), ("brand", link.ShownOwners[0].Brand.Names), ("host", Defang.Host(link.Host!)));
    }

    /// <summary>A sender that counts clicks on its own domain; that it may show a brand's name wrongly is told by other signals.</summary>
    private static bool IsSendersOwn(Host host, Host? sender) => sender is not null && sender.Site == host.Site;
}
