using System.Data.Common;
using Miyaburi.Waves.Grouping;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>What is taken back.</summary>
public sealed partial class WaveStore
{
    /// <summary>Nothing else that this person sent has this text.</summary>
    private const string NoReportLeft = "NOT EXISTS (SELECT 1 FROM report r WHERE r.variant = host_reporter.variant AND r.reporter = host_reporter.reporter AND r.source = 0)";

    /// <summary>Neither a trusted source nor a person names the host any more.</summary>
    private const string NobodyNames = "count = 0 AND NOT EXISTS (SELECT 1 FROM host_reporter p WHERE p.variant = variant_host.variant AND p.host = variant_host.host)";

    /// <summary>Reports of people in a wave that count, and of how many people they are: of this year, of the last one and of those before, since people of two years may be the same.</summary>
    private const string Heard =
        """
        SELECT count(*), count(DISTINCT CASE WHEN r.day >= @year THEN r.reporter END), count(DISTINCT CASE WHEN r.day < @year AND r.day >= @last THEN r.reporter END),
            count(DISTINCT CASE WHEN r.day < @last THEN r.reporter END)
        FROM variant v JOIN report r ON r.variant = v.key AND r.source = 0
        WHERE v.wave = @wave AND coalesce(r.counted, r.day) > 0 AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.id = r.id)
        """;

    /// <summary>Whether what stands in memory is not what is on the disk.</summary>
    private bool isStale;

    /// <summary>Deletes all that a reporter sent, and takes it out of the counts; returns the number of reports.</summary>
    public int Erase(Guid reporter, DateOnly today) => Change(t => Take(t, "source = 0 AND reporter = @key AND variant IN (SELECT key FROM variant)", "reporter = @key", reporter, today));

    /// <summary>Deletes one report of a person or gateway, or an objection, and takes it out of the counts; 0 when there is none of that id. What the operator imported is nobody's to take back.</summary>
    public int Retract(Guid report, DateOnly today) => Change(t => Take(t, "id = @key AND source IN (0, 1)", "id = @key", report, today));

    private int Change(Func<DbTransaction, int> change) => Change(connection, change);

    private int Change(DbConnection on, Func<DbTransaction, int> change)
    {
        Refresh();
        try
        {
            using var transaction = on.BeginTransaction();
            var changed = change(transaction);
            transaction.Commit();
            Refresh();
            return changed;
        }
        catch
        {
            isStale = true;
            Refresh();
            throw;
        }
    }

    /// <summary>Reads the graph again when memory and disk differ. While that fails nothing is written.</summary>
    private void Refresh()
    {
        if (isStale)
        {
            ThrowUnlessConnected();
            graph = Load();
        }
    }

    private void ThrowUnlessConnected()
    {
        if (!IsConnected())
        {
            throw new IOException("The connection to the store was lost.");
        }
    }

    /// <summary>Deletes the reports and objections that two conditions name, with everything that was counted of them.</summary>
    private int Take(DbTransaction transaction, string reports, string objections, Guid key, DateOnly today)
    {
        var bytes = key.ToByteArray(bigEndian: true);
        var taken = connection.Query(
            transaction,
            $"SELECT variant, day, id, reporter, counted, hosts FROM report WHERE {reports}",
            r => (Report: new WaveGraph.Taken(r.GetInt64(0), (int)r.GetInt64(1), r.Id(2), r.Id(3)), Counted: r.IsDBNull(4) ? null : (long?)r.GetInt64(4), Hosts: r.TextOrNull(5)?.Split(' ') ?? []),
            ("key", bytes));
        var deleted = connection.Run(transaction, $"DELETE FROM objection WHERE {objections}", ("key", bytes))
            + connection.Run(transaction, $"DELETE FROM report WHERE {reports}", ("key", bytes));
        foreach (var (report, counted, hosts) in taken)
        {
            TakeHosts(transaction, report, hosts);
            Take(transaction, report, counted);
        }

        var left = taken.Select(t => t.Report.Key).Distinct().Select(variant => Left(transaction, variant)).ToList();
        var change = graph.Remove([.. taken.Select(t => t.Report)], left, today);
        Write(transaction, change);
        HushTooFew(transaction, change, today);
        return deleted;
    }

    /// <summary>Takes waves out of view of which fewer people are left than are needed; they come back when enough others say it, or a connected source does.</summary>
    private void HushTooFew(DbTransaction transaction, GraphChange change, DateOnly today)
    {
        foreach (var wave in change.Touched.Where(w => IsOfTooFew(transaction, w.Id, today)))
        {
            wave.IsHushed = true;
            transaction.Connection!.Run(transaction, "UPDATE wave SET public = 0 WHERE id = @wave", ("wave", wave.Id));
        }
    }

    /// <summary>Whether all that is left in a wave's numbers is what fewer people say than are needed.</summary>
    private bool IsOfTooFew(DbTransaction transaction, string wave, DateOnly today)
    {
        var connection = transaction.Connection!;
        if (connection.Scalar(transaction, "SELECT count FROM wave WHERE id = @wave", ("wave", wave)) is not (long and > 0 and var counted))
        {
            return false;
        }

        var (reports, people) = connection.Query(
            transaction,
            Heard,
            r => (r.GetInt64(0), Math.Max(r.GetInt64(1), Math.Max(r.GetInt64(2), r.GetInt64(3)))),
            ("wave", wave),
            ("year", (long)new DateOnly(today.Year, 1, 1).DayNumber),
            ("last", (long)new DateOnly(today.Year - 1, 1, 1).DayNumber))[0];
        return counted <= reports && people < rules.PublicReporters;
    }

    /// <summary>Takes a report out of everything but the hosts' counts.</summary>
    /// <param name="transaction">Where.</param>
    /// <param name="report">The report.</param>
    /// <param name="counted">The day on which it counted, when it is not its own (older stores did not note it); 0 when it never did and never will.</param>
    private void Take(DbTransaction transaction, WaveGraph.Taken report, long? counted)
    {
        var (variant, reporter) = (report.Key, report.Reporter.ToByteArray(bigEndian: true));
        if (connection.Run(transaction, "DELETE FROM waiting WHERE id = @id", ("id", report.Id.ToByteArray(bigEndian: true))) == 0 && counted != 0)
        {
            connection.Run(
                transaction,
                "UPDATE variant_day SET count = count - 1 WHERE variant = @variant AND day = (SELECT min(d.day) FROM variant_day d WHERE d.variant = @variant AND d.day >= @day)",
                ("variant", variant),
                ("day", counted ?? report.Day));
            connection.Run(transaction, "DELETE FROM variant_day WHERE variant = @variant AND count <= 0", ("variant", variant));
        }

        // Whether a source that was connected has other reports of it is not looked up: the next one says so again.
        witnesses.Forget(variant);
        connection.Run(transaction, "DELETE FROM witness WHERE variant = @variant AND reporter = @reporter AND NOT EXISTS (SELECT 1 FROM report r WHERE r.variant = @variant AND r.reporter = @reporter AND r.source = 0)", ("variant", variant), ("reporter", reporter));
        connection.Run(transaction, "DELETE FROM host_reporter WHERE variant = @variant AND host IN (SELECT host FROM variant_host WHERE variant = @variant) AND reporter = @reporter AND " + NoReportLeft, ("variant", variant), ("reporter", reporter));
        connection.Run(transaction, "DELETE FROM variant_host WHERE variant = @variant AND " + NobodyNames, ("variant", variant));
    }

    /// <summary>Counts the hosts that a gateway named once less. The dates of one that is still counted stay: they are of many reports.</summary>
    private void TakeHosts(DbTransaction transaction, WaveGraph.Taken report, string[] hosts)
    {
        foreach (var host in hosts)
        {
            connection.Run(transaction, "UPDATE variant_host SET count = count - 1 WHERE variant = @variant AND host = @host AND count > 0", ("variant", report.Key), ("host", host));
            connection.Run(transaction, "UPDATE series SET count = count - 1 WHERE kind = @kind AND key = @host AND day = @day", ("kind", (long)SeriesKind.Host), ("host", host), ("day", (long)report.Day));
            connection.Run(transaction, "DELETE FROM series WHERE kind = @kind AND key = @host AND day = @day AND count <= 0", ("kind", (long)SeriesKind.Host), ("host", host), ("day", (long)report.Day));
        }

        if (hosts.Length > 0)
        {
            connection.Run(transaction, "UPDATE variant_host SET first_day = @never, last_day = 0 WHERE variant = @variant AND count = 0", ("never", Tables.Never), ("variant", report.Key));
        }
    }

    private WaveGraph.Left Left(DbTransaction transaction, long variant) => new(
        variant,
        connection.Query(transaction, "SELECT day, count FROM variant_day WHERE variant = @variant ORDER BY day", r => new DayCount(r.Day(0), (int)r.GetInt64(1)), ("variant", variant)),
        connection.Scalar(transaction, "SELECT 1 FROM report WHERE variant = @variant AND source = 0 LIMIT 1", ("variant", variant)) is not null);
}
