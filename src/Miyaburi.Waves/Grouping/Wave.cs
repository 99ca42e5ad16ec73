namespace Miyaburi.Waves.Grouping;

/// <summary>Variants that belong together.</summary>
internal sealed class Wave(string id)
{
    /// <summary>A large wave is what its first members are; looking at all of them would make each batch dearer than the one before.</summary>
    private const int MostLookedAt = 500;

    internal string Id { get; } = id;

    internal List<Variant> Members { get; } = [];

    internal int FirstDay { get; set; } = int.MaxValue;

    internal int LastDay { get; set; } = int.MinValue;

    internal int Count { get; set; }

    /// <summary>The wave it became part of.</summary>
    internal Wave? MergedInto { get; set; }

    internal bool IsTrusted => Members.Exists(m => m.IsTrusted);

    internal void Add(Variant variant)
    {
        variant.Wave = this;
        Members.Add(variant);
        FirstDay = Math.Min(FirstDay, variant.FirstDay);
        LastDay = Math.Max(LastDay, variant.LastDay);
        Count += variant.Count;
    }

    /// <summary>Whether enough independent reporters, or one trusted source, saw it.</summary>
    internal bool IsPublic(int enough) =>
        IsTrusted || Members.SelectMany(m => m.Reporters).Distinct().Take(enough).Count() >= enough;

    /// <summary>What most of its sightings claim to be.</summary>
    internal string? MainBrand() => Main(m => m.Brand);

    /// <summary>What most of its sightings hold out.</summary>
    internal string? MainLure() => Main(m => m.Lure);

    private string? Main(Func<Variant, string?> of) => Members.Take(MostLookedAt)
        .Where(m => of(m) is not null)
        .GroupBy(m => of(m), StringComparer.Ordinal)
        .OrderByDescending(g => g.Sum(m => m.Count))
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;
}
