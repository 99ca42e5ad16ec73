using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>Levels, false alarms and precision under the campaign split.</summary>
internal static class RateTables
{
    internal static string Campaigns(Held held)
    {
        var text = new StringBuilder("Five folds of campaigns: models, weights, curve and thresholds come from the other folds.\n\n")
            .Append("| population | truth | `Scam` | `Scam` or `Suspicious` | median probability |\n|---|---|--:|--:|--:|\n");
        foreach (var group in held.ByCampaign.GroupBy(j => (j.Sample.Population, j.Sample.Truth)).OrderBy(g => g.Key.Truth is Truth.Scam ? 0 : 1).ThenBy(g => g.Key.Population))
        {
            var members = group.ToList();
            var median = members.Select(j => j.Probability).Order().ElementAt(members.Count / 2);
            text.Append(FormattableString.Invariant($"| {group.Key.Population} | {group.Key.Truth} | {members.Scams()} | {members.Doubted()} | {median:0.000} |\n"));
        }

        return text.ToString();
    }

    internal static string Alarms(Held held)
    {
        var text = new StringBuilder("| genuine population | n | `Scam` | `Suspicious` | what n can show at best |\n|---|--:|--:|--:|--:|\n");
        foreach (var group in held.ByCampaign.Where(j => j.Sample.Truth is Truth.Genuine).SelectMany(Parts).GroupBy(p => p.Name, p => p.Judged))
        {
            var n = group.Count();
            text.Append(FormattableString.Invariant($"| {group.Key} | {n} | {group.Count(j => j.IsScam)} | {group.Count(j => j.IsDoubted && !j.IsScam)} | {Math.Min(1, 3.0 / n):0.00 %} |\n"));
        }

        return text.Append("\n0 alarms in n messages only bound the rate at 3/n.\n").ToString();
    }

    internal static string Precision(Held held)
    {
        var scams = held.ByCampaign.Of(Sets.JapaneseScams);
        var text = new StringBuilder("Recall of Japanese scams against false alarms per population: precision if one in 100, or one in 1,000 messages were a scam. No alarm is counted as half a one.\n\n")
            .Append("| genuine population | level | precision at 1 % | at 0.1 % |\n|---|---|--:|--:|\n");
        foreach (var population in new[] { Population.MessageJaGenuine, Population.TemplateJa, Population.Newsletter, Population.MailHam })
        {
            var genuine = held.ByCampaign.Of(population);
            foreach (var (name, test) in new (string, Func<Judged, bool>)[] { ("`Scam`", j => j.IsScam), ("`Scam` or `Suspicious`", j => j.IsDoubted) })
            {
                var recall = (double)scams.Count(test) / scams.Count;
                var alarms = Math.Max(0.5, genuine.Count(test)) / genuine.Count;
                text.Append(FormattableString.Invariant($"| {population} | {name} | {Precision(recall, alarms, 0.01):0 %} | {Precision(recall, alarms, 0.001):0 %} |\n"));
            }
        }

        return text.ToString();
    }

    private static double Precision(double recall, double alarms, double rate) => recall * rate / ((recall * rate) + (alarms * (1 - rate)));

    /// <summary>Populations, and within the addresses those under .jp and .cn.</summary>
    private static IEnumerable<(string Name, Judged Judged)> Parts(Judged judged)
    {
        yield return (judged.Sample.Population.ToString(), judged);
        if (Sets.Addresses.Contains(judged.Sample.Population) && judged.Row.Facts.Links is [{ Host: { } host }, ..])
        {
            if (host.IsWithin("jp") || host.IsWithin("cn"))
            {
                yield return (host.IsWithin("jp") ? "addresses under .jp" : "addresses under .cn", judged);
            }
        }
    }
}
