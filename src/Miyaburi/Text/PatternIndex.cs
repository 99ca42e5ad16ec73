namespace Miyaburi.Text;

/// <summary>
/// Finds many fixed strings in one pass. Patterns are indexed by their first two characters, so the cost per
/// character is one table look-up; building is one count and one pass, so that start-up stays short.
/// </summary>
internal sealed class PatternIndex
{
    private const int Buckets = 1 << 14;
    private readonly string[] patterns;
    private readonly int[] ids;
    private readonly ushort[] starts = new ushort[Buckets + 1];

    /// <summary>One bit a bucket: most characters of most texts begin no pattern, and this table stays in the cache.</summary>
    private readonly ulong[] used = new ulong[Buckets / 64];

    /// <summary>Builds the index; a pattern's id is its position in the list.</summary>
    /// <exception cref="ArgumentException">A pattern is shorter than two characters, or there are too many.</exception>
    internal PatternIndex(IReadOnlyList<string> source)
    {
        if (source.Count > ushort.MaxValue)
        {
            throw new ArgumentException("Too many patterns.", nameof(source));
        }

        ids = new int[source.Count];
        patterns = new string[source.Count];
        for (var i = 0; i < source.Count; i++)
        {
            var bucket = BucketOf(source[i]);
            starts[bucket + 1]++;
            used[bucket >> 6] |= 1UL << (bucket & 63);
        }

        for (var i = 0; i < Buckets; i++)
        {
            starts[i + 1] += starts[i];
        }

        Place(source);
    }

    /// <summary>Puts each pattern into its bucket; within one they keep the order of the list.</summary>
    private void Place(IReadOnlyList<string> source)
    {
        var next = starts.AsSpan(0, Buckets).ToArray();
        for (var i = 0; i < source.Count; i++)
        {
            var place = next[BucketOf(source[i])]++;
            ids[place] = i;
            patterns[place] = source[i];
        }
    }

    /// <summary>Adds (id, start, length) of every occurrence to <paramref name="hits"/>, in text order.</summary>
    internal void Match(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var bucket = BucketOf(text[i], text[i + 1]);
            if ((used[bucket >> 6] & (1UL << (bucket & 63))) == 0)
            {
                continue;
            }

            for (int e = starts[bucket], end = starts[bucket + 1]; e < end; e++)
            {
                var pattern = patterns[e];
                if (text[i..].StartsWith(pattern, StringComparison.Ordinal))
                {
                    hits.Add(new PhraseHit(ids[e], new TextRange(i, pattern.Length)));
                }
            }
        }
    }

    private static int BucketOf(string pattern) => pattern.Length >= 2
        ? BucketOf(pattern[0], pattern[1])
        : throw new ArgumentException($"The pattern \"{pattern}\" is shorter than two characters.");

    private static int BucketOf(char first, char second) => ((first * 131) ^ (second * 7919)) & (Buckets - 1);
}
