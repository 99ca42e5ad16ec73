using System.Data.Common;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>
/// How many reports of one person count in a day. It is kept in memory; whoever begins puts back what is on the disk. The same report sent again uses nothing.
/// </summary>
internal sealed class ReporterQuota(WaveRules rules)
{
    /// <summary>Days back of which a server takes people's reports, and one for reports that were late.</summary>
    private const int Days = 8;

    private const int MostKept = 1_000_000;
    private readonly Dictionary<(Guid Reporter, DateOnly Day), List<Guid>> used = [];

    /// <summary>Whether a person's report still counts; notes it when it does.</summary>
    internal bool Admit(Guid reporter, DateOnly day, Guid report)
    {
        if (used.Count > MostKept)
        {
            // Days gone by are no longer asked for; a reporter of today starts again at worst once in so many.
            used.Clear();
        }

        if (!used.TryGetValue((reporter, day), out var reports))
        {
            used[(reporter, day)] = reports = new(1);
        }

        if (reports.Contains(report))
        {
            return true;
        }

        if (reports.Count >= rules.ReporterQuota)
        {
            return false;
        }

        reports.Add(report);
        return true;
    }

    /// <summary>Begins with what people used of their quota, as the store says, on the days that they may still report of.</summary>
    /// <param name="connection">To the store.</param>
    /// <param name="isMine">Whose quota is kept here.</param>
    internal void Restore(DbConnection connection, Predicate<Guid> isMine)
    {
        const string Used = "SELECT reporter, day, id FROM report WHERE source = 0 AND day >= @since UNION ALL SELECT reporter, day, id FROM objection WHERE day >= @since";
        used.Clear();
        // That of the reports themselves could only be found by reading all of them in PostgreSQL. One that is too early only reads more.
        var last = connection.Scalar(null, "SELECT max(last_day) FROM (SELECT max(last_day) AS last_day FROM wave WHERE public = 1 UNION ALL SELECT max(day) FROM waiting) AS days") as long? ?? 0;
        foreach (var (reporter, day, id) in connection.Query(Used, r => (r.Id(0), r.Day(1), r.Id(2)), ("since", last - Days)).Where(r => isMine(r.Item1)))
        {
            Admit(reporter, day, id);
        }
    }
}
