using System.Runtime.InteropServices;

namespace Miyaburi.Waves.Grouping;

/// <summary>Finds variants whose texts are alike: LSH buckets of the bands of their signatures.</summary>
/// <param name="most">Representatives of a bucket that are trusted, and as many that are not: what single people send takes nobody's place.</param>
/// <param name="slice">The buckets that are kept here.</param>
internal sealed class TextIndex(int most, IndexSlice slice)
{
    private readonly Dictionary<ulong, List<IndexEntry>> buckets = [];

    /// <summary>Makes a variant findable and gives those that share a bucket with it, each once, with their similarity.</summary>
    internal List<(IndexEntry Other, double Similarity)> Add(IndexEntry entry)
    {
        var found = new List<(IndexEntry, double)>();
        var seen = new HashSet<long> { entry.Key };
        foreach (var number in Buckets(entry))
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, number, out _);
            bucket ??= [];
            foreach (var other in bucket)
            {
                if (seen.Add(other.Key))
                {
                    found.Add((other, entry.Signature.Similarity(other.Signature)));
                }
            }

            Keep(bucket, entry);
        }

        return found;
    }

    internal void Remove(IndexEntry entry)
    {
        foreach (var number in Buckets(entry))
        {
            buckets.GetValueOrDefault(number)?.RemoveAll(other => other.Key == entry.Key);
        }
    }

    private void Keep(List<IndexEntry> bucket, IndexEntry entry)
    {
        var at = bucket.FindIndex(other => other.Key == entry.Key);
        if (at >= 0 && bucket[at].IsTrusted == entry.IsTrusted)
        {
            return;
        }

        if (at >= 0)
        {
            bucket.RemoveAt(at);
        }

        if (bucket.Count(other => other.IsTrusted == entry.IsTrusted) < most)
        {
            bucket.Add(entry);
        }
    }

    private IEnumerable<ulong> Buckets(IndexEntry entry) => entry.Signature.IsEmpty
        ? []
        : Enumerable.Range(0, TextSignature.Bands).Select(entry.Signature.Bucket).Where(slice.Holds);
}
