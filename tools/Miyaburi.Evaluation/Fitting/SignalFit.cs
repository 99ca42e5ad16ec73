using Miyaburi.Evaluation.Measuring;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>
/// Fits the weights of the signals: common ones on all channels that have none of their own, then those of each
/// channel whose starting model names caps of its own, near the common ones and on its own rows.
/// </summary>
internal static class SignalFit
{
    /// <summary>The model with fitted weights and intercepts; calibration and thresholds are left as they were.</summary>
    internal static VerdictModel Fit(VerdictModel start, IReadOnlyCollection<Row> rows)
    {
        var shares = new RowShares(rows);
        var own = start.Channels.Where(c => !c.Value.Caps.IsEmpty).Select(c => c.Key).Order().ToList();
        var model = new WeightFit(start, null).Fit([.. rows.Where(r => !own.Contains(r.Channel))], shares);
        foreach (var channel in own)
        {
            model = new WeightFit(model, channel).Fit([.. rows.Where(r => r.Channel == channel)], shares);
        }

        return model;
    }
}
