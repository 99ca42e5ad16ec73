namespace Miyaburi.Text;

/// <summary>Patterns in buckets by a hash of their first two or three characters; all of a table have that many.</summary>
internal sealed class PatternTable
{
    private const int Beginnings = 1 << 16;

    /// <summary>One bit a hash: most places of most texts begin no pattern, and this table stays in the cache.</summary>
    private readonly ulong[] beginnings = new ulong[Beginnings / 64];
    private readonly ushort[] starts;
    private readonly PatternEntry[] entries;
    private readonly int mask;

    /// <summary>Builds the table; within a bucket patterns keep the order of the list.</summary>
    internal PatternTable(List<PatternEntry> source, int bucketBits)
    {
        mask = (1 << bucketBits) - 1;
        starts = new ushort[mask + 2];
        foreach (var entry in source)
        {
            var hash = HashOf(entry.Pattern);
            starts[(hash & mask) + 1]++;
            beginnings[(hash & (Beginnings - 1)) >> 6] |= 1UL << (hash & 63);
        }

        for (var i = 0; i <= mask; i++)
        {
            starts[i + 1] += starts[i];
        }

        entries = new PatternEntry[source.Count];
        var next = starts.AsSpan(0, mask + 1).ToArray();
        foreach (var entry in source)
        {
            entries[next[HashOf(entry.Pattern) & mask]++] = entry;
        }
    }

    internal static int Mix(char first, char second) => (first * 131) ^ (second * 7919);

    internal static int Mix(int pair, char third) => pair ^ (third * 40503);

    /// <summary>Whether a pattern may begin where these characters stand.</summary>
    internal bool MayBegin(int hash) => (beginnings[(hash & (Beginnings - 1)) >> 6] & (1UL << (hash & 63))) != 0;

    /// <summary>Adds the patterns that stand at a place.</summary>
    internal void MatchAt(ReadOnlySpan<char> text, int at, int hash, List<PhraseHit> hits)
    {
        var bucket = hash & mask;
        var rest = text[at..];
        var head = PatternEntry.HeadOf(rest);
        foreach (ref readonly var entry in entries.AsSpan(starts[bucket]..starts[bucket + 1]))
        {
            if (entry.Begins(rest, head))
            {
                hits.Add(new PhraseHit(entry.Id, new TextRange(at, entry.Pattern.Length)));
            }
        }
    }

    private static int HashOf(string pattern) => pattern.Length == 2
        ? Mix(pattern[0], pattern[1])
        : Mix(Mix(pattern[0], pattern[1]), pattern[2]);
}
