namespace Miyaburi.Signals.Links;

/// <summary>Every followable link leads to the claimed brand (or, where none is claimed, to known owners), and nothing else is asked for.</summary>
internal sealed class OfficialLinksOnly : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "VF01",
        Group = SignalGroup.Verified,
        Name = new("リンク先はすべて公式", "Only official links"),
        Text = new(
            "リンク先はすべて{brand}の公式ドメインです。",
            "Every link goes to a domain of {brand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var links = facts.Links.Where(l => l.IsFollowable && l.Host is not null).ToList();
        if (facts.Claims.Claimed is not { } brand || links.Count == 0 || links.Exists(l => l.Destination is not Destination.Claimed))
        {
            return null;
        }

        return Descriptor.At(facts.EvidenceOf(links[0]), ("brand", brand.Names));
    }
}
