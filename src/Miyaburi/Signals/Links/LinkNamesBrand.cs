using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Links;

/// <summary>The words of the link name a brand and a sign-in; the link leads elsewhere.</summary>
internal sealed class LinkNamesBrand : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID10",
        Group = SignalGroup.Identity,
        Name = new("ログイン先と書いて別の場所へ", "Link that says it signs in"),
        Text = new(
            "リンクには「{quote}」とありますが、開くのは{brand}と関係のない「{host}」です。",
            "The link reads \"{quote}\", but opens {host}, which is not {brand}'s."),
    };

    private const HostTraits Relays = HostTraits.Shortener | HostTraits.Redirector | HostTraits.Infrastructure | HostTraits.SharedPlatform;

    public Finding? Inspect(CaseFacts facts)
    {
        foreach (var link in facts.Links)
        {
            if (link is { IsFollowable: true, Link.Target: TargetKind.Anchor, Host: not null } && link.Owners.IsEmpty && (link.Traits & Relays) == 0
                && SignsIn(facts, link.Link) && BrandIn(facts, link.Link) is { } brand)
            {
                var place = facts.EvidenceAt(link.Link.PartId, link.Link.Range);
                return Descriptor.At(place, ("quote", place.Quote), ("brand", brand.Names), ("host", Defang.Host(link.Host)));
            }
        }

        return null;
    }

    private static bool SignsIn(CaseFacts facts, Link link) =>
        link.Visible.Contains("ログイン", StringComparison.Ordinal)
        || link.Visible.Contains("サインイン", StringComparison.Ordinal)
        || link.Visible.Contains("login", StringComparison.OrdinalIgnoreCase)
        || facts.Of("login").Any(h => h.PartId == link.PartId && IsWithin(h.Range, link.Range));

    private static Brand? BrandIn(CaseFacts facts, Link link) =>
        facts.Claims.All.FirstOrDefault(m => m.PartId == link.PartId && m.Place is not BrandPlace.Host && IsWithin(m.Range, link.Range))?.Brand;

    private static bool IsWithin(TextRange inner, TextRange outer) => inner.Start >= outer.Start && inner.End <= outer.End;
}
