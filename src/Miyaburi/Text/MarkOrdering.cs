using System.Buffers;

namespace Miyaburi.Text;

/// <summary>Canonical ordering: stable order of combining marks by their class, linear however long the run is.</summary>
internal static class MarkOrdering
{
    private const int ShortRun = 24;
    private const int Classes = 64;

    /// <summary>Orders every run of non-starters.</summary>
    internal static void Sort(Span<int> codePoints)
    {
        for (var i = 0; i < codePoints.Length; i++)
        {
            if (NormalizationData.OrderClass(codePoints[i]) == 0)
            {
                continue;
            }

            var end = i + 1;
            while (end < codePoints.Length && NormalizationData.OrderClass(codePoints[end]) != 0)
            {
                end++;
            }

            SortRun(codePoints[i..end]);
            i = end;
        }
    }

    private static void SortRun(Span<int> run)
    {
        if (run.Length > ShortRun)
        {
            CountingSort(run);
            return;
        }

        for (var i = 1; i < run.Length; i++)
        {
            var mark = run[i];
            var rank = NormalizationData.OrderClass(mark);
            var at = i;
            while (at > 0 && NormalizationData.OrderClass(run[at - 1]) > rank)
            {
                run[at] = run[at - 1];
                at--;
            }

            run[at] = mark;
        }
    }

    private static void CountingSort(Span<int> run)
    {
        Span<int> starts = stackalloc int[Classes + 1];
        starts.Clear();
        foreach (var mark in run)
        {
            starts[NormalizationData.OrderClass(mark) + 1]++;
        }

        for (var i = 1; i <= Classes; i++)
        {
            starts[i] += starts[i - 1];
        }

        var rented = ArrayPool<int>.Shared.Rent(run.Length);
        var copy = rented.AsSpan(0, run.Length);
        run.CopyTo(copy);
        foreach (var mark in copy)
        {
            run[starts[NormalizationData.OrderClass(mark)]++] = mark;
        }

        ArrayPool<int>.Shared.Return(rented);
    }
}
