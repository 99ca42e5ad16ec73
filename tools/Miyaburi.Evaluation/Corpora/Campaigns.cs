using System.Runtime.InteropServices;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>
/// Groups near duplicates, so that one campaign is never on both sides of a split: MinHash over character 4-grams of
/// the text with digits and addresses masked, 64 hashes in 16 bands; pairs from about Jaccard 0.5.
/// </summary>
internal static class Campaigns
{
    private const int Hashes = 64;
    private const int Bands = 16;
    private const int AgreeingHashes = 32;

    /// <summary>The samples with their campaign set.</summary>
    internal static List<Sample> Assign(IReadOnlyList<Sample> samples, string prefix)
    {
        var signatures = samples.Select(s => Signature(Mask(s.Text!))).ToArray();
        var parent = Enumerable.Range(0, samples.Count).ToArray();
        for (var band = 0; band < Bands; band++)
        {
            var buckets = new Dictionary<ulong, int>();
            for (var i = 0; i < samples.Count; i++)
            {
                var key = MemoryMarshal.Cast<uint, ulong>(signatures[i].AsSpan(band * Hashes / Bands, Hashes / Bands)) is var words ? (words[0] * 31) + words[1] : 0;
                if (!buckets.TryAdd(key, i) && Agreement(signatures[i], signatures[buckets[key]]) >= AgreeingHashes)
                {
                    parent[Root(parent, i)] = Root(parent, buckets[key]);
                }
            }
        }

        return [.. samples.Select((s, i) => s with { Campaign = $"{prefix}-{Root(parent, i)}" })];
    }

    private static string Mask(string text)
    {
        var words = text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !w.Contains("://", StringComparison.Ordinal) && !w.Contains('/', StringComparison.Ordinal));
        return string.Concat(string.Join(' ', words).Select(c => char.IsAsciiDigit(c) ? '0' : c));
    }

    private static uint[] Signature(string text)
    {
        var least = new uint[Hashes];
        Array.Fill(least, uint.MaxValue);
        for (var i = 0; i + 4 <= Math.Max(4, text.Length); i++)
        {
            var gram = StableHash.Of(text.Substring(Math.Min(i, text.Length), Math.Min(4, text.Length - Math.Min(i, text.Length))));
            for (var h = 0; h < Hashes; h++)
            {
                least[h] = Math.Min(least[h], (gram ^ (uint)(h * 0x9E3779B1)) * (uint)((2 * h) + 0x85EBCA6B));
            }
        }

        return least;
    }

    private static int Agreement(uint[] a, uint[] b) => a.Zip(b).Count(p => p.First == p.Second);

    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at)
        {
            at = parent[at] = parent[parent[at]];
        }

        return at;
    }
}
