using System.Data.Common;
using Miyaburi.Waves.Grouping;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>
/// The one writer of a store: groups sightings in memory and keeps them, each batch in one transaction. Not thread-safe;
/// <see cref="WaveService"/> gives it batches one after another. What was accepted is on the disk.
/// </summary>
public sealed class WaveStore : IAsyncDisposable
{
    /// <summary>Nothing else that this person sent has this text.</summary>
    private const string NoReportLeft = "NOT EXISTS (SELECT 1 FROM report r WHERE r.variant = host_reporter.variant AND r.reporter = host_reporter.reporter)";

    private readonly WaveRules rules;
    private readonly IDisposable writing;
    private readonly DbConnection connection;
    private readonly bool indexIsElsewhere;
    private readonly ReporterQuota quota;
    private WaveGraph graph;

    private WaveStore(Database database, WaveRules rules, bool indexIsElsewhere = false)
    {
        Database = database;
        this.rules = rules;
        this.indexIsElsewhere = indexIsElsewhere;
        quota = new(rules);
        writing = database.LockForWriting();
        database.Migrate();
        connection = database.ConnectForWriting();
        graph = Load();
    }

    internal Database Database { get; }

    /// <summary>Bytes on disk.</summary>
    public long Size => Database.Size();

    /// <summary>Different texts and sites that are known.</summary>
    public int Variants => graph.Variants;

    /// <summary>Opens a store for writing; makes it when there is none.</summary>
    /// <param name="store">Path of an SQLite file, or a PostgreSQL connection string (<c>Host=…</c>).</param>
    /// <param name="rules">The parameters.</param>
    /// <exception cref="StoreInUseException">Another program writes.</exception>
    public static WaveStore Open(string store, WaveRules rules) => new(Database.Of(store), rules);

    /// <summary>The same for one who is told what belongs together (<see cref="WeaveAsync"/>).</summary>
    internal static WaveStore OpenWithoutIndex(string store, WaveRules rules) => new(Database.Of(store), rules, indexIsElsewhere: true);

    /// <summary>Keeps a batch; the receipts come in its order. Each is final when this returns; nothing is kept when it throws.</summary>
    public IReadOnlyList<Receipt> Add(IReadOnlyList<Sighting> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var receipts = batch.Select(Admit).ToArray();
        var admitted = Enumerable.Range(0, batch.Count).Where(i => receipts[i] is Receipt.Accepted).ToArray();
        if (admitted.Length == 0)
        {
            return receipts;
        }

        try
        {
            var sightings = admitted.Select(i => batch[i]).ToList();
            var isNew = Keep(sightings);
            for (var i = 0; i < admitted.Length; i++)
            {
                if (!isNew[i])
                {
                    receipts[admitted[i]] = Receipt.Known;
                }
            }

            return receipts;
        }
        catch
        {
            // What stands in memory may be ahead of the disk.
            graph = Load();
            throw;
        }
    }

    /// <summary>Whether a variant is known.</summary>
    internal bool Knows(long variant) => graph.Find(variant) is not null;

    /// <summary>Groups what others have stored and counted, and says in the same transaction that it is done. When it throws, memory may be ahead of the disk: open the store anew.</summary>
    /// <param name="tallies">What they counted.</param>
    /// <param name="find">Where the index is.</param>
    /// <param name="done">Notes on the connection what need not be grouped again.</param>
    internal async Task<GraphChange> WeaveAsync(IReadOnlyList<VariantTally> tallies, Func<IReadOnlyList<IndexQuery>, Task<IndexAnswer>> find, Action<DbConnection, DbTransaction> done)
    {
        var change = await graph.ApplyAsync(tallies, find).ConfigureAwait(false);
        using var transaction = connection.BeginTransaction();
        Write(transaction, BatchRows.Graph(change, rules));
        done(connection, transaction);
        transaction.Commit();
        return change;
    }

    /// <summary>Notes that a person calls the verdict on a message wrong. It stands beside the wave and changes no count.</summary>
    /// <param name="sighting">The message, as a report.</param>
    /// <param name="said"><c>genuine</c> or <c>scam</c>.</param>
    public Receipt Object(Sighting sighting, string said)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        var added = connection.Run(
            null,
            "INSERT INTO objection (id, day, reporter, variant, said) VALUES (@id, @day, @reporter, @variant, @said) ON CONFLICT DO NOTHING",
            ("id", sighting.Id.ToByteArray(bigEndian: true)),
            ("day", (long)sighting.Day.DayNumber),
            ("reporter", sighting.Reporter.ToByteArray(bigEndian: true)),
            ("variant", sighting.Key),
            ("said", said));
        return added > 0 ? Receipt.Accepted : Receipt.Known;
    }

    /// <summary>Deletes all that a reporter sent, and takes it out of the counts; returns the number of reports.</summary>
    public int Erase(Guid reporter, DateOnly today) => Take("source = 0 AND reporter = @key", "reporter = @key", reporter, reporter, today);

    /// <summary>Deletes one report or objection, and takes it out of the counts; 0 when there is none of that id.</summary>
    public int Retract(Guid report, DateOnly today)
    {
        const string Whose = "SELECT reporter FROM report WHERE id = @id UNION SELECT reporter FROM objection WHERE id = @id";
        return connection.Query(Whose, r => r.Id(0), ("id", report.ToByteArray(bigEndian: true))) is [var reporter, ..]
            ? Take("id = @key", "id = @key", report, reporter, today)
            : 0;
    }

    /// <summary>The keys that stay in the store.</summary>
    public StoreSecrets Secrets => new(connection);

    /// <summary>
    /// Deletes single reports of people and gateways that are older than the rules allow, and the texts not seen since; daily
    /// numbers stay. What the operator imported stays, so that it is known when it is imported again; it is nobody's report.
    /// </summary>
    public int Expire(DateOnly today)
    {
        using var transaction = connection.BeginTransaction();
        var before = (long)(today.DayNumber - rules.RetentionDays);
        connection.Run(transaction, "UPDATE variant SET skeleton = '' WHERE last_day < @before AND skeleton <> ''", ("before", before));
        connection.Run(transaction, "DELETE FROM objection WHERE day < @before", ("before", before));
        var deleted = connection.Run(transaction, "DELETE FROM report WHERE day < @before AND source IN (@person, @gateway)", ("before", before), ("person", (long)SightingSource.Person), ("gateway", (long)SightingSource.Gateway));
        connection.Run(transaction, "DELETE FROM host_reporter WHERE " + NoReportLeft);
        transaction.Commit();
        return deleted;
    }

    /// <summary>How far an import came: the number of entries that are on the disk.</summary>
    public long Imported(string source) => Convert.ToInt64(connection.Scalar(null, "SELECT done FROM import WHERE source = @source", ("source", source)) ?? 0L, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Notes how far an import came.</summary>
    public void NoteImport(string source, long done, long total) => connection.Run(
        null,
        "INSERT INTO import (source, done, total) VALUES (@source, @done, @total) ON CONFLICT (source) DO UPDATE SET done = excluded.done, total = excluded.total",
        ("source", source),
        ("done", done),
        ("total", total));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        writing.Dispose();
        await Database.DisposeAsync().ConfigureAwait(false);
    }

    private Receipt Admit(Sighting sighting)
    {
        if (sighting.Traits.IsEmpty)
        {
            return Receipt.Empty;
        }

        if (sighting.IsTrusted)
        {
            return Receipt.Accepted;
        }

        return quota.Admit(sighting.Reporter, sighting.Day, sighting.Id) ? Receipt.Accepted : Receipt.OverQuota;
    }

    private bool[] Keep(List<Sighting> sightings)
    {
        using var transaction = connection.BeginTransaction();
        var isNew = Database.Write(connection, transaction, BatchRows.Reports(sightings));
        var added = sightings.Where((_, i) => isNew[i]).ToList();
        var rows = new BatchRows();
        added.ForEach(rows.Add);
        Write(transaction, rows.Counts());
        Write(transaction, BatchRows.Graph(graph.Apply(added), rules));
        transaction.Commit();
        return isNew;
    }

    private void Write(DbTransaction transaction, IEnumerable<RowSet> sets)
    {
        foreach (var set in sets.Where(s => s.Rows.Count > 0))
        {
            Database.Write(connection, transaction, set);
        }
    }

    private int Take(string reports, string objections, Guid key, Guid reporter, DateOnly today)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            var deleted = Take(transaction, reports, objections, key, reporter, today);
            transaction.Commit();
            return deleted;
        }
        catch
        {
            graph = Load();
            throw;
        }
    }

    /// <summary>Deletes the reports and objections that two conditions name, all of one reporter, with everything that was counted of them.</summary>
    private int Take(DbTransaction transaction, string reports, string objections, Guid key, Guid reporter, DateOnly today)
    {
        var (bytes, whose) = (key.ToByteArray(bigEndian: true), reporter.ToByteArray(bigEndian: true));
        var taken = connection.Query(
            transaction,
            $"SELECT variant, day, count(*) FROM report WHERE {reports} GROUP BY variant, day",
            r => (Variant: r.GetInt64(0), Day: r.GetInt64(1), Count: (int)r.GetInt64(2)),
            ("key", bytes));
        var deleted = connection.Run(transaction, $"DELETE FROM objection WHERE {objections}", ("key", bytes))
            + connection.Run(transaction, $"DELETE FROM report WHERE {reports}", ("key", bytes));
        foreach (var (variant, day, count) in taken)
        {
            connection.Run(transaction, "UPDATE variant_day SET count = count - @count WHERE variant = @variant AND day = @day", ("count", (long)count), ("variant", variant), ("day", day));
            connection.Run(transaction, "DELETE FROM variant_day WHERE variant = @variant AND count <= 0", ("variant", variant));
            TakeFromSeries(transaction, variant, day, count);
            connection.Run(transaction, "DELETE FROM host_reporter WHERE variant = @variant AND reporter = @reporter AND " + NoReportLeft, ("variant", variant), ("reporter", whose));
            connection.Run(transaction, "DELETE FROM variant_host WHERE variant = @variant AND trusted = 0 AND NOT EXISTS (SELECT 1 FROM host_reporter p WHERE p.variant = variant_host.variant AND p.host = variant_host.host)", ("variant", variant));
        }

        var change = graph.Remove(taken.GroupBy(t => t.Variant).Select(g => (g.Key, g.Sum(t => t.Count))), today);
        Delete(transaction, change.Variants.Where(v => v.Count <= 0).Select(v => v.Key));
        Write(transaction, BatchRows.Graph(change, rules));
        return deleted;
    }

    private void TakeFromSeries(DbTransaction transaction, long variant, long day, int count)
    {
        if (graph.Find(variant) is not { } known)
        {
            return;
        }

        foreach (var (kind, key) in new[] { (SeriesKind.Brand, known.Brand), (SeriesKind.Lure, known.Lure) })
        {
            connection.Run(transaction, "UPDATE series SET count = count - @count WHERE kind = @kind AND key = @key AND day = @day", ("count", (long)count), ("kind", (long)kind), ("key", key), ("day", day));
            connection.Run(transaction, "DELETE FROM series WHERE kind = @kind AND key = @key AND day = @day AND count <= 0", ("kind", (long)kind), ("key", key), ("day", day));
        }
    }

    private void Delete(DbTransaction transaction, IEnumerable<long> keys)
    {
        foreach (var key in keys)
        {
            connection.Run(transaction, "DELETE FROM variant WHERE key = @key", ("key", key));
            connection.Run(transaction, "DELETE FROM variant_pattern WHERE variant = @key", ("key", key));
            connection.Run(transaction, "DELETE FROM variant_host WHERE variant = @key", ("key", key));
            connection.Run(transaction, "DELETE FROM host_reporter WHERE variant = @key", ("key", key));
        }
    }

    private WaveGraph Load()
    {
        var loaded = new WaveGraph(rules);
        foreach (var (id, into) in connection.Query("SELECT id, merged_into FROM wave", r => (r.GetString(0), r.TextOrNull(1))))
        {
            loaded.Restore(id, into);
        }

        var patterns = connection.Query("SELECT variant, pattern FROM variant_pattern", r => (Variant: r.GetInt64(0), Pattern: r.GetString(1))).ToLookup(p => p.Variant, p => p.Pattern);
        var people = connection.Query("SELECT DISTINCT r.variant, r.reporter FROM report r JOIN variant v ON v.key = r.variant WHERE r.source = 0 AND v.trusted = 0", r => (Variant: r.GetInt64(0), Reporter: r.Id(1))).ToLookup(p => p.Variant, p => p.Reporter);
        foreach (var (wave, variant) in connection.Query("SELECT wave, key, brand, lure, signature, first_day, last_day, count, trusted FROM variant ORDER BY key", ReadVariant))
        {
            variant.Trust(people[variant.Key], isTrusted: false, int.MaxValue);
            loaded.Restore(variant, wave, patterns[variant.Key]);
        }

        loaded.Settle();
        if (indexIsElsewhere)
        {
            loaded.LeaveIndex();
        }

        quota.Clear();
        return loaded;
    }

    private static (string Wave, Variant Variant) ReadVariant(DbDataReader reader)
    {
        var variant = new Variant(reader.GetInt64(1), new WaveTraits { Brand = reader.TextOrNull(2), Lure = reader.TextOrNull(3), Signature = TextSignature.Read(reader.Bytes(4)) });
        variant.Seen((int)reader.GetInt64(5), (int)reader.GetInt64(7));
        variant.Seen((int)reader.GetInt64(6), 0);
        if (reader.GetInt64(8) != 0)
        {
            variant.Trust([], isTrusted: true, 1);
        }

        return (reader.GetString(0), variant);
    }
}
