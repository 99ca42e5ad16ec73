using System.Runtime.InteropServices;

namespace Miyaburi.Text;

/// <summary>
/// Finds many fixed strings in one pass. Patterns are indexed by their first two characters, and a table of the first
/// three tells at once that none begins here, so the cost per character is one look-up; building is one count and one
/// pass, so that start-up stays short.
/// </summary>
internal sealed class PatternIndex
{
    private const int Buckets = 1 << 14;

    /// <summary>Bits of a table of beginnings: most places of most texts begin no pattern.</summary>
    private const int Beginnings = 1 << 16;

    /// <summary>Characters of a pattern that are compared at once.</summary>
    private const int HeadLength = sizeof(ulong) / sizeof(char);

    private readonly Entry[] entries;
    private readonly ushort[] starts = new ushort[Buckets + 1];

    /// <summary>One bit for the first three characters of a pattern; these tables stay in the cache.</summary>
    private readonly ulong[] triples = new ulong[Beginnings / 64];

    /// <summary>One bit for a pattern of only two characters, or null when there is none.</summary>
    private readonly ulong[]? pairs;

    /// <summary>Builds the index; a pattern's id is its position in the list.</summary>
    /// <exception cref="ArgumentException">A pattern is shorter than two characters, or there are too many.</exception>
    internal PatternIndex(IReadOnlyList<string> source)
    {
        if (source.Count > ushort.MaxValue)
        {
            throw new ArgumentException("Too many patterns.", nameof(source));
        }

        entries = new Entry[source.Count];
        for (var i = 0; i < source.Count; i++)
        {
            var pattern = source[i];
            starts[BucketOf(pattern) + 1]++;
            if (pattern.Length > 2)
            {
                Set(triples, Mix(Mix(pattern[0], pattern[1]), pattern[2]));
            }
            else
            {
                Set(pairs ??= new ulong[Beginnings / 64], Mix(pattern[0], pattern[1]));
            }
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
            entries[next[BucketOf(source[i])]++] = Entry.Of(source[i], i);
        }
    }

    /// <summary>Adds (id, start, length) of every occurrence to <paramref name="hits"/>, in text order.</summary>
    internal void Match(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        var last = text.Length - 1;
        for (var i = 0; i < last; i++)
        {
            var pair = Mix(text[i], text[i + 1]);
            if ((i + 2 < text.Length && Has(triples, Mix(pair, text[i + 2]))) || (pairs is not null && Has(pairs, pair)))
            {
                MatchAt(text, i, pair & (Buckets - 1), hits);
            }
        }
    }

    private void MatchAt(ReadOnlySpan<char> text, int at, int bucket, List<PhraseHit> hits)
    {
        var rest = text[at..];
        var head = HeadOf(rest);
        foreach (ref readonly var entry in entries.AsSpan(starts[bucket]..starts[bucket + 1]))
        {
            if ((head & entry.Mask) == entry.Head && entry.Continues(rest))
            {
                hits.Add(new PhraseHit(entry.Id, new TextRange(at, entry.Pattern.Length)));
            }
        }
    }

    /// <summary>The first four characters, NUL where the text ends before.</summary>
    private static ulong HeadOf(ReadOnlySpan<char> text)
    {
        if (text.Length >= HeadLength)
        {
            return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text));
        }

        Span<char> padded = stackalloc char[HeadLength];
        padded.Clear();
        text.CopyTo(padded);
        return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(padded));
    }

    private static int BucketOf(string pattern) => pattern.Length >= 2
        ? Mix(pattern[0], pattern[1]) & (Buckets - 1)
        : throw new ArgumentException($"The pattern \"{pattern}\" is shorter than two characters.");

    private static int Mix(char first, char second) => (first * 131) ^ (second * 7919);

    private static int Mix(int pair, char third) => pair ^ (third * 40503);

    private static bool Has(ulong[] table, int beginning) => (table[(beginning & (Beginnings - 1)) >> 6] & (1UL << (beginning & 63))) != 0;

    private static void Set(ulong[] table, int beginning) => table[(beginning & (Beginnings - 1)) >> 6] |= 1UL << (beginning & 63);

    private readonly record struct Entry(ulong Head, ulong Mask, string Pattern, int Id)
    {
        internal static Entry Of(string pattern, int id)
        {
            Span<char> ones = stackalloc char[Math.Min(pattern.Length, HeadLength)];
            ones.Fill('\uFFFF');
            var mask = HeadOf(ones);
            return new Entry(HeadOf(pattern) & mask, mask, pattern, id);
        }

        /// <summary>Whether a text that begins with the same head goes on like the pattern.</summary>
        internal bool Continues(ReadOnlySpan<char> text) => Pattern.Length <= text.Length
            && (Pattern.Length <= HeadLength || text[HeadLength..].StartsWith(Pattern.AsSpan(HeadLength), StringComparison.Ordinal));
    }
}
