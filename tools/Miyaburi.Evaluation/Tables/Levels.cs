using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Tables;

/// <summary>The levels each population gets.</summary>
internal static class Levels
{
    internal static string Show(IEnumerable<Row> rows, VerdictModel model)
    {
        var policy = new VerdictPolicy(model);
        var text = new StringBuilder("| population | truth | `Scam` | `Scam` or `Suspicious` | median probability |\n|---|---|--:|--:|--:|\n");
        foreach (var group in rows.GroupBy(r => (r.Sample.Population, r.Sample.Truth)).OrderBy(g => g.Key.Truth is Truth.Scam ? 0 : 1).ThenBy(g => g.Key.Population))
        {
            var verdicts = group.Select(r => policy.Judge(r.Findings, r.Facts)).ToList();
            var scam = verdicts.Count(v => v.Level is Level.Scam);
            var doubt = verdicts.Count(v => v.Level is not Level.NothingFound);
            var median = verdicts.Select(v => v.Probability).Order().ElementAt(verdicts.Count / 2);
            text.Append(FormattableString.Invariant($"| {group.Key.Population} | {group.Key.Truth} | {Rates.Show(scam, verdicts.Count)} | {Rates.Show(doubt, verdicts.Count)} | {median:0.000} |\n"));
        }

        return text.ToString();
    }
}
