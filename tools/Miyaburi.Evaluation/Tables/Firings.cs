using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Tables;

/// <summary>How often each signal fires, per population, in percent; with its weight.</summary>
internal static class Firings
{
    internal static string Show(IReadOnlyCollection<Row> rows, VerdictModel model)
    {
        var populations = rows.Where(r => r.Sample.Truth is not Truth.Neither).GroupBy(r => (r.Sample.Truth, r.Sample.Population))
            .OrderByDescending(g => g.Key.Truth).ThenBy(g => g.Key.Population).Select(g => (g.Key.Population, Rows: g.ToList())).ToList();
        var text = new StringBuilder("| signal | weight |").AppendJoin('|', populations.Select(p => $" {p.Population} ({p.Rows.Count}) ")).Append("|\n|---|--:|").Insert(0, "");
        text.Append(string.Concat(populations.Select(_ => "--:|"))).Append('\n');
        foreach (var signal in SignalCatalog.All.Select(s => s.Descriptor).OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            text.Append(FormattableString.Invariant($"| {signal.Id} {signal.Name.En} | {model.Weights.GetValueOrDefault(signal.Id):0.00} |"));
            foreach (var (_, members) in populations)
            {
                var fired = members.Count(r => r.Findings.Any(f => f.Signal.Id == signal.Id));
                text.Append(fired == 0 ? " |" : FormattableString.Invariant($" {100.0 * fired / members.Count:0.0} |"));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
