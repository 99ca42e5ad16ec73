using System.Collections.Immutable;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>The lowest thresholds of each channel at which every genuine population in it stays within its allowance.</summary>
internal static class Thresholds
{
    private static readonly (Population Population, double Suspicious, double Scam)[] Allowances =
    [
        (Population.MessageJaGenuine, 0.036, 0), (Population.TemplateJa, 0.021, 0), (Population.WrittenGenuine, 0.06, 0.015), (Population.WrittenCopied, 0.07, 0.01), (Population.FramedOfficial, 0, 0), (Population.WrittenWorld, 0.1, 0.01), (Population.WrittenMail, 0.11, 0.01),
        (Population.Newsletter, 0.032, 0), (Population.MailHam, 0.004, 0), (Population.SmsEnHam, 0.005, 0), (Population.TextJa, 0.0003, 0), (Population.Article, 0, 0),
        (Population.UrlFull, 0.01, 0), (Population.UrlHost, 0.01, 0), (Population.DomainTop, 0.01, 0),
    ];

    private const double LeastSuspicious = 0.2;

    /// <summary>Of a few words little can be known for certain, and half of what people pass on has lost its link.</summary>
    private const double LeastSuspiciousMessage = 0.18;
    private const double LeastScam = 0.6;
    private const double MostSuspicious = 0.85;
    private const double MostScam = 0.97;

    internal static VerdictModel Set(VerdictModel model, IReadOnlyCollection<Row> rows)
    {
        var open = new VerdictPolicy(model with { Channels = model.Channels.ToImmutableDictionary(c => c.Key, c => c.Value with { SuspiciousFrom = 0, ScamFrom = 0 }) });
        return model with { Channels = model.Channels.ToImmutableDictionary(c => c.Key, c => Set(c.Value, c.Key is Channel.Message ? LeastSuspiciousMessage : LeastSuspicious, open, rows.Where(r => r.Channel == c.Key))) };
    }

    private static ChannelScale Set(ChannelScale scale, double leastSuspicious, VerdictPolicy open, IEnumerable<Row> rows)
    {
        var judged = rows.Where(r => r.Sample.Truth is Truth.Genuine).Select(r => (r.Sample.Population, Verdict: open.Judge(r.Findings, r.Facts))).ToList();
        var (suspicious, scam) = (leastSuspicious, LeastScam);
        foreach (var (population, doubted, called) in Allowances)
        {
            var members = judged.Where(j => j.Population == population).Select(j => j.Verdict).ToList();
            if (members.Count > 0)
            {
                suspicious = Math.Max(suspicious, Rates.Threshold(members.Select(v => v.Probability), doubted));
                scam = Math.Max(scam, Rates.Threshold(members.Select(v => v.Level is Level.Scam ? v.Probability : 0), called));
            }
        }

        return scale with { SuspiciousFrom = Up(Math.Min(suspicious, MostSuspicious)), ScamFrom = Up(Math.Min(Math.Max(scam, suspicious + 0.05), MostScam)) };
    }

    private static double Up(double value) => Math.Ceiling((value + 1e-9) * 200) / 200;
}
