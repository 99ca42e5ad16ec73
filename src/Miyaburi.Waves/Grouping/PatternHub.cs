namespace Miyaburi.Waves.Grouping;

/// <summary>The variants with one link pattern, by brand; a few of each represent it.</summary>
internal sealed class PatternHub
{
    private readonly Dictionary<string, List<IndexEntry>> byBrand = new(StringComparer.Ordinal);
    private readonly HashSet<string> trusted = new(StringComparer.Ordinal);

    /// <summary>Whether so many brands share it that it says nothing.</summary>
    internal bool IsGeneral { get; set; }

    /// <summary>Brands under which a trusted variant has it: one person cannot make a pattern general.</summary>
    internal int Brands => trusted.Count;

    internal IReadOnlyList<IndexEntry> Of(string brand) => byBrand.GetValueOrDefault(brand) ?? [];

    internal IEnumerable<IndexEntry> All() => byBrand.Values.SelectMany(v => v);

    internal void Add(string brand, IndexEntry entry, int most)
    {
        if (!byBrand.TryGetValue(brand, out var entries))
        {
            byBrand[brand] = entries = [];
        }

        if (entry.IsTrusted)
        {
            trusted.Add(brand);
        }

        if (entries.Count < most && !entries.Exists(e => e.Key == entry.Key))
        {
            entries.Add(entry);
        }
    }

    internal void Remove(IndexEntry entry)
    {
        foreach (var entries in byBrand.Values)
        {
            entries.RemoveAll(e => e.Key == entry.Key);
        }
    }
}
