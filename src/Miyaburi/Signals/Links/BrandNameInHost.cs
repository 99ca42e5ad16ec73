using Miyaburi.Brands;
using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A brand's name stands in a host that the brand does not own.</summary>
internal sealed class BrandNameInHost : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID06",
        Group = SignalGroup.Identity,
        Name = new("会社名を入れた無関係のアドレス", "Brand name in a foreign address"),
        Text = new(
            "リンク先「{host}」には「{text}」と入っていますが、{brand}のドメインではありません。",
            "The link goes to {host}: it holds \"{text}\", but it is not one of {brand}'s domains."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.Links.FirstOrDefault(l => l.IsFollowable && l.Imitations.Any(i => i.Kind is ImitationKind.Name or ImitationKind.ShortName));
        if (link is null)
        {
            return null;
        }

        var imitation = link.Imitations.First(i => i.Kind is ImitationKind.Name or ImitationKind.ShortName);
        return Descriptor.At(facts.EvidenceOf(link), ("brand", imitation.Brand.Names), ("host", Defang.Host(link.Host!)), ("text", imitation.Text)) with
        {
            // An account of exactly that name on a free host may well be the brand's own.
            Strength = (link.Traits & HostTraits.FreeHosting) != 0 && link.Host!.Ascii.StartsWith(imitation.Text + ".", StringComparison.Ordinal) ? 0.4 : 1,
        };
    }
}
