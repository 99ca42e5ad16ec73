using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>The lowest thresholds at which every genuine population stays within its allowance; never set for one set alone.</summary>
internal static class Thresholds
{
    private static readonly (Population Population, double Suspicious)[] Allowances =
    [
        (Population.MessageJaGenuine, 0.02), (Population.TemplateJa, 0.011), (Population.WrittenGenuine, 0.02), (Population.FramedOfficial, 0),
        (Population.Newsletter, 0.032), (Population.MailHam, 0.003), (Population.SmsEnHam, 0.005), (Population.TextJa, 0.0003),
        (Population.UrlFull, 0.01), (Population.UrlHost, 0.01), (Population.DomainTop, 0.01),
    ];

    private const double LeastSuspicious = 0.2;
    private const double LeastScam = 0.5;

    internal static VerdictModel Set(VerdictModel model, IReadOnlyCollection<Row> rows)
    {
        var open = new VerdictPolicy(model with { SuspiciousFrom = 0, ScamFrom = 0 });
        var judged = rows.Where(r => r.Sample.Truth is Truth.Genuine).Select(r => (r.Sample.Population, Verdict: open.Judge(r.Findings, r.Facts))).ToList();
        var suspicious = LeastSuspicious;
        foreach (var (population, allowance) in Allowances)
        {
            var scores = judged.Where(j => j.Population == population).Select(j => j.Verdict.Probability).ToList();
            suspicious = scores.Count == 0 ? suspicious : Math.Max(suspicious, Rates.Threshold(scores, allowance));
        }

        var scams = judged.Where(j => j.Verdict.Level is Level.Scam && j.Population is not Population.Newsletter).Select(j => j.Verdict.Probability).DefaultIfEmpty(0).Order().ToList();
        var scam = Math.Max(Math.Max(LeastScam, suspicious + 0.05), scams[^1]);
        return model with { SuspiciousFrom = Up(Math.Min(suspicious, 0.6)), ScamFrom = Up(Math.Min(scam, 0.93)) };
    }

    private static double Up(double value) => Math.Ceiling((value + 1e-9) * 200) / 200;
}
