using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>
/// The hosts of a wave that may be shown, the most seen first. What people say of one counts when enough different ones named it,
/// each once, from the day by which enough had to the day since when not.
/// </summary>
internal static class WaveHosts
{
    /// <summary>Hosts that are shown of a wave, looked at in one go; when some of those may not be shown, so many are looked through.</summary>
    private const int Most = 100;
    private const int MostLookedThrough = 500;

    private static readonly string Marks = string.Join(", ", Enumerable.Range(0, Most).Select(i => $"@h{i}"));

    internal static ImmutableArray<WaveHost> Of(DbConnection connection, string wave, WaveRules rules)
    {
        var hosts = Named(connection, wave, rules, Most);
        var shown = Shown(connection, wave, rules, hosts);
        if (hosts.Count < Most || shown.Count == Most)
        {
            return BySite(shown);
        }

        foreach (var more in Named(connection, wave, rules, MostLookedThrough).Skip(Most).Chunk(Most))
        {
            shown.AddRange(Shown(connection, wave, rules, more));
            if (shown.Count >= Most)
            {
                break;
            }
        }

        return BySite([.. shown.Take(Most)]);
    }

    /// <summary>Hosts of which only the site is shown are one.</summary>
    private static ImmutableArray<WaveHost> BySite(List<WaveHost> shown) =>
    [
        .. shown.GroupBy(h => h.Host, StringComparer.Ordinal)
            .Select(g => new WaveHost(g.Key, g.Min(h => h.First), g.Max(h => h.Last), g.Sum(h => h.Count)))
            .OrderByDescending(h => h.Count),
    ];

    private static List<Host> Named(DbConnection connection, string wave, WaveRules rules, int most) => connection.Query(
        """
        SELECT n.host, n.first_day, n.last_day, n.seen, n.people, n.bare
        FROM (
            SELECT h.host, min(h.first_day) AS first_day, max(h.last_day) AS last_day, sum(CAST(h.count AS INTEGER)) AS seen, sum(CAST(h.people AS INTEGER)) AS people, max(v.bare) AS bare
            FROM variant v JOIN variant_host h ON h.variant = v.key WHERE v.wave = @wave GROUP BY h.host
        ) AS n
        WHERE n.seen > 0 OR n.people >= @fewest ORDER BY n.seen DESC, n.people DESC, n.host LIMIT @most
        """,
        r => new Host(r.GetString(0), (int)r.GetInt64(1), (int)r.GetInt64(2), Whole(r, 3), Whole(r, 4), Whole(r, 5) > 0),
        ("wave", wave),
        ("fewest", (long)rules.HostReporters),
        ("most", (long)most));

    /// <summary>What is known to be an honest company's by now is not shown, whenever it was taken in.</summary>
    private static List<WaveHost> Shown(DbConnection connection, string wave, WaveRules rules, IReadOnlyList<Host> named)
    {
        var hosts = named.Where(h => !WaveTraits.IsNobodys(h.Name, EngineData.Embedded.Brands)).ToList();
        var people = People(connection, wave, [.. hosts.Where(h => h.People >= rules.HostReporters).Select(h => h.Name)]);
        return
        [
            .. hosts.Select(h => (Host: h, People: people[h.Name].ToList()))
                .Where(h => h.Host.Count > 0 || Years(h.People, rules.HostReporters).Any())
                .Select(h => Shown(h.Host, h.People, rules.HostReporters)),
        ];
    }

    /// <summary>What is shown of a host. A host that a list did not publish and fewer saw than are needed may have been made for one reader: of it only the site is, as <c>*.example.com</c>.</summary>
    private static WaveHost Shown(Host host, List<(int First, int Last)> people, int enough)
    {
        var (first, last, count) = (host.First, host.Last, host.Count);
        foreach (var year in Years(people, enough))
        {
            first = Math.Min(first, year.Select(p => p.First).Order().ElementAt(enough - 1));
            last = Math.Max(last, year.Select(p => p.Last).OrderDescending().ElementAt(enough - 1));
            count += year.Count();
        }

        return new WaveHost(
            host.IsPublished || count >= enough ? host.Name : WaveTraits.BelowSite(host.Name),
            DateOnly.FromDayNumber(first),
            DateOnly.FromDayNumber(last),
            count);
    }

    /// <summary>Years in which enough named it: of two years nobody can tell whether they are the same people (<see cref="Pseudonyms"/>).</summary>
    private static IEnumerable<IGrouping<int, (int First, int Last)>> Years(List<(int First, int Last)> people, int enough) =>
        people.GroupBy(p => DateOnly.FromDayNumber(p.First).Year).Where(y => y.Count() >= enough);

    /// <summary>When each of the people who named a host did, by host: one question for all, since each has its price.</summary>
    private static ILookup<string, (int First, int Last)> People(DbConnection connection, string wave, string[] hosts)
    {
        if (hosts.Length == 0)
        {
            return Array.Empty<(string Host, int First, int Last)>().ToLookup(p => p.Host, p => (p.First, p.Last), StringComparer.Ordinal);
        }

        // Always the same statement: what is left over repeats the last host.
        (string, object?)[] parameters = [("wave", wave), .. Enumerable.Range(0, Most).Select(i => ($"h{i}", (object?)hosts[Math.Min(i, hosts.Length - 1)]))];
        return connection.Query(
            $"SELECT p.host, min(p.first_day), max(p.last_day) FROM host_reporter p JOIN variant v ON v.key = p.variant WHERE p.host IN ({Marks}) AND v.wave = @wave GROUP BY p.host, p.reporter",
            r => (Host: r.GetString(0), First: (int)r.GetInt64(1), Last: (int)r.GetInt64(2)),
            parameters).ToLookup(p => p.Host, p => (p.First, p.Last), StringComparer.Ordinal);
    }

    private static int Whole(DbDataReader reader, int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);

    /// <summary>What is on the disk of a host: days and count of trusted sources, reports of people, and whether it is of a variant without a text: of those a list published it, for of what other sources saw only the site is kept (<see cref="Sighting.Hosts"/>).</summary>
    private sealed record Host(string Name, int First, int Last, int Count, int People, bool IsPublished);
}
