namespace Miyaburi.Text;

/// <summary>
/// Finds many fixed strings in one pass. Patterns are told by their first three characters (two, where they have no
/// more), so the cost per character is one table look-up each; building is one count and one pass, so that start-up
/// stays short.
/// </summary>
internal sealed class PatternIndex
{
    private const int Beginnings = 1 << 16;
    private readonly PatternTable longer;
    private readonly PatternTable? pairs;

    /// <summary>One bit for the first two characters of every pattern: at most places the search ends here.</summary>
    private readonly ulong[] beginnings = new ulong[Beginnings / 64];

    /// <summary>Builds the index; a pattern's id is its position in the list.</summary>
    /// <exception cref="ArgumentException">A pattern is shorter than two characters, or there are too many.</exception>
    internal PatternIndex(IReadOnlyList<string> source)
    {
        if (source.Count > ushort.MaxValue)
        {
            throw new ArgumentException("Too many patterns.", nameof(source));
        }

        var entries = new List<PatternEntry>(source.Count);
        var two = new List<PatternEntry>();
        for (var i = 0; i < source.Count; i++)
        {
            var pattern = source[i].Length >= 2
                ? source[i]
                : throw new ArgumentException($"The pattern \"{source[i]}\" is shorter than two characters.", nameof(source));
            (pattern.Length == 2 ? two : entries).Add(PatternEntry.Of(pattern, i));
            var pair = PatternTable.Mix(pattern[0], pattern[1]);
            beginnings[(pair & (Beginnings - 1)) >> 6] |= 1UL << (pair & 63);
        }

        longer = new PatternTable(entries, bucketBits: 14);
        pairs = two.Count == 0 ? null : new PatternTable(two, bucketBits: 10);
    }

    /// <summary>Adds (id, start, length) of every occurrence to <paramref name="hits"/>, in text order and at one place in order of the ids.</summary>
    internal void Match(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        var second = text.IsEmpty ? '\0' : text[0];
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var first = second;
            second = text[i + 1];
            var pair = PatternTable.Mix(first, second);
            if ((beginnings[(pair & (Beginnings - 1)) >> 6] & (1UL << (pair & 63))) == 0)
            {
                continue;
            }

            var triple = i + 2 < text.Length ? PatternTable.Mix(pair, text[i + 2]) : 0;
            var before = hits.Count;
            if (pairs?.MayBegin(pair) == true)
            {
                pairs.MatchAt(text, i, pair, hits);
            }

            var ofPairs = hits.Count;
            if (longer.MayBegin(triple))
            {
                longer.MatchAt(text, i, triple, hits);
            }

            if (ofPairs > before && hits.Count > ofPairs)
            {
                hits.Sort(before, hits.Count - before, ById);
            }
        }
    }

    private static readonly Comparer<PhraseHit> ById = Comparer<PhraseHit>.Create(static (a, b) => a.Phrase - b.Phrase);
}
