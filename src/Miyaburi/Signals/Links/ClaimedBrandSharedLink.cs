using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A brand is claimed, and every way on leads to a place where anybody can put a page.</summary>
internal sealed class ClaimedBrandSharedLink : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID02",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("名乗る会社の案内が無料サービスに", "Brand's link on a free service"),
        Text = new(
            "{brand}を名乗っていますが、リンク先は誰でもページを作れる「{host}」で、{brand}の公式ドメインへのリンクがありません。",
            "The message claims to be {brand}, but links only to {host}, where anybody can put a page."),
    };

    private const HostTraits Anybody = HostTraits.Shortener | HostTraits.FreeHosting | HostTraits.CloudStorage | HostTraits.Tunnel | HostTraits.SharedPlatform;

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || !facts.ClaimsByName() || facts.IsSenderOf(brand))
        {
            return null;
        }

        var links = facts.Links.Where(l => l.IsFollowable && l.Host is not null).ToList();
        var link = links.Find(l => (l.Traits & Anybody) != 0 && l.Destination is Destination.Shared or Destination.Foreign);
        return link is null || links.Exists(l => l.Destination is Destination.Claimed)
            ? null
            : Descriptor.At(facts.EvidenceOf(link), ("brand", brand.Names), ("host", Defang.Host(link.Host!)));
    }
}
