using System.Runtime.InteropServices;

namespace Miyaburi.Waves.Grouping;

/// <summary>Variants that belong together. Its numbers are the public ones: nothing that fewer people say than are needed is in them.</summary>
internal sealed class Wave(string id)
{
    private readonly Dictionary<string, int> brands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lures = new(StringComparer.Ordinal);

    internal string Id { get; } = id;

    internal List<Variant> Members { get; } = [];

    internal int FirstDay { get; private set; } = int.MaxValue;

    internal int LastDay { get; private set; } = int.MinValue;

    /// <summary>Sightings that count; a wave without any is shown to nobody.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether so many took their reports back that fewer are left than are needed: it is shown to nobody until it counts anew.</summary>
    internal bool IsHushed { get; set; }

    /// <summary>The wave it became part of.</summary>
    internal Wave? MergedInto { get; set; }

    /// <summary>Waves that became part of it.</summary>
    internal HashSet<Wave> Names { get; } = [];

    /// <summary>What single people say, by brand and day.</summary>
    internal Dictionary<(string Brand, int Day), PeopleOfDay> People { get; } = [];

    internal bool IsTrusted => Members.Exists(m => m.IsTrusted);

    internal void Add(Variant variant)
    {
        variant.Wave = this;
        Members.Add(variant);
        if (variant.Count > 0)
        {
            FirstDay = Math.Min(FirstDay, variant.FirstDay);
            LastDay = Math.Max(LastDay, variant.LastDay);
            Note(variant, variant.Count);
        }
    }

    /// <summary>Counts sightings of a member.</summary>
    internal void Seen(Variant variant, int day, int count)
    {
        IsHushed = false;
        FirstDay = Math.Min(FirstDay, day);
        LastDay = Math.Max(LastDay, day);
        variant.Seen(day, count);
        Note(variant, count);
    }

    /// <summary>Changes what a member holds out.</summary>
    internal void Say(Variant variant, string lure)
    {
        variant.Lure = lure;
        Add(lures, lure, variant.Count);
    }

    /// <summary>The people of a day; the brand is "" when none is claimed.</summary>
    internal PeopleOfDay PeopleOf(string? brand, int day)
    {
        ref var people = ref CollectionsMarshal.GetValueRefOrAddDefault(People, (brand ?? "", day), out _);
        return people ??= new();
    }

    /// <summary>Takes over the names of a wave that became part of this one.</summary>
    internal void Absorb(Wave younger)
    {
        foreach (var wave in younger.Names.Append(younger))
        {
            wave.MergedInto = this;
            Names.Add(wave);
        }

        younger.Names.Clear();
    }

    /// <summary>Forgets members and numbers.</summary>
    internal void Clear()
    {
        Members.Clear();
        brands.Clear();
        lures.Clear();
        (FirstDay, LastDay, Count) = (int.MaxValue, int.MinValue, 0);
    }

    /// <summary>What its sightings claim to be.</summary>
    internal IReadOnlyCollection<string> Brands => brands.Keys;

    /// <summary>What most of its sightings claim to be.</summary>
    internal string? MainBrand() => Main(brands);

    /// <summary>What most of its sightings hold out.</summary>
    internal string? MainLure() => Main(lures);

    private void Note(Variant variant, int count)
    {
        Count += count;
        Add(brands, variant.Brand, count);
        Add(lures, variant.Lure, count);
    }

    private static void Add(Dictionary<string, int> counts, string? key, int count)
    {
        if (key is not null)
        {
            counts[key] = counts.GetValueOrDefault(key) + count;
        }
    }

    private static string? Main(Dictionary<string, int> counts)
    {
        var (best, most) = ((string?)null, 0);
        foreach (var (key, count) in counts)
        {
            if (count > most || (count == most && string.CompareOrdinal(key, best) < 0))
            {
                (best, most) = (key, count);
            }
        }

        return best;
    }
}
