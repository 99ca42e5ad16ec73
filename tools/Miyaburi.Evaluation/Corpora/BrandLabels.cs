using Miyaburi.Brands;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>Which brands of the catalogue the labels of the corpora mean.</summary>
internal static class BrandLabels
{
    private static readonly Dictionary<string, string[]> Guesses = Archive.Labels("brands.tsv");
    private static readonly Dictionary<string, Brand> ByReport = Reports();

    /// <summary>The brand that JPCERT/CC's list means, or null.</summary>
    internal static Brand? Reported(string label) => ByReport.GetValueOrDefault(label);

    /// <summary>Ids of the brands that a label may mean; empty when it means none of the catalogue.</summary>
    internal static IReadOnlyList<string> Of(string label)
    {
        if (EngineData.Embedded.Brands.Find(label) is not null)
        {
            return [label];
        }

        return Guesses.TryGetValue(label, out var ids) ? [.. ids.Where(id => id is not ("-" or "?"))]
            : Reported(label) is { } brand ? [brand.Id] : [];
    }

    private static Dictionary<string, Brand> Reports()
    {
        var labels = new Dictionary<string, Brand>(StringComparer.Ordinal);
        foreach (var brand in EngineData.Embedded.Brands.All)
        {
            foreach (var label in brand.File.JpcertLabels)
            {
                labels.TryAdd(label, brand);
            }
        }

        return labels;
    }
}
