using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A page on free web space, a site builder or a storage bucket; telling only in a company's name, since honest people are there too.</summary>
internal sealed class FreeHostingPage : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI02",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("誰でも作れる無料ページ", "Free web space"),
        Text = new(
            "リンク先「{host}」は、誰でも名乗らずに作れる無料のページです。",
            "The link goes to {host}, free web space that anybody gets without a name."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Owners.IsEmpty && (l.Traits & (HostTraits.FreeHosting | HostTraits.CloudStorage | HostTraits.Tunnel)) != 0);
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!))) with { Strength = facts.Claims.Claimed is not null && link.Destination is not Destination.Claimed ? 1 : 0.15 };
    }
}
