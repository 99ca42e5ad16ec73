using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Signals.Content;

namespace Miyaburi.Signals.Links;

/// <summary>The message claims to come from a brand, and a link leads to a domain that is not the brand's.</summary>
internal sealed class ClaimedBrandForeignLink : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID01",
        Group = SignalGroup.Identity,
        Name = new("名乗る会社と違うリンク先", "Link away from the claimed brand"),
        Text = new(
            "{brand}を名乗っていますが、リンク先「{host}」は{brand}の公式ドメインではありません。",
            "The message claims to be {brand}, but the link goes to {host}, which is not one of {brand}'s domains."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        // A claim read from an address alone says so by a signal of its own (ID05, ID06, SE03, AU02).
        if (facts.Claims.Claimed is not { } brand || facts.Claims.Places.All(p => p.Place is BrandPlace.Host or BrandPlace.SenderDomain))
        {
            return null;
        }

        // Beside the brand's own link a bare name in a longer text is what the text speaks of (a domain to renew).
        var isBesideOwn = facts.Links.Any(l => l.IsFollowable && l.Link.Origin is not LinkOrigin.Bare && l.Destination is Destination.Claimed);
        var foreign = facts.Links.Where(l => l.IsFollowable && l.Destination is Destination.Foreign && !(l.Link.Origin is LinkOrigin.Bare && isBesideOwn && !facts.IsShortText()) && (facts.IsMail() || !ContentExtensions.IsOnlyNamed(facts, l))).ToList();
        return foreign.Count == 0
            ? null
            : Descriptor.At(foreign.Select(facts.EvidenceOf), ("brand", brand.Names), ("host", Defang.Host(foreign[0].Host!)));
    }
}
