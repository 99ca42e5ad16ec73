namespace Miyaburi.Waves.Grouping;

/// <summary>The variants with one link pattern, by brand; a few of each represent it.</summary>
internal sealed class PatternHub
{
    private readonly Dictionary<string, List<IndexEntry>> byBrand = new(StringComparer.Ordinal);
    private readonly HashSet<string> trusted = new(StringComparer.Ordinal);
    private readonly HashSet<string> full = new(StringComparer.Ordinal);

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

        if (entries.FindIndex(e => e.Key == entry.Key) is >= 0 and var known)
        {
            entries[known] = entry;
        }
        else if (entries.Count < most)
        {
            entries.Add(entry);
        }
        else
        {
            full.Add(brand);
        }
    }

    /// <summary>A brand under which nothing trusted is left is one less. Of one with more than represent it that is not known, and not likely.</summary>
    internal void Remove(IndexEntry entry)
    {
        foreach (var (brand, entries) in byBrand)
        {
            if (entries.RemoveAll(e => e.Key == entry.Key) > 0 && !full.Contains(brand) && !entries.Exists(e => e.IsTrusted))
            {
                trusted.Remove(brand);
            }
        }
    }
}
