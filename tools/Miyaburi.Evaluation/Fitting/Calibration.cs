using System.Collections.Immutable;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>One monotone curve from the sum of weights to log-odds at the stated base rate, and the two thresholds.</summary>
internal static class Calibration
{
    private const int Bins = 9;
    private const double LeastSlope = 0.1;
    private const double LeastGap = 0.05;

    /// <summary>The model with a fitted curve a channel; the rows must not have been used for its n-gram models.</summary>
    internal static VerdictModel Fit(VerdictModel model, IReadOnlyCollection<Row> rows)
    {
        var sizes = rows.GroupBy(r => r.Sample.Population).ToDictionary(g => g.Key, g => g.Count());
        return model with
        {
            Channels = model.Channels.ToImmutableDictionary(c => c.Key, c => c.Value with { Calibration = Curve(model, [.. rows.Where(r => r.Channel == c.Key)], sizes) }),
        };
    }

    /// <summary>The same model, reading sums as they are.</summary>
    private static VerdictModel Raw(VerdictModel model) => model with
    {
        Channels = model.Channels.ToImmutableDictionary(c => c.Key, c => c.Value with { Calibration = [] }),
    };

    private static ImmutableArray<ImmutableArray<double>> Curve(VerdictModel model, IReadOnlyCollection<Row> rows, Dictionary<Population, int> sizes)
    {
        var policy = new VerdictPolicy(Raw(model));
        var scored = rows.Where(r => PopulationWeights.Of(r.Sample) > 0 && r.Sample.Truth is not Truth.Neither)
            .Select(r => (Raw: LogOdds(policy.Judge(r.Findings, r.Facts).Probability), IsScam: r.Sample.Truth is Truth.Scam, Weight: PopulationWeights.Of(r.Sample) / sizes[r.Sample.Population]))
            .OrderBy(r => r.Raw).ToList();
        var (scam, genuine) = (scored.Where(s => s.IsScam).Sum(s => s.Weight), scored.Where(s => !s.IsScam).Sum(s => s.Weight));
        var prior = LogOdds(model.BaseRate);
        var points = new List<ImmutableArray<double>>();
        foreach (var bin in Split(scored))
        {
            var p = (bin.Where(b => b.IsScam).Sum(b => b.Weight) / scam) + 2e-4;
            var q = (bin.Where(b => !b.IsScam).Sum(b => b.Weight) / genuine) + 2e-4;
            Add(points, bin.Average(b => b.Raw), Math.Log(p / q) + prior);
        }

        return [.. points];
    }

    internal static double LogOdds(double probability) => Math.Log(probability / (1 - probability));

    /// <summary>Bins of equal width over the middle of the range.</summary>
    private static IEnumerable<List<(double Raw, bool IsScam, double Weight)>> Split(List<(double Raw, bool IsScam, double Weight)> scored)
    {
        var low = scored[scored.Count / 100].Raw;
        var high = scored[scored.Count * 99 / 100].Raw;
        return scored.GroupBy(s => Math.Clamp((int)((s.Raw - low) / (high - low) * Bins), 0, Bins - 1))
            .OrderBy(g => g.Key).Where(g => g.Count() >= 20).Select(g => g.ToList());
    }

    /// <summary>Appends a point, pooling backwards while the curve would not rise.</summary>
    private static void Add(List<ImmutableArray<double>> points, double raw, double calibrated)
    {
        if (points.Count > 0)
        {
            var last = points[^1];
            if (raw - last[0] < LeastGap)
            {
                return;
            }

            calibrated = Math.Max(calibrated, last[1] + (LeastSlope * (raw - last[0])));
        }

        points.Add([Math.Round(raw, 3), Math.Round(calibrated, 3)]);
    }
}
