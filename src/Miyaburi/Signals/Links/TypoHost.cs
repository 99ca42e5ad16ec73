using Miyaburi.Brands;

namespace Miyaburi.Signals.Links;

/// <summary>A word of the host is one letter away from a brand's name.</summary>
internal sealed class TypoHost : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID08",
        Group = SignalGroup.Identity,
        Name = new("一文字違いのアドレス", "Address one letter off"),
        Text = new(
            "リンク先「{host}」は、{brand}の名前と一文字違いです。",
            "The link goes to {host}, one letter away from the name of {brand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.Links.FirstOrDefault(l => l.IsFollowable && l.Imitations.Any(i => i.Kind is ImitationKind.Typo));
        if (link is null)
        {
            return null;
        }

        var imitation = link.Imitations.First(i => i.Kind is ImitationKind.Typo);
        return Descriptor.At(facts.EvidenceOf(link), ("brand", imitation.Brand.Names), ("host", Defang.Host(link.Host!)), ("text", imitation.Text));
    }
}
