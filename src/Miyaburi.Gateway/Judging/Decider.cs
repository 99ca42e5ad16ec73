using System.Collections.Immutable;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Judging;

/// <summary>The one mapping from a report to a decision; the doors only translate decisions into their protocol.</summary>
internal static class Decider
{
    internal static Decision Decide(GatewayConfig config, Report report, Envelope envelope, string id)
    {
        var list = Lists.Find(config, report);
        var thresholds = envelope.Thresholds.Of(ThresholdsFor(config, envelope.Recipients));
        var own = ScoreScale.Of(report);
        var (level, score) = list switch
        {
            { IsAllow: true } => (Level.NothingFound, 0),
            { IsAllow: false } => (Level.Scam, Math.Max(own, Math.Max(ScoreScale.Scam, thresholds.Spam))),
            _ => (report.Verdict.Level, own),
        };
        return new Decision
        {
            Id = id,
            Report = report,
            Level = level,
            Score = score,
            Thresholds = thresholds,
            Action = ActionFor(score, thresholds),
            List = list,
            Symbols = Symbols.Of(report.Verdict, level, score, list),
        };
    }

    /// <summary>One copy goes to all recipients, so the most lenient of their thresholds counts: nobody loses mail by a neighbour's rule.</summary>
    internal static Thresholds ThresholdsFor(GatewayConfig config, ImmutableArray<string> recipients)
    {
        if (recipients.IsEmpty || config.Recipients.IsEmpty)
        {
            return config.Thresholds;
        }

        var all = recipients.Select(r => config.Recipients.FirstOrDefault(rule => rule.Matches(r))?.Thresholds ?? config.Thresholds).ToList();
        return new Thresholds(
            all.Max(t => t.Spam),
            all.Max(t => t.Suspicious),
            Lenient(all, t => t.RewriteSubject),
            Lenient(all, t => t.Quarantine),
            Lenient(all, t => t.Reject));
    }

    private static double? Lenient(List<Thresholds> all, Func<Thresholds, double?> value) =>
        all.TrueForAll(t => value(t) is not null) ? all.Max(value) : null;

    private static MailAction ActionFor(double score, Thresholds thresholds) =>
        score >= thresholds.Reject ? MailAction.Reject
        : score >= thresholds.Quarantine ? MailAction.Quarantine
        : score >= thresholds.RewriteSubject ? MailAction.RewriteSubject
        : score >= thresholds.Suspicious ? MailAction.AddHeader
        : MailAction.None;
}
