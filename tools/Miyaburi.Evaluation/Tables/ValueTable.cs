using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Signals;

namespace Miyaburi.Evaluation.Tables;

/// <summary>What each signal adds to each population: what changes when it is not there and all other numbers stay.</summary>
internal static class ValueTable
{
    internal static string Show(Held held)
    {
        var judged = held.ByCampaign.Where(j => j.Sample.Truth is not Truth.Neither).ToList();
        var values = SignalCatalog.All.Select(s => s.Descriptor).OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => ValueOf(s, judged, held)).ToList();
        var text = new StringBuilder("Under the campaign split, weights and thresholds kept: how many messages `Scam` / `Scam` or `Suspicious` would gain (+) or lose (−) without the signal. Losses in a population of scams speak for the signal, losses in a genuine one against it.\n\n")
            .Append("| signal | fires on scams | on genuine | without it |\n|---|--:|--:|---|\n");
        foreach (var value in values)
        {
            text.Append($"| {value.Signal.Id} {value.Signal.Name.En} | {value.Scams} | {value.Genuine} | {string.Join("; ", value.Changes)} |\n");
        }

        return text
            .Append($"\nNever fires here: {Ids(values.Where(v => v.Scams + v.Genuine == 0))}.\n")
            .Append($"\nFires on genuine messages only, and does not speak for them: {Ids(values.Where(v => v is { Scams: 0, Genuine: > 0 } && v.Signal.Group is not SignalGroup.Verified))}.\n")
            .Append($"\nFires, and without it no level changes: {Ids(values.Where(v => v.Scams + v.Genuine > 0 && v.Changes.Count == 0))}.\n")
            .ToString();
    }

    private static string Ids(IEnumerable<Value> values) => string.Join(", ", values.Select(v => v.Signal.Id).DefaultIfEmpty("none"));

    private static Value ValueOf(SignalDescriptor signal, List<Judged> judged, Held held)
    {
        var fired = judged.Where(j => j.Row.Findings.Any(f => f.Signal.Id == signal.Id)).ToList();
        var changes = new List<string>();
        foreach (var group in fired.GroupBy(j => (j.Sample.Population, j.Sample.Truth)).OrderByDescending(g => g.Key.Truth).ThenBy(g => g.Key.Population))
        {
            var without = group.Select(j => held.JudgeWithout(j.Row, signal.Id)).ToList();
            var (scam, doubted) = (without.Count(j => j.IsScam) - group.Count(j => j.IsScam), without.Count(j => j.IsDoubted) - group.Count(j => j.IsDoubted));
            if (scam != 0 || doubted != 0)
            {
                changes.Add($"{group.Key.Population}{(group.Key.Truth is Truth.Genuine && IsBoth(group.Key.Population) ? " genuine" : "")} {Signed(scam)} / {Signed(doubted)}");
            }
        }

        return new Value(signal, fired.Count(j => j.Sample.Truth is Truth.Scam), fired.Count(j => j.Sample.Truth is Truth.Genuine), changes);
    }

    /// <summary>Whether a population holds scams and genuine messages.</summary>
    private static bool IsBoth(Population population) => population is Population.WrittenWorld or Population.WrittenMail;

    private static string Signed(int change) => change switch { > 0 => $"+{change}", < 0 => $"−{-change}", _ => "0" };

    private sealed record Value(SignalDescriptor Signal, int Scams, int Genuine, List<string> Changes);
}
