using System.Collections.Immutable;
using Miyaburi.Text;

namespace Miyaburi.Brands;

/// <summary>What recognises a brand in a message: names, tokens, domains.</summary>
internal sealed record BrandIdentity
{
    internal required string Id { get; init; }

    internal required Bilingual Names { get; init; }

    internal required string Category { get; init; }

    /// <summary>The day since which all of its facts have been looked up: that of the oldest.</summary>
    internal required DateOnly AsOf { get; init; }

    internal required ImmutableArray<string> Aliases { get; init; }

    internal required ImmutableArray<string> ClaimAliases { get; init; }

    internal required ImmutableArray<string> Tokens { get; init; }

    internal required ImmutableArray<string> Domains { get; init; }

    internal required ImmutableArray<string> FamilyDomains { get; init; }

    internal required ImmutableArray<string> Neighbours { get; init; }

    /// <summary><see cref="Aliases"/> as they are found in folded text.</summary>
    internal required ImmutableArray<string> FoldedAliases { get; init; }

    /// <summary>The same of <see cref="ClaimAliases"/>.</summary>
    internal required ImmutableArray<string> FoldedClaimAliases { get; init; }

    /// <summary>The part of a whole file.</summary>
    internal static BrandIdentity Of(BrandFile file) => new()
    {
        Id = file.Id,
        Names = file.Names,
        Category = file.Category,
        AsOf = file.Sources.IsEmpty ? default : file.Sources.Values.Min(s => s.Checked),
        Aliases = file.Aliases,
        ClaimAliases = file.ClaimAliases,
        FoldedAliases = [.. file.Aliases.Select(FoldedText.FoldWord)],
        FoldedClaimAliases = [.. file.ClaimAliases.Select(FoldedText.FoldWord)],
        Tokens = file.Tokens,
        Domains = [.. file.Domains.Select(d => d.Name)],
        FamilyDomains = [.. file.FamilyDomains.Select(d => d.Name)],
        Neighbours = [.. file.Neighbours.Select(n => n.Name)],
    };
}
