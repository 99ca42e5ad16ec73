namespace Miyaburi.Signals.Links;

/// <summary>A brand is claimed and the links are another brand's; honest messages do this at times, so the weight is small.</summary>
internal sealed class ClaimedBrandOtherBrandLink : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID03",
        Group = SignalGroup.Identity,
        Name = new("名乗る会社と別の会社のリンク", "Link of another company"),
        Text = new(
            "{brand}を名乗っていますが、リンク先「{host}」は別の会社のものです。",
            "The message claims to be {brand}, but the link goes to {host}, which belongs to another company."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || !facts.ClaimsByName() || facts.IsSenderOf(brand))
        {
            return null;
        }

        var link = facts.FirstLink(l => l.Destination is Destination.OtherBrand);
        return link is null || facts.Links.Any(l => l.Destination is Destination.Claimed)
            ? null
            : Descriptor.At(facts.EvidenceOf(link), ("brand", brand.Names), ("host", Defang.Host(link.Host!)));
    }
}
