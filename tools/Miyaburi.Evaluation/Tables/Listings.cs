using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>Misses and false alarms by name, with a short defanged opening, so that the next improvement is visible.</summary>
internal static class Listings
{
    private const int MostRows = 25;
    private const int MostForeignRows = 10;
    private static readonly Population[] Headline = [Population.MailJaPhish, Population.MessageJaPhish, Population.SmsJaScreens];
    private static readonly Population[] Foreign = [Population.MailWorldPhish, Population.SmsTankPhish, Population.SmsEnPhish, Population.WrittenWorld, Population.UrlPhish];

    /// <summary>Scams called less than that, in every population, the surest mistakes first; of the Japanese ones those only doubted, too.</summary>
    internal static string Misses(Held held, bool words)
    {
        var text = new StringBuilder();
        foreach (var group in held.ByCampaign.Where(j => j.Sample.Truth is Truth.Scam && !j.IsScam).GroupBy(j => j.Sample.Population).OrderBy(g => g.Key))
        {
            var missed = group.Where(j => !j.IsDoubted).OrderBy(j => j.Probability).ThenBy(j => j.Sample.Id, StringComparer.Ordinal).ToList();
            Add(text, $"{group.Key}: {missed.Count} called `NothingFound`, {group.Count() - missed.Count} only `Suspicious`", missed.Take(Foreign.Contains(group.Key) ? MostForeignRows : MostRows), words && group.Key is not Population.MailWorldPhish);
            if (Headline.Contains(group.Key))
            {
                Add(text, $"{group.Key}, only `Suspicious`", group.Where(j => j.IsDoubted).OrderByDescending(j => j.Probability).ThenBy(j => j.Sample.Id, StringComparer.Ordinal).Take(MostRows), words);
            }
        }

        return text.ToString();
    }

    internal static string FalseAlarms(Held held, bool words)
    {
        var text = new StringBuilder();
        foreach (var group in held.ByCampaign.Where(j => j.Sample.Truth is Truth.Genuine && j.IsDoubted).GroupBy(j => j.Sample.Population).OrderBy(g => g.Key))
        {
            Add(text, $"{group.Key}: {group.Count(j => j.IsScam)} `Scam`, {group.Count(j => !j.IsScam)} `Suspicious`", group.OrderByDescending(j => j.Probability).ThenBy(j => j.Sample.Id, StringComparer.Ordinal).Take(MostRows), words);
        }

        return text.ToString();
    }

    /// <summary>Words of the corpora stay on the screen of whoever has them; documents name the messages only, and those of the CC BY-NC set are never quoted.</summary>
    private static void Add(StringBuilder text, string title, IEnumerable<Judged> judged, bool words)
    {
        text.Append($"**{title}**\n\n");
        foreach (var j in judged)
        {
            var body = j.Row.Facts.Parts.FirstOrDefault(p => p.Part.Role is Messages.PartRole.Subject or Messages.PartRole.Body)?.Part.Text ?? "";
            var carrying = j.Verdict.Groups.IsEmpty ? "" : "; " + string.Join(", ", j.Verdict.Groups);
            var quote = words ? " " + Sets.Excerpt(j.Sample with { Subject = null }, body) : "";
            var fired = string.Join(' ', j.Verdict.Findings.Where(f => f.Weight != 0).Select(f => FormattableString.Invariant($"{f.Finding.Signal.Id} {f.Weight:0.0}")));
            var id = j.Sample.Kind is Messages.MessageKind.Url && !words ? "address " + Corpora.StableHash.Of(j.Sample.Id).ToString("x8", null) : Sets.Excerpt(j.Sample with { Subject = null }, j.Sample.Id);
            text.Append(FormattableString.Invariant($"- {j.Probability:0.00} {id}{quote} ({(fired.Length == 0 ? "no signal" : fired)}{carrying})\n"));
        }

        text.Append('\n');
    }
}
