using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Judging;

/// <summary>
/// Puts a verdict on the scale that mail filters know: 5.0 and more is a scam, 2.5 up to 4.9 is suspicious, less is
/// nothing found. Inside a level the score follows the log-odds of the calibrated probability, measured from the
/// level's own limit, so that a higher score always means a surer verdict of the same channel.
/// </summary>
internal static class ScoreScale
{
    internal const double Scam = 5.0;
    internal const double Suspicious = 2.5;
    internal const double Most = 20.0;

    /// <summary>A score never reaches the next level by rounding.</summary>
    private const double Step = 0.1;

    /// <summary>Points for each nat above the limit of a scam: certain ones come to 13 and more.</summary>
    private const double PointsPerNat = 1.5;

    /// <summary>The score of a report.</summary>
    internal static double Of(Report report) => Of(report.Verdict, EngineData.Embedded.Model.Channels[Channels.Of(report.Facts)]);

    /// <summary>The score of a verdict in a channel.</summary>
    internal static double Of(Verdict verdict, ChannelScale scale)
    {
        var score = verdict.Level switch
        {
            Level.Scam => Math.Clamp(Scam + (PointsPerNat * (Odds(verdict.Probability) - Odds(scale.ScamFrom))), Scam, Most),
            Level.Suspicious => Math.Clamp(
                Suspicious + ((Scam - Suspicious) * Share(Odds(verdict.Probability), Odds(scale.SuspiciousFrom), Odds(scale.ScamFrom))),
                Suspicious,
                Scam - Step),
            _ => Math.Clamp(Suspicious * verdict.Probability / scale.SuspiciousFrom, 0, Suspicious - Step),
        };
        return Math.Round(Math.Floor((score / Step) + 1e-9) * Step, 1);
    }

    private static double Odds(double probability) => Math.Log(probability / (1 - probability));

    private static double Share(double value, double from, double to) => (value - from) / (to - from);
}
