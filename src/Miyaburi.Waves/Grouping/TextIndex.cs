using System.Runtime.InteropServices;

namespace Miyaburi.Waves.Grouping;

/// <summary>Finds variants whose texts are alike: LSH buckets of the bands of their signatures.</summary>
/// <param name="most">Representatives of a bucket: enough to find the wave, few enough that a large wave costs no more than a small one.</param>
internal sealed class TextIndex(int most)
{
    private readonly Dictionary<ulong, List<Variant>> buckets = [];

    /// <summary>Makes a variant findable and gives those that share a bucket with it, each once, with their similarity.</summary>
    internal List<(Variant Other, double Similarity)> Add(Variant variant)
    {
        var found = new List<(Variant, double)>();
        if (!variant.HasText)
        {
            return found;
        }

        var seen = new HashSet<Variant> { variant };
        for (var band = 0; band < TextSignature.Bands; band++)
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, variant.Signature.Bucket(band), out _);
            bucket ??= [];
            found.AddRange(bucket.Where(seen.Add).Select(other => (other, variant.Signature.Similarity(other.Signature))));
            if (bucket.Count < most && !bucket.Contains(variant))
            {
                bucket.Add(variant);
            }
        }

        return found;
    }

    internal void Remove(Variant variant)
    {
        for (var band = 0; variant.HasText && band < TextSignature.Bands; band++)
        {
            buckets.GetValueOrDefault(variant.Signature.Bucket(band))?.Remove(variant);
        }
    }
}
