using System.Collections.Immutable;
using Miyaburi.Links;

namespace Miyaburi.Brands;

/// <summary>All brands, with look-ups by id and by host. Immutable; built once and shared.</summary>
public sealed class BrandDirectory
{
    private readonly Dictionary<string, Brand> byId;
    private readonly Dictionary<string, ImmutableArray<Ownership>> byDomain;
    private readonly Dictionary<string, ImmutableArray<Ownership>>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Builds the directory.</summary>
    /// <param name="brands">Brands with distinct ids.</param>
    /// <param name="cues">Words by which companies speak of themselves.</param>
    public BrandDirectory(IEnumerable<Brand> brands, ClaimCues cues)
    {
        All = [.. brands.OrderBy(b => b.Id, StringComparer.Ordinal)];
        byId = All.ToDictionary(b => b.Id, StringComparer.Ordinal);
        byDomain = Index(All);
        lookup = byDomain.GetAlternateLookup<ReadOnlySpan<char>>();
        Names = new BrandNames(All, cues);
        Imitations = new HostImitations(All);
        AsOf = All.IsEmpty ? default : All.Select(b => b.Identity.AsOf).Order().ElementAt((All.Length - 1) / 2);
    }

    /// <summary>Every brand, ordered by id.</summary>
    public ImmutableArray<Brand> All { get; }

    /// <summary>The day since which half of the brands have been looked up; one brand looked up today makes the others no newer.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The names by which texts name brands.</summary>
    public BrandNames Names { get; }

    /// <summary>Finds hosts that imitate brands.</summary>
    public HostImitations Imitations { get; }

    /// <summary>The brand with that id, or null.</summary>
    public Brand? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Whose host this is; empty when it belongs to no brand of the directory.</summary>
    public ImmutableArray<Ownership> OwnersOf(Host? host)
    {
        if (host is not { Kind: HostKind.Domain })
        {
            return [];
        }

        return OwnersOf(host.Ascii);
    }

    /// <summary>Whose domain name this is, by the longest listed domain it lies within.</summary>
    public ImmutableArray<Ownership> OwnersOf(ReadOnlySpan<char> asciiHost)
    {
        for (var rest = asciiHost; rest.Length > 0;)
        {
            if (lookup.TryGetValue(rest, out var owners))
            {
                return owners;
            }

            var dot = rest.IndexOf('.');
            rest = dot < 0 ? [] : rest[(dot + 1)..];
        }

        return [];
    }

    private static Dictionary<string, ImmutableArray<Ownership>> Index(ImmutableArray<Brand> brands)
    {
        var index = new Dictionary<string, ImmutableArray<Ownership>>(StringComparer.Ordinal);
        foreach (var brand in brands)
        {
            Add(index, brand, brand.Identity.Domains, OwnerKind.Official);
            Add(index, brand, brand.Identity.FamilyDomains, OwnerKind.Family);
            Add(index, brand, brand.Identity.Neighbours, OwnerKind.Neighbour);
        }

        return index;
    }

    private static void Add(Dictionary<string, ImmutableArray<Ownership>> index, Brand brand, IEnumerable<string> domains, OwnerKind kind)
    {
        var owner = new Ownership(brand, kind);
        foreach (var domain in domains)
        {
            index[domain] = index.TryGetValue(domain, out var others) ? others.Add(owner) : [owner];
        }
    }
}
