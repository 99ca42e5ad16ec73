namespace Miyaburi.Waves.Bench;

/// <summary>How far two partitions of the same things agree.</summary>
internal static class Agreement
{
    /// <summary>Pairwise precision, recall and F1, and the adjusted Rand index (Hubert and Arabie 1985).</summary>
    internal static (double Precision, double Recall, double F1, double Rand) Of(string[] found, string[] truth)
    {
        double Pairs(IEnumerable<int> sizes) => sizes.Sum(n => n * (n - 1.0) / 2);
        var both = Pairs(found.Zip(truth).GroupBy(p => p).Select(g => g.Count()));
        var together = Pairs(found.GroupBy(f => f).Select(g => g.Count()));
        var same = Pairs(truth.GroupBy(t => t).Select(g => g.Count()));
        var all = Pairs([found.Length]);
        var expected = together * same / all;
        var (precision, recall) = (both / together, both / same);
        return (precision, recall, 2 * precision * recall / (precision + recall), (both - expected) / (((together + same) / 2) - expected));
    }
}
