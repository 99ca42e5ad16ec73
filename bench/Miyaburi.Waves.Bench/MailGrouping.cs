using System.Globalization;
using System.Text.Json;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Waves.Grouping;

namespace Miyaburi.Waves.Bench;

/// <summary>How well waves agree with the campaigns that the Japanese mails are marked with.</summary>
internal static class MailGrouping
{
    /// <summary>No two texts are so alike: links join nothing.</summary>
    private const double Never = 2;

    internal static void Print()
    {
        var sightings = Read().ToList();
        Console.WriteLine($"{sightings.Count} mails with a campaign, {sightings.Select(s => s.Campaign).Distinct().Count()} campaigns; text {sightings.Count(s => !s.Sighting.Traits.Signature.IsEmpty)}");
        HeldOut(sightings);
        Console.WriteLine("similarity (link)  waves  precision  recall  pairwise F1  adjusted Rand");
        var own = WaveRules.Default;
        foreach (var link in new[] { own.LinkSimilarity, 0.4, 0.5, Never }.Distinct())
        {
            foreach (var similarity in new[] { 0.5, 0.55, 0.6, 0.62, 0.64, 0.66, 0.68, 0.7, 0.75 })
            {
                Row(sightings, own with { Similarity = similarity, LinkSimilarity = link }, (similarity, link) == (own.Similarity, own.LinkSimilarity) ? " <- data/waves.json" : "");
            }
        }
    }

    /// <summary>The similarity that is best on the earlier half of the days, on the mails of the later half, which had no part in the choice.</summary>
    private static void HeldOut(List<(string Campaign, Sighting Sighting)> mails)
    {
        var ordered = mails.OrderBy(m => m.Sighting.Day).ThenBy(m => m.Sighting.Id).ToList();
        var border = ordered[ordered.Count / 2].Sighting.Day;
        var (earlier, later) = (ordered.Where(m => m.Sighting.Day < border).ToList(), ordered.Where(m => m.Sighting.Day >= border).ToList());
        var own = WaveRules.Default;
        var chosen = Enumerable.Range(50, 26).Select(i => i / 100.0).MaxBy(s => Agree(earlier, own with { Similarity = s }).Of.F1);
        Console.WriteLine($"earlier: {earlier.Count} mails before {border:yyyy-MM-dd}; later: {later.Count}");
        foreach (var (name, similarity) in new[] { ("best on the earlier", chosen), ("data/waves.json", own.Similarity) })
        {
            var (a, b) = (Agree(earlier, own with { Similarity = similarity }).Of, Agree(later, own with { Similarity = similarity }).Of);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-20} {similarity:0.00}: pairwise F1 earlier {a.F1:0.000}, later {b.F1:0.000}; adjusted Rand {a.Rand:0.000}, {b.Rand:0.000}"));
        }
    }

    private static (string[] Waves, (double Precision, double Recall, double F1, double Rand) Of) Agree(List<(string Campaign, Sighting Sighting)> mails, WaveRules rules)
    {
        var graph = new WaveGraph(rules);
        foreach (var day in mails.GroupBy(m => m.Sighting.Day).OrderBy(g => g.Key))
        {
            graph.Apply(day.Select(m => m.Sighting));
        }

        var waves = mails.Select(m => graph.Find(m.Sighting.Key)?.Wave?.Id ?? "none " + m.Sighting.Id).ToArray();
        return (waves, Agreement.Of(waves, [.. mails.Select(m => m.Campaign)]));
    }

    private static void Row(List<(string Campaign, Sighting Sighting)> mails, WaveRules rules, string note)
    {
        var (waves, (precision, recall, f1, rand)) = Agree(mails, rules);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rules.Similarity,10:0.00} {(rules.LinkSimilarity > 1 ? "(none)" : rules.LinkSimilarity.ToString("(0.00)", CultureInfo.InvariantCulture)),6}  {waves.Distinct().Count(),5}  {precision,9:0.000}  {recall,6:0.000}  {f1,11:0.000}  {rand,13:0.000}{note}"));
        if (note.Length > 0 && Environment.GetEnvironmentVariable("WAVES_SHOW") is not null)
        {
            foreach (var g in waves.Zip(mails).GroupBy(p => p.First).Where(g => g.Select(p => p.Second.Campaign).Distinct().Count() > 1))
            {
                Console.WriteLine("  " + g.Key + ": " + string.Join(", ", g.GroupBy(p => p.Second.Campaign).Select(c => $"{c.Key}×{c.Count()} ({Claims(c.Select(m => m.Second.Sighting.Traits))})")));
            }

            foreach (var g in waves.Zip(mails).GroupBy(p => p.Second.Campaign).Where(g => g.Select(p => p.First).Distinct().Count() > 1))
            {
                Console.WriteLine("  " + g.Key + ": " + string.Join(", ", g.GroupBy(p => p.First).Select(c => $"{c.Key}×{c.Count()}")));
            }
        }
    }

    /// <summary>Whom they claim to be, and what they hold out.</summary>
    private static string Claims(IEnumerable<WaveTraits> mails) =>
        string.Join(' ', mails.GroupBy(m => $"{m.Brand ?? "-"}/{m.Lure ?? "-"}").OrderByDescending(g => g.Count()).Select(g => $"{g.Key}×{g.Count()}"));

    private static IEnumerable<(string Campaign, Sighting Sighting)> Read()
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        var rows = Archive.Rows("mail_ja_2020-2023.jsonl.gz").Where(r => r.GetProperty("campaign").ValueKind is JsonValueKind.String).ToDictionary(r => r.GetProperty("path").GetString()!, StringComparer.Ordinal);
        foreach (var (name, bytes) in Archive.Files("mail_ja_2020-2023.tar.gz"))
        {
            if (!rows.TryGetValue(name, out var row) || Analyzer.Read(ListTraces.Remove(bytes, null), ReadOptions.Default) is not Reading.Read read)
            {
                continue;
            }

            var report = analyzer.Judge(read.Message, Observations.None, DateTimeOffset.UnixEpoch);
            yield return (row.GetProperty("campaign").GetString()!, new Sighting
            {
                Id = Sighting.IdOf("mails", bytes),
                Day = read.Message.Date is { Year: > 2000 } date ? DateOnly.FromDateTime(date.UtcDateTime) : YearOf(name),
                Reporter = Sighting.Pseudonym("mails"),
                Source = SightingSource.Import,
                Traits = WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault()),
            });
        }
    }

    /// <summary>The archive's files are named by the year they came in.</summary>
    private static DateOnly YearOf(string name) =>
        new(int.TryParse(name.AsSpan(name.IndexOf('/', StringComparison.Ordinal) + 1, 4), CultureInfo.InvariantCulture, out var year) && year > 2000 ? year : 2021, 1, 1);
}
