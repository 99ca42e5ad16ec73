using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>What a dated list of paths of phishing kits would add: the measurement behind docs/decisions.</summary>
internal static class KitPathTable
{
    private const int FewestSites = 3;
    private const int ExpiryDays = 120;
    private static readonly DateOnly Split = new(Held.LastYear + 1, 1, 1);

    internal static string Show(Held held)
    {
        var reports = held.Addresses.Where(a => a.Address.IsPhish).OrderBy(a => a.Address.Day).ToList();
        var benign = held.Addresses.Where(a => a.Address.Population is Population.UrlFull or Population.UrlHost).ToList();
        var common = benign.Where(a => Held.IsFittedSite(a.Url)).SelectMany(a => Segments(a.Url.Path)).ToHashSet(StringComparer.Ordinal);
        var sightings = reports.Where(a => IsSpecific(a.Url.Path, common)).GroupBy(a => a.Url.Path, StringComparer.Ordinal)
            .Where(g => g.Select(a => a.Url.Host!.Site).Distinct(StringComparer.Ordinal).Count() >= FewestSites)
            .ToDictionary(g => g.Key, g => g.Select(a => (a.Address.Day, a.Url.Host!.Site)).ToList(), StringComparer.Ordinal);
        var tested = benign.Where(a => !Held.IsFittedSite(a.Url)).ToList();
        var least = Rates.Threshold(tested.Select(a => held.PastHosts.Score(a.Url)), 1e-3);
        var later = reports.Where(a => a.Address.Day >= Split).Select(a => (a.Url, a.Address.Day, IsFound: held.PastHosts.Score(a.Url) > least)).ToList();

        var text = new StringBuilder($"A path is a kit's when it was reported on at least {FewestSites} registrable domains within {ExpiryDays} days and one of its segments, five letters or more, stands in no benign address of one half; alarms are counted in the other half. {sightings.Count} paths of the list ever had so many domains. Tested on reports from {Split.Year}; *adds* are those that the host model (fitted to {Held.LastYear}) does not find at FPR 1e-3.\n\n")
            .Append("| known paths | reports found | adds | of benign addresses |\n|---|--:|--:|--:|\n");
        Add($"those of the end of {Held.LastYear}, expiring", (seen, day) => IsKnown(seen, Split) && Last(seen, Split).AddDays(ExpiryDays) >= day);
        Add($"those of the end of {Held.LastYear}, for ever", (seen, _) => seen.Where(s => s.Day < Split).Select(s => s.Site).Distinct(StringComparer.Ordinal).Count() >= FewestSites);
        Add("kept up to the day before each report, expiring", IsKnown);
        var end = reports[^1].Address.Day;
        return text.Append($"\nThe list ends on {end:yyyy-MM-dd}: every path in it has expired by {end.AddDays(ExpiryDays):yyyy-MM-dd}. A benign address is counted whatever the day.\n").ToString();

        void Add(string name, Func<List<(DateOnly Day, string Site)>, DateOnly, bool> isKnown)
        {
            var found = later.Where(l => sightings.TryGetValue(l.Url.Path, out var seen) && isKnown(seen, l.Day)).ToList();
            var alarms = tested.Count(a => sightings.ContainsKey(a.Url.Path));
            text.Append($"| {name} | {Rates.Show(found.Count, later.Count)} | {Rates.Show(found.Count(f => !f.IsFound), later.Count)} | {Rates.Show(alarms, tested.Count)} |\n");
        }
    }

    /// <summary>Whether a path was reported on enough domains in the days before.</summary>
    private static bool IsKnown(List<(DateOnly Day, string Site)> seen, DateOnly day)
    {
        var last = seen.Where(s => s.Day < day).Select(s => s.Day).DefaultIfEmpty().Max();
        return last != default && last.AddDays(ExpiryDays) >= day
            && seen.Where(s => s.Day <= last && s.Day.AddDays(ExpiryDays) >= last).Select(s => s.Site).Distinct(StringComparer.Ordinal).Count() >= FewestSites;
    }

    private static DateOnly Last(List<(DateOnly Day, string Site)> seen, DateOnly day) => seen.Where(s => s.Day < day).Max(s => s.Day);

    private static bool IsSpecific(string path, HashSet<string> common) => Segments(path).Any(s => s.Length >= 5 && !common.Contains(s));

    /// <summary>The names in a path, without their extensions.</summary>
    private static IEnumerable<string> Segments(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('.')[0].ToLowerInvariant());
}
