using System.Runtime.InteropServices;
using Miyaburi.Text;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>Labelled texts as the distinct slots of their n-grams, in one long array.</summary>
internal sealed class GramRows(int shortest, int longest, int bits)
{
    private readonly List<int> slots = [];
    private readonly List<int> ends = [];
    private readonly List<double> signs = [];
    private readonly List<double> weights = [];
    private readonly int[] seen = new int[1 << bits];
    private int stamp;

    internal int Shortest => shortest;

    internal int Longest => longest;

    internal int Bits => bits;

    internal int Count => ends.Count;

    internal int Columns => 1 << bits;

    /// <summary>Adds a text.</summary>
    internal void Add(string text, bool isScam, double weight)
    {
        stamp++;
        foreach (var slot in NgramHash.Slots(text, shortest, longest, Columns - 1))
        {
            if (seen[slot] != stamp)
            {
                seen[slot] = stamp;
                slots.Add(slot);
            }
        }

        if (slots.Count == (ends.Count == 0 ? 0 : ends[^1]))
        {
            return;
        }

        ends.Add(slots.Count);
        signs.Add(isScam ? 1 : -1);
        weights.Add(weight);
    }

    /// <summary>Makes both classes weigh the same, and all together 1.</summary>
    internal void Balance()
    {
        var scam = weights.Where((_, i) => signs[i] > 0).Sum();
        var genuine = weights.Sum() - scam;
        for (var i = 0; i < weights.Count; i++)
        {
            weights[i] *= 0.5 / (signs[i] > 0 ? scam : genuine);
        }
    }

    /// <summary>A hash of everything a fit depends on.</summary>
    internal ulong Fingerprint()
    {
        var hash = 14695981039346656037UL;
        hash = Mix(hash, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(slots)));
        hash = Mix(hash, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(ends)));
        hash = Mix(hash, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(signs)));
        hash = Mix(hash, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(weights)));
        return hash ^ (ulong)((shortest * 10000) + (longest * 100) + bits);
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, uint>(bytes))
        {
            hash = (hash ^ word) * 1099511628211UL;
            hash ^= hash >> 29;
        }

        return hash;
    }

    internal ReadOnlySpan<int> SlotsOf(int row) =>
        CollectionsMarshal.AsSpan(slots)[(row == 0 ? 0 : ends[row - 1])..ends[row]];

    internal double SignOf(int row) => signs[row];

    internal double WeightOf(int row) => weights[row];
}
