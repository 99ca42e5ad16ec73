using System.Collections.Immutable;

namespace Miyaburi.Text;

/// <summary>Collects tricks while a text is folded.</summary>
internal sealed class TrickLog
{
    private static readonly int Kinds = Enum.GetValues<TextTrickKind>().Length;
    private readonly int[] _counts = new int[Kinds];
    private readonly List<TextRange>?[] _ranges = new List<TextRange>?[Kinds];

    internal void Add(TextTrickKind kind, TextRange range)
    {
        _counts[(int)kind]++;
        var ranges = _ranges[(int)kind] ??= [];
        if (ranges.Count < AnalysisLimits.Default.EvidencePerFinding)
        {
            ranges.Add(range);
        }
    }

    /// <summary>Lengthens the newest range when the new place begins where it ends; otherwise adds one.</summary>
    internal void Extend(TextTrickKind kind, TextRange range)
    {
        var ranges = _ranges[(int)kind];
        if (ranges is null || ranges.Count != _counts[(int)kind] || ranges[^1].End < range.Start)
        {
            Add(kind, range);
            return;
        }

        ranges[^1] = new TextRange(ranges[^1].Start, range.End - ranges[^1].Start);
    }

    internal ImmutableArray<TextTrick> ToTricks()
    {
        var tricks = ImmutableArray.CreateBuilder<TextTrick>();
        foreach (var kind in Enum.GetValues<TextTrickKind>())
        {
            if (_counts[(int)kind] > 0)
            {
                tricks.Add(new TextTrick(kind, _counts[(int)kind], [.. _ranges[(int)kind]!]));
            }
        }

        return tricks.DrainToImmutable();
    }
}
