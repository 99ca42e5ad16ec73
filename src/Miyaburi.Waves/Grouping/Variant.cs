using System.Collections.Immutable;

namespace Miyaburi.Waves.Grouping;

/// <summary>All sightings of the very same skeleton, or of one site under one brand: the unit that is grouped.</summary>
internal sealed class Variant(long key, WaveTraits traits)
{
    /// <summary>Link patterns that are kept; further ones of so changeable a text say nothing more.</summary>
    internal const int MostPatterns = 64;

    private HashSet<Guid>? reporters = [];

    /// <summary>What the index knows of it.</summary>
    internal IndexEntry Entry { get; } = new(key, traits.Brand, traits.Signature);

    internal long Key => Entry.Key;

    internal string? Brand => Entry.Brand;

    internal string? Lure { get; } = traits.Lure;

    internal TextSignature Signature => Entry.Signature;

    internal ImmutableArray<string> Patterns { get; private set; } = [];

    internal int FirstDay { get; set; } = int.MaxValue;

    internal int LastDay { get; set; }

    internal int Count { get; set; }

    /// <summary>Whether it may join waves: a trusted source or enough independent people saw it.</summary>
    internal bool IsTrusted { get; private set; }

    internal Wave? Wave { get; set; }

    /// <summary>The variants it belongs together with.</summary>
    internal List<Edge> Edges { get; } = [];

    /// <summary>Independent people; empty once it is trusted.</summary>
    internal IReadOnlyCollection<Guid> Reporters => reporters ?? [];

    /// <summary>Whether the pattern is new to it.</summary>
    internal bool Learn(string pattern)
    {
        if (Patterns.Contains(pattern) || Patterns.Length >= MostPatterns)
        {
            return false;
        }

        Patterns = Patterns.Add(pattern);
        return true;
    }

    /// <summary>Whether these sightings made it trusted.</summary>
    internal bool Trust(IEnumerable<Guid> people, bool isTrusted, int enough)
    {
        if (IsTrusted)
        {
            return false;
        }

        reporters!.UnionWith(people);
        if (!isTrusted && reporters.Count < enough)
        {
            return false;
        }

        IsTrusted = true;
        reporters = null;
        return true;
    }

    internal void Seen(int day, int count)
    {
        FirstDay = Math.Min(FirstDay, day);
        LastDay = Math.Max(LastDay, day);
        Count += count;
    }
}

/// <summary>Why two variants belong together.</summary>
/// <param name="To">The other.</param>
/// <param name="Pattern">The link pattern they share, or null when the texts alone are enough.</param>
/// <param name="Weight">Similarity of the texts; 1 for a shared address pattern.</param>
internal readonly record struct Edge(Variant To, string? Pattern, double Weight);
