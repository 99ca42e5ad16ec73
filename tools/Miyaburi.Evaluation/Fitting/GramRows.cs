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

    internal ReadOnlySpan<int> SlotsOf(int row) =>
        CollectionsMarshal.AsSpan(slots)[(row == 0 ? 0 : ends[row - 1])..ends[row]];

    internal double SignOf(int row) => signs[row];

    internal double WeightOf(int row) => weights[row];
}
