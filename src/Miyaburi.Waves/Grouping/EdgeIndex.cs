using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Miyaburi.Waves.Grouping;

/// <summary>What the index knows of a variant.</summary>
internal sealed record IndexEntry(long Key, string? Brand, TextSignature Signature, bool IsTrusted);

/// <summary>Asks what a variant belongs together with.</summary>
/// <param name="Entry">The variant.</param>
/// <param name="WithText">Whether its text is looked for as well.</param>
/// <param name="Patterns">Its link patterns.</param>
internal readonly record struct IndexQuery(IndexEntry Entry, bool WithText, ImmutableArray<string> Patterns);

/// <summary>Two variants that belong together.</summary>
/// <param name="From">The one asked for.</param>
/// <param name="To">The other.</param>
/// <param name="Pattern">The link pattern they share, or null when the texts alone are enough.</param>
/// <param name="Weight">Similarity of the texts; 1 for a shared address pattern.</param>
internal readonly record struct FoundEdge(long From, long To, string? Pattern, double Weight);

/// <summary>A pattern that turned out to be general, with the variants that represent it.</summary>
internal sealed record GeneralPattern(string Pattern, ImmutableArray<long> Members);

/// <summary>What an index found for some variants.</summary>
internal sealed record IndexAnswer(IReadOnlyList<FoundEdge> Edges, IReadOnlyList<GeneralPattern> General);

/// <summary>
/// Finds what belongs together: texts alike (LSH buckets) and variants of one brand with one link pattern. One slice of
/// it knows its own buckets and patterns only; all slices together find what one whole index finds.
/// </summary>
internal sealed class EdgeIndex(WaveRules rules, IndexSlice slice)
{
    /// <summary>Representatives of a bucket: enough to find the wave, few enough that a large wave costs no more than a small one.</summary>
    private const int MostInBucket = 12;

    /// <summary>Begins the pattern of a site (<see cref="LinkPattern"/>).</summary>
    private const string Site = "h:";

    private readonly TextIndex texts = new(MostInBucket, slice);
    private readonly Dictionary<string, PatternHub> hubs = new(StringComparer.Ordinal);

    /// <summary>Makes the variants findable, in their order, and gives what each belongs together with among those before it.</summary>
    internal IndexAnswer Find(IEnumerable<IndexQuery> queries)
    {
        var edges = new List<FoundEdge>();
        var general = new List<GeneralPattern>();
        foreach (var query in queries)
        {
            if (query.WithText)
            {
                edges.AddRange(texts.Add(query.Entry).Where(f => f.Similarity >= rules.Similarity).Select(f => new FoundEdge(query.Entry.Key, f.Other.Key, null, f.Similarity)));
            }

            foreach (var pattern in query.Patterns.Where(slice.Holds))
            {
                Join(query.Entry, pattern, edges, general);
            }
        }

        return new(edges, general);
    }

    internal void Remove(IndexEntry entry, IEnumerable<string> patterns)
    {
        texts.Remove(entry);
        foreach (var pattern in patterns)
        {
            hubs.GetValueOrDefault(pattern)?.Remove(entry);
        }
    }

    /// <summary>In whose name a pattern joins. Without any only the very site does: kits and templates are shared by many.</summary>
    private static string? NameFor(IndexEntry entry, string pattern) =>
        entry.Brand ?? (pattern.StartsWith(Site, StringComparison.Ordinal) ? "" : null);

    private void Join(IndexEntry entry, string pattern, List<FoundEdge> edges, List<GeneralPattern> general)
    {
        ref var hub = ref CollectionsMarshal.GetValueRefOrAddDefault(hubs, pattern, out _);
        hub ??= new PatternHub();
        if (NameFor(entry, pattern) is not { } brand || hub.IsGeneral)
        {
            return;
        }

        foreach (var other in hub.Of(brand))
        {
            var similarity = entry.Signature.IsEmpty || other.Signature.IsEmpty ? 1 : entry.Signature.Similarity(other.Signature);
            if (other.Key != entry.Key && similarity >= rules.LinkSimilarity)
            {
                edges.Add(new FoundEdge(entry.Key, other.Key, pattern, similarity));
            }
        }

        hub.Add(brand, entry, MostInBucket);
        if (hub.Brands >= rules.GenericBrands && !pattern.StartsWith(Site, StringComparison.Ordinal))
        {
            hub.IsGeneral = true;
            general.Add(new GeneralPattern(pattern, [.. hub.All().Select(v => v.Key)]));
        }
    }
}
