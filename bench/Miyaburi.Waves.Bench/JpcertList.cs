using System.Globalization;
using Miyaburi.Evaluation.Corpora;

namespace Miyaburi.Waves.Bench;

/// <summary>JPCERT/CC's list of phishing addresses, by day and brand.</summary>
internal static class JpcertList
{
    internal const string File = "phish_urls_jpcert_2019-01_2024-06.csv.gz";

    /// <summary>Day and brand label of every row.</summary>
    internal static IEnumerable<(DateOnly Day, string Label)> Rows() =>
        Csv.Rows(Archive.Text(File)).Skip(1).Where(r => r.Count >= 3 && r[0].Length > 10).Select(r => (DateOnly.ParseExact(r[0].AsSpan(0, 10), "yyyy/MM/dd", CultureInfo.InvariantCulture), r[2]));

    /// <summary>Days with rows by brand id.</summary>
    internal static Dictionary<string, List<DayCount>> ByBrand()
    {
        var labels = EngineData.Embedded.Brands.All.SelectMany(b => b.File.JpcertLabels.Select(l => (Label: l, b.Id))).ToLookup(b => b.Label, b => b.Id, StringComparer.Ordinal);
        return Rows()
            .SelectMany(r => labels[r.Label].Take(1).Select(id => (Brand: id, r.Day)))
            .GroupBy(r => r.Brand, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.GroupBy(r => r.Day).OrderBy(d => d.Key).Select(d => new DayCount(d.Key, d.Count())).ToList(), StringComparer.Ordinal);
    }
}
