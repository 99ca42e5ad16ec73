using Miyaburi.Brands;

namespace Miyaburi.Signals.Links;

/// <summary>A brand's name written with look-alike characters in a host.</summary>
internal sealed class LookalikeHost : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID07",
        Group = SignalGroup.Identity,
        Name = new("見間違えやすい文字のアドレス", "Look-alike letters in an address"),
        Text = new(
            "リンク先「{host}」は、{brand}に見える紛らわしい文字で書かれた別のドメインです。",
            "The link goes to {host}, written with look-alike letters to be taken for {brand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.Links.FirstOrDefault(l => l.IsFollowable && l.Imitations.Any(i => i.Kind is ImitationKind.Lookalike));
        if (link is null)
        {
            return null;
        }

        var imitation = link.Imitations.First(i => i.Kind is ImitationKind.Lookalike);
        return Descriptor.At(facts.EvidenceOf(link), ("brand", imitation.Brand.Names), ("host", Defang.Host(link.Host!)), ("text", imitation.Text));
    }
}
