using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Links;

namespace Miyaburi.Signals;

/// <summary>Reads what is known of the hosts that links lead to, each distinct host once.</summary>
internal sealed class LinkReader(BrandDirectory brands, HostModel hostModel)
{
    private const HostTraits SharedTraits =
        HostTraits.Shortener | HostTraits.Redirector | HostTraits.SharedPlatform | HostTraits.Infrastructure;

    private const HostTraits PlatformTraits =
        HostTraits.Redirector | HostTraits.SharedPlatform | HostTraits.CloudStorage | HostTraits.FreeHosting;

    private readonly Dictionary<string, (HostTraits Traits, ImmutableArray<Ownership> Owners, ImmutableArray<HostImitation> Imitations)> hosts =
        new(StringComparer.Ordinal);

    /// <summary>The links with their owners, not yet related to a claim.</summary>
    internal ImmutableArray<LinkFacts> Read(ImmutableArray<Link> links)
    {
        var facts = ImmutableArray.CreateBuilder<LinkFacts>(links.Length);
        foreach (var link in links)
        {
            facts.Add(Read(link));
        }

        return facts.MoveToImmutable();
    }

    /// <summary>Relates each link to the claimed brand.</summary>
    internal static ImmutableArray<LinkFacts> Relate(ImmutableArray<LinkFacts> links, Brand? claimed) =>
        [.. links.Select(link => link with { Destination = DestinationOf(link, claimed) })];

    private LinkFacts Read(Link link)
    {
        if (link.Destination.Host is not { } host)
        {
            return new LinkFacts { Link = link, Traits = HostTraits.None, Owners = [], Imitations = [], Destination = Destination.NotComparable, HostScore = 0 };
        }

        if (!hosts.TryGetValue(host.Ascii, out var known))
        {
            var owners = brands.OwnersOf(host);
            var traits = HostLists.Default.TraitsOf(host);
            known = hosts[host.Ascii] = (
                traits,
                owners,
                owners.IsEmpty && (traits & HostTraits.Infrastructure) == 0 ? brands.Imitations.In(host, (traits & PlatformTraits) != 0) : []);
        }

        return new LinkFacts
        {
            Link = link,
            Traits = known.Traits,
            Owners = known.Owners,
            Imitations = known.Imitations,
            Destination = Destination.NotComparable,
            PathImitations = known.Owners.IsEmpty ? brands.Imitations.InRest(link.Destination) : [],
            ShownOwners = ShownOwners(link),
            HostScore = known.Owners.IsEmpty ? hostModel.Score(link.Destination) : 0,
        };
    }

    private ImmutableArray<Ownership> ShownOwners(Link link) =>
        link.Origin is LinkOrigin.Markup && DomainSpotter.Next(link.Visible, 0, out var start, out var length)
            ? brands.OwnersOf(link.Visible.Substring(start, length).ToLowerInvariant())
            : [];

    private static Destination DestinationOf(LinkFacts link, Brand? claimed)
    {
        if (claimed is null || link.Host is null)
        {
            return Destination.NotComparable;
        }

        if (link.Owners.Any(o => ReferenceEquals(o.Brand, claimed) && o.Kind is not OwnerKind.Neighbour))
        {
            return Destination.Claimed;
        }

        if ((link.Traits & SharedTraits) != 0)
        {
            return Destination.Shared;
        }

        return link.Owners.Any(o => o.Kind is not OwnerKind.Neighbour) ? Destination.OtherBrand : Destination.Foreign;
    }
}
