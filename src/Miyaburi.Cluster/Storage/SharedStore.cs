using System.Data.Common;
using System.Globalization;
using Miyaburi.Waves;
using Miyaburi.Waves.Grouping;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Cluster.Storage;

/// <summary>
/// The PostgreSQL store that all silos share: many write reports and counts, one (<see cref="WaveStore"/>) writes waves.
/// Rows are written in the order of their keys, so that two writers never wait for each other.
/// </summary>
internal sealed class SharedStore : IAsyncDisposable
{
    /// <summary>Advisory lock of those who prepare tables: "miyt" in ASCII.</summary>
    private const long PrepareLock = 0x6D697974;

    /// <summary>Advisory lock that intakes share and an erasure holds alone: "miyi" in ASCII.</summary>
    private const long IntakeLock = 0x6D697969;

    private static readonly Table Tally = new("tally", [("intake", ColumnKind.Number), ("body", ColumnKind.Text)], "");

    private readonly Database database;

    private SharedStore(string store)
    {
        Name = store;
        database = Database.Of(store);
    }

    /// <summary>The connection string.</summary>
    internal string Name { get; }

    /// <summary>Opens the store; makes its tables when there are none.</summary>
    internal static SharedStore Open(string store)
    {
        var shared = new SharedStore(store);
        // Another silo may be bringing a large store up to date.
        using var connection = shared.database.ConnectForLong();
        connection.Run(null, "SELECT pg_advisory_lock(@lock)", ("lock", PrepareLock));
        shared.database.MigrateUnlessWritten();
        if (connection.Scalar(null, "SELECT to_regclass('tally_intake')::text") is null or DBNull)
        {
            using var script = new StreamReader(typeof(SharedStore).Assembly.GetManifestResourceStream("tally.sql")!);
            connection.Run(null, script.ReadToEnd());
        }

        connection.Run(null, "SELECT pg_advisory_unlock(@lock)", ("lock", PrepareLock));
        return shared;
    }

    /// <summary>Keeps reports with their counts, in one transaction; says of each whether it is new. They are on the disk when this returns.</summary>
    /// <param name="intake">Who writes; notes it beside the counts.</param>
    /// <param name="reports">In the order of their ids.</param>
    internal (bool[] IsNew, int Tallies) Keep(int intake, List<Sighting> reports)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        connection.Run(transaction, "SELECT pg_advisory_xact_lock_shared(@lock)", ("lock", IntakeLock));
        var isNew = database.Add(connection, transaction, BatchRows.Reports(reports));
        var added = reports.Where((_, i) => isNew[i]).ToList();
        var rows = new BatchRows(new Witnesses());
        added.ForEach(rows.Add);
        var tallies = new RowSet(Tally);
        foreach (var tally in VariantTally.Of(added))
        {
            tallies.Add((long)intake, TallyDocument.Write(tally));
        }

        foreach (var set in rows.Said().Append(tallies).Where(s => s.Rows.Count > 0))
        {
            set.Sort();
            database.Write(connection, transaction, set);
        }

        transaction.Commit();
        return (isNew, tallies.Rows.Count);
    }

    /// <summary>Number of the latest count that waits to be grouped; 0 when none does. All that was accepted by now has a smaller one.</summary>
    internal long Latest()
    {
        using var connection = database.Connect();
        return connection.Scalar(null, "SELECT max(seq) FROM tally") as long? ?? 0;
    }

    /// <summary>Counts that wait to be grouped, the oldest first.</summary>
    /// <param name="latest">The number of the last that is wanted.</param>
    /// <param name="most">How many at most.</param>
    internal List<(long Seq, VariantTally Tally)> Waiting(long latest, int most)
    {
        using var connection = database.Connect();
        return connection.Query(
            "SELECT seq, body FROM tally WHERE seq <= @latest ORDER BY seq LIMIT @most",
            r => (r.GetInt64(0), TallyDocument.Read(r.GetString(1))),
            ("latest", latest),
            ("most", (long)most));
    }

    /// <summary>How many counts of an intake wait to be grouped.</summary>
    internal int CountWaiting(int intake)
    {
        using var connection = database.Connect();
        return Convert.ToInt32(connection.Scalar(null, "SELECT count(*) FROM tally WHERE intake = @intake", ("intake", (long)intake)), CultureInfo.InvariantCulture);
    }

    /// <summary>Notes in the transaction that groups them that counts are done with.</summary>
    /// <exception cref="IOException">Somebody else has grouped some of them: a lock was lost that this weaver believed it held.</exception>
    internal static void Done(DbConnection connection, DbTransaction transaction, long[] seqs)
    {
        if (connection.Run(transaction, "DELETE FROM tally WHERE seq = ANY(@seqs)", ("seqs", seqs)) != seqs.Length)
        {
            throw new IOException("Counts were grouped by another weaver.");
        }
    }

    /// <summary>Begins a count of what people used of their quota with what is on the disk.</summary>
    internal void Restore(ReporterQuota quota, Predicate<Guid> isMine)
    {
        using var connection = database.ConnectForLong();
        quota.Restore(connection, isMine);
    }

    /// <summary>Lets no report in until disposed.</summary>
    internal IDisposable Close()
    {
        var connection = database.Connect();
        try
        {
            connection.Run(null, "SELECT pg_advisory_lock(@lock)", ("lock", IntakeLock));
            return new Closing(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What the index was asked, in the order in which it was.</summary>
    internal IEnumerable<IndexQuery> AllQueries() =>
        from v in AllVariants()
        from grouping in v.Patterns.Select(p => p.Learned).Append(v.Born).Append(v.Promoted > v.Born ? v.Promoted : v.Born).Distinct()
        orderby grouping, v.Born == grouping, v.Entry.Key
        select new IndexQuery(
            v.Entry with { IsTrusted = v.Promoted > 0 && v.Promoted <= grouping },
            WithText: v.Born == grouping || v.Promoted == grouping,
            [.. v.Patterns.Where(p => p.Learned <= grouping).Select(p => p.Pattern)]);

    /// <summary>The variants of which somebody sent a report, or that of one report.</summary>
    internal List<IndexQuery> VariantsOf(Guid reporterOrReport)
    {
        const string Whose = "IN (SELECT variant FROM report WHERE (source = 0 AND reporter = @id) OR id = @id)";
        return Queries(Whose, ("id", reporterOrReport.ToByteArray(bigEndian: true)));
    }

    /// <summary>What the index knows of some variants.</summary>
    internal List<IndexQuery> Variants(long[] keys) => Queries("= ANY(@keys)", ("keys", keys));

    private List<IndexQuery> Queries(string which, (string Name, object? Value) parameter)
    {
        using var connection = database.Connect();
        return [.. Variants(connection, "WHERE variant " + which, "WHERE key " + which, parameter).Select(v => new IndexQuery(v.Entry, WithText: true, [.. v.Patterns.Select(p => p.Pattern)]))];
    }

    private List<StoredVariant> AllVariants()
    {
        using var connection = database.ConnectForLong();
        return Variants(connection, "", "");
    }

    private static List<StoredVariant> Variants(DbConnection connection, string whichPatterns, string which, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var patterns = connection.Query($"SELECT variant, pattern, learned FROM variant_pattern {whichPatterns}", r => (Variant: r.GetInt64(0), Pattern: r.GetString(1), Learned: (int)r.GetInt64(2)), parameters)
            .OrderBy(p => p.Learned).ThenBy(p => p.Pattern, StringComparer.Ordinal)
            .ToLookup(p => p.Variant, p => (p.Pattern, p.Learned));
        return connection.Query(
            $"SELECT key, brand, signature, born, trusted FROM variant JOIN variant_text t ON t.variant = key {which}",
            r => new StoredVariant(new IndexEntry(r.GetInt64(0), r.TextOrNull(1), TextSignature.Read(r.Bytes(2)), r.GetInt64(4) > 0), (int)r.GetInt64(3), (int)r.GetInt64(4), [.. patterns[r.GetInt64(0)]]),
            parameters);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private sealed record StoredVariant(IndexEntry Entry, int Born, int Promoted, (string Pattern, int Learned)[] Patterns);

    private sealed class Closing(DbConnection connection) : IDisposable
    {
        public void Dispose()
        {
            connection.Run(null, "SELECT pg_advisory_unlock(@lock)", ("lock", IntakeLock));
            connection.Dispose();
        }
    }
}
