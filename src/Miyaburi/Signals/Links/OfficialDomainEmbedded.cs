using Miyaburi.Brands;

namespace Miyaburi.Signals.Links;

/// <summary>The official domain stands in a host that is somebody else's.</summary>
internal sealed class OfficialDomainEmbedded : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID05",
        Group = SignalGroup.Identity,
        Name = new("公式ドメインを左側に置いた偽アドレス", "Official domain placed left of the real one"),
        Text = new(
            "リンク先「{host}」は、公式ドメイン「{text}」を含んで見えますが、実際に開くのはその右側の別のドメインです。",
            "The link goes to {host}: the official {text} stands in it, but the site that opens is the other domain to its right."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.Links.FirstOrDefault(l => l.IsFollowable && l.Imitations.Any(i => i.Kind is ImitationKind.OfficialDomain));
        if (link is null)
        {
            return null;
        }

        var imitation = link.Imitations.First(i => i.Kind is ImitationKind.OfficialDomain);
        return Descriptor.At(facts.EvidenceOf(link), ("brand", imitation.Brand.Names), ("host", Defang.Host(link.Host!)), ("text", imitation.Text));
    }
}
