using Miyaburi.Brands;
using Miyaburi.Text;

namespace Miyaburi.Cli.Commands;

/// <summary>Finds a brand as people write it: by id, by name, by any alias.</summary>
internal static class BrandLookup
{
    private const int Suggestions = 6;

    /// <summary>The brand.</summary>
    /// <exception cref="Failure">There is none; similar ones are named.</exception>
    internal static Brand Find(string name)
    {
        var brands = EngineData.Embedded.Brands;
        if (brands.Find(name.ToLowerInvariant()) is { } byId)
        {
            return byId;
        }

        var folded = FoldedText.Fold(name).Folded;
        var named = brands.All.Where(b => Names(b).Any(n => FoldedText.Fold(n).Folded == folded)).ToList();
        if (named.Count == 1)
        {
            return named[0];
        }

        var similar = (named.Count > 1 ? named : brands.All.Where(b => Names(b).Any(n => FoldedText.Fold(n).Folded.Contains(folded, StringComparison.Ordinal))))
            .Take(Suggestions)
            .Select(b => $"{b.Id} ({b.Names.Ja})")
            .ToList();
        throw new Failure(similar.Count == 0
            ? new($"会社「{name}」は見つかりません。「miyaburi brand」で一覧を見られます。", $"no company \"{name}\"; \"miyaburi brand\" lists them")
            : new($"会社「{name}」は見つかりません。もしかして: {string.Join("、", similar)}", $"no company \"{name}\"; did you mean {string.Join(", ", similar)}?"));
    }

    private static IEnumerable<string> Names(Brand brand) => [brand.Id, brand.Names.Ja, brand.Names.En, .. brand.File.Aliases, .. brand.File.ClaimAliases];
}
