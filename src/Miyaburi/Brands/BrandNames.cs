using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Brands;

/// <summary>Finds the names of brands in texts and tells claims from mentions.</summary>
public sealed class BrandNames
{
    /// <summary>Names as short as words (iD, au, LINE) claim only beside brackets or words of self-reference.</summary>
    private const int ShortName = 4;

    private readonly PhraseSet names;
    private readonly ImmutableArray<Name> owners;
    private readonly ClaimPlaces places;

    internal BrandNames(ImmutableArray<Brand> brands, ClaimCues cues)
    {
        var owners = ImmutableArray.CreateBuilder<Name>();
        var folded = new List<string>();
        foreach (var brand in brands)
        {
            owners.AddRange(brand.Identity.Aliases.Select(alias => new Name(brand, alias, OnlyInClaims: false)));
            owners.AddRange(brand.Identity.ClaimAliases.Select(alias => new Name(brand, alias, OnlyInClaims: true)));
            folded.AddRange(brand.Identity.FoldedAliases);
            folded.AddRange(brand.Identity.FoldedClaimAliases);
        }

        this.owners = owners.ToImmutable();
        names = new PhraseSet([.. owners.Select(o => o.Text)], folded);
        places = new ClaimPlaces(cues);
    }

    /// <summary>Every place of the part where a brand is named, in text order.</summary>
    public ImmutableArray<BrandMatch> Find(FoldedPart part, MessageKind kind)
    {
        ArgumentNullException.ThrowIfNull(part);
        var found = names.Match(part.Text);
        if (found.Count == 0)
        {
            return [];
        }

        var matches = ImmutableArray.CreateBuilder<BrandMatch>();
        var isJapanese = ClaimPlaces.AsksForLanguage(part.Part.Role) && JapaneseText.IsJapanese(part.Text.Folded);
        foreach (var hit in PhraseSet.Longest(found))
        {
            var name = owners[hit.Phrase];
            var place = places.PlaceOf(part, isJapanese, hit.Range, kind);
            if (name.OnlyInClaims && (place is BrandPlace.Mention or BrandPlace.Passage || (name.Text.Length <= ShortName && place is BrandPlace.Opening or BrandPlace.Signature)))
            {
                continue;
            }

            matches.Add(new BrandMatch(name.Brand, place, part.Part.Id, part.ToOriginal(hit.Range)));
        }

        return matches.ToImmutable();
    }

    private sealed record Name(Brand Brand, string Text, bool OnlyInClaims);
}
