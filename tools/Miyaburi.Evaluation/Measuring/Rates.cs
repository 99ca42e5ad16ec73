namespace Miyaburi.Evaluation.Measuring;

/// <summary>Rates with their intervals.</summary>
internal static class Rates
{
    /// <summary>The score that at most the share <paramref name="rate"/> of genuine scores exceeds.</summary>
    internal static double Threshold(IEnumerable<double> genuine, double rate)
    {
        var sorted = genuine.OrderDescending().ToArray();
        return sorted.Length == 0 ? double.NegativeInfinity : sorted[Math.Min(sorted.Length - 1, (int)Math.Floor(rate * sorted.Length))];
    }

    /// <summary>Share of scams above the score that <paramref name="rate"/> of genuine ones exceed, ties counted as misses.</summary>
    internal static (int Hits, int Of) Recall(IReadOnlyCollection<double> scams, IEnumerable<double> genuine, double rate)
    {
        var threshold = Threshold(genuine, rate);
        return (scams.Count(s => s > threshold), scams.Count);
    }

    /// <summary>Wilson's interval at 95 %.</summary>
    internal static (double Low, double High) Wilson(int hits, int of)
    {
        if (of == 0)
        {
            return (0, 1);
        }

        const double Z = 1.959964;
        var p = (double)hits / of;
        var centre = p + (Z * Z / (2 * of));
        var half = Z * Math.Sqrt((p * (1 - p) / of) + (Z * Z / (4.0 * of * of)));
        var scale = 1 + (Z * Z / of);
        return (Math.Max(0, (centre - half) / scale), Math.Min(1, (centre + half) / scale));
    }

    /// <summary>"97.4 % [96.1–98.3], 609".</summary>
    internal static string Show(int hits, int of)
    {
        var (low, high) = Wilson(hits, of);
        return of == 0 ? "–" : FormattableString.Invariant($"{100.0 * hits / of:0.0} % [{100 * low:0.0}–{100 * high:0.0}], {of}");
    }
}
