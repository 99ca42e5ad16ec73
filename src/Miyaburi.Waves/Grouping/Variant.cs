using System.Collections.Immutable;

namespace Miyaburi.Waves.Grouping;

/// <summary>All sightings of the very same skeleton, or of one site under one brand: the unit that is grouped.</summary>
/// <param name="key">Its key.</param>
/// <param name="traits">Its traits.</param>
/// <param name="born">Number of the grouping (<see cref="WaveGraph.Groupings"/>) in which it was first seen.</param>
internal sealed class Variant(long key, WaveTraits traits, int born)
{
    /// <summary>Link patterns that are kept; further ones of so changeable a text say nothing more.</summary>
    internal const int MostPatterns = 64;

    /// <summary>People who saw it, by year: their names end with it, and of two years nobody can tell whether they are the same.</summary>
    private HashSet<(int Year, Guid Reporter)>? reporters = [];

    /// <summary>What the index knows of it.</summary>
    internal IndexEntry Entry { get; private set; } = new(key, traits.Brand, traits.Signature, IsTrusted: false);

    internal long Key => Entry.Key;

    internal string? Brand => Entry.Brand;

    internal TextSignature Signature => Entry.Signature;

    /// <summary>What it holds out: as a trusted source, or as enough people say.</summary>
    internal string? Lure { get; set; } = traits.Lure;

    /// <summary>In the order in which they were learned; of one grouping by their letters.</summary>
    internal ImmutableArray<string> Patterns { get; private set; } = [];

    /// <summary>First day that counts; meaningless while nothing does.</summary>
    internal int FirstDay { get; set; } = int.MaxValue;

    /// <summary>Last day that counts; meaningless while nothing does.</summary>
    internal int LastDay { get; set; } = int.MinValue;

    /// <summary>Sightings that count: of trusted sources, and of people when enough of them agree.</summary>
    internal int Count { get; set; }

    /// <summary>Grouping in which it was first seen; 0 in stores that did not note it.</summary>
    internal int Born { get; } = born;

    /// <summary>Grouping in which it became trusted; 0 while it is not.</summary>
    internal int Promoted { get; private set; }

    /// <summary>Whether it may join waves: a trusted source or enough independent people saw it.</summary>
    internal bool IsTrusted => Promoted > 0;

    /// <summary>Whether its text was deleted because nobody had sent it for so long; the next who does brings it again.</summary>
    internal bool LacksText { get; set; }

    internal Wave? Wave { get; set; }

    /// <summary>The variants it belongs together with.</summary>
    internal List<Edge> Edges { get; } = [];

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
    /// <param name="people">People who saw it.</param>
    /// <param name="year">When.</param>
    /// <param name="isTrusted">Whether a trusted source did.</param>
    /// <param name="enough">People that are enough.</param>
    /// <param name="grouping">Number of the grouping; at least 1.</param>
    internal bool Trust(IEnumerable<Guid> people, int year, bool isTrusted, int enough, int grouping)
    {
        if (IsTrusted)
        {
            return false;
        }

        reporters!.UnionWith(people.Select(p => (year, p)));
        if (!isTrusted && (reporters.Count < enough || reporters.Count(r => r.Year == year) < enough))
        {
            return false;
        }

        Promoted = grouping;
        Entry = Entry with { IsTrusted = true };
        reporters = null;
        return true;
    }

    /// <summary>Forgets somebody of whom no report of it is left.</summary>
    internal void Forget(Guid reporter) => reporters?.RemoveWhere(r => r.Reporter == reporter);

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
