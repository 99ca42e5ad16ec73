namespace Miyaburi.Waves.Grouping;

/// <summary>The variants with one link pattern, by brand; a few of each represent it.</summary>
internal sealed class PatternHub(string pattern)
{
    private readonly Dictionary<string, List<Variant>> byBrand = new(StringComparer.Ordinal);

    internal string Pattern { get; } = pattern;

    /// <summary>Whether so many brands share it that it says nothing.</summary>
    internal bool IsGeneric { get; set; }

    internal int Brands => byBrand.Count;

    internal IReadOnlyList<Variant> Of(string brand) => byBrand.GetValueOrDefault(brand) ?? [];

    internal IEnumerable<Variant> All() => byBrand.Values.SelectMany(v => v);

    internal void Add(string brand, Variant variant, int most)
    {
        if (!byBrand.TryGetValue(brand, out var variants))
        {
            byBrand[brand] = variants = [];
        }

        if (variants.Count < most && !variants.Contains(variant))
        {
            variants.Add(variant);
        }
    }

    internal void Remove(Variant variant)
    {
        foreach (var variants in byBrand.Values)
        {
            variants.Remove(variant);
        }
    }
}
