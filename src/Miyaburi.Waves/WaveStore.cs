using System.Data.Common;
using Miyaburi.Waves.Grouping;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>
/// The one writer of a store: groups sightings in memory and keeps them, each batch in one transaction. Not thread-safe;
/// <see cref="WaveService"/> gives it batches one after another. What was accepted is on the disk.
/// </summary>
public sealed partial class WaveStore : IAsyncDisposable
{
    /// <summary>Takes a variant away; who named its hosts is found by these.</summary>
    private static readonly string[] OfGone =
    [
        "DELETE FROM host_reporter WHERE variant = @variant AND host IN (SELECT host FROM variant_host WHERE variant = @variant)",
        "DELETE FROM variant_host WHERE variant = @variant",
        "DELETE FROM variant_day WHERE variant = @variant",
        "DELETE FROM variant_pattern WHERE variant = @variant",
        "DELETE FROM variant_text WHERE variant = @variant",
        "DELETE FROM witness WHERE variant = @variant",
        "DELETE FROM variant WHERE key = @variant",
    ];

    /// <summary>Gives the daily numbers of a wave to the one it became part of.</summary>
    private const string DaysOver = "INSERT INTO wave_day SELECT CAST(@into AS TEXT), day, count FROM wave_day WHERE wave = @from ON CONFLICT (wave, day) DO UPDATE SET count = wave_day.count + excluded.count";

    private const string DaysAnew = "INSERT INTO wave_day SELECT v.wave, d.day, sum(d.count) FROM variant v JOIN variant_day d ON d.variant = v.key WHERE v.wave = @wave GROUP BY v.wave, d.day";

    private readonly WaveRules rules;
    private readonly IDisposable writing;
    private readonly DbConnection connection;
    private readonly bool indexIsElsewhere;
    private readonly ReporterQuota quota;
    private readonly Witnesses witnesses = new();
    private WaveGraph graph;

    private WaveStore(Database database, WaveRules rules, bool indexIsElsewhere = false)
    {
        Database = database;
        this.rules = rules;
        this.indexIsElsewhere = indexIsElsewhere;
        quota = new(rules);
        writing = database.LockForWriting();
        try
        {
            database.Migrate();
            connection = database.ConnectForWriting();
            graph = Load();
        }
        catch
        {
            // Whoever tries again must not find it locked by this try.
            connection?.Dispose();
            writing.Dispose();
            throw;
        }
    }

    internal Database Database { get; }

    /// <summary>Bytes on disk.</summary>
    public long Size => Database.Size();

    /// <summary>
    /// Whether the database still answers, and still keeps other writers out. A connection that a database server ended does not come
    /// back: the store is to be opened anew.
    /// </summary>
    public bool IsConnected() => Answers(connection) && (writing is not DbConnection gate || Answers(gate));

    /// <summary>Different texts and sites that are known.</summary>
    public int Variants => graph.Variants;

    /// <summary>Opens a store for writing; makes it when there is none.</summary>
    /// <param name="store">Path of an SQLite file, or a PostgreSQL connection string (<c>Host=…</c>).</param>
    /// <param name="rules">The parameters.</param>
    /// <exception cref="StoreInUseException">Another program writes.</exception>
    public static WaveStore Open(string store, WaveRules rules) => Database.Open(store, d => new WaveStore(d, rules));

    /// <summary>The same for one who is told what belongs together (<see cref="WeaveAsync"/>).</summary>
    internal static WaveStore OpenWithoutIndex(string store, WaveRules rules) => Database.Open(store, d => new WaveStore(d, rules, indexIsElsewhere: true));

    /// <summary>Keeps a batch; the receipts come in its order. Each is final when this returns; nothing is kept when it throws.</summary>
    public IReadOnlyList<Receipt> Add(IReadOnlyList<Sighting> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Refresh();
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
            isStale = true;
            Refresh();
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
        Write(transaction, change);
        done(connection, transaction);
        transaction.Commit();
        return change;
    }

    /// <summary>
    /// Notes that a person calls the verdict on a message wrong. It stands beside the wave and changes no count; it uses the
    /// person's quota of the day as a report does.
    /// </summary>
    /// <param name="sighting">The message, as a report.</param>
    /// <param name="said"><c>genuine</c> or <c>scam</c>.</param>
    public Receipt Object(Sighting sighting, string said)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        if (Admit(sighting) is var receipt and not Receipt.Accepted)
        {
            return receipt;
        }

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

    /// <summary>The keys that stay in the store.</summary>
    public StoreSecrets Secrets => new(connection);

    /// <summary>How far an import came: what is on the disk.</summary>
    public ImportMark Imported(string source) =>
        connection.Query("SELECT done, fingerprint FROM import WHERE source = @source", r => new ImportMark(r.GetInt64(0), r.GetString(1)), ("source", source)).FirstOrDefault() ?? new(0, "");

    /// <summary>Notes how far an import came.</summary>
    public void NoteImport(string source, ImportMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        connection.Run(
            null,
            "INSERT INTO import (source, done, fingerprint) VALUES (@source, @done, @fingerprint) ON CONFLICT (source) DO UPDATE SET done = excluded.done, fingerprint = excluded.fingerprint",
            ("source", source),
            ("done", mark.Done),
            ("fingerprint", mark.Fingerprint));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        writing.Dispose();
        await Database.DisposeAsync().ConfigureAwait(false);
    }

    private static bool Answers(DbConnection connection)
    {
        try
        {
            return connection.Scalar(null, "SELECT 1") is not null;
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The latter for one that is known to be lost.
            return false;
        }
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
        var isNew = Database.Add(connection, transaction, BatchRows.Reports(sightings));
        var added = sightings.Where((_, i) => isNew[i]).ToList();
        // Grouping needs nothing of the disk: meanwhile what was said is written.
        var grouping = Task.Run(() => graph.Apply(added));
        try
        {
            var rows = new BatchRows(witnesses);
            added.ForEach(rows.Add);
            Write(transaction, rows.Said());
        }
        finally
        {
            // Nobody may read the graph anew while it still changes.
            Task.WaitAny(grouping);
        }

        Write(transaction, grouping.GetAwaiter().GetResult());
        transaction.Commit();
        return isNew;
    }

    private void Write(DbTransaction transaction, GraphChange change)
    {
        var connection = transaction.Connection!;
        foreach (var (from, into) in change.Merged)
        {
            connection.Run(transaction, DaysOver, ("from", from.Id), ("into", into.Id));
            connection.Run(transaction, "DELETE FROM wave_day WHERE wave = @wave", ("wave", from.Id));
        }

        // What waves name besides is written anew when it may have become less.
        Database.Delete(connection, transaction, "wave_claim", "wave", [.. change.Merged.Select(m => m.From).Concat(change.Recounted).Select(w => w.Id).Distinct()]);
        Write(transaction, BatchRows.Graph(change));
        Database.Delete(connection, transaction, "waiting", "id", [.. change.Counted.Select(c => c.Id).Concat(change.Spent).Select(id => id.ToByteArray(bigEndian: true))]);
        foreach (var (id, day) in change.Counted.Where(c => c.Day is not null))
        {
            connection.Run(transaction, "UPDATE report SET counted = @day WHERE id = @id", ("day", (long)day!), ("id", id.ToByteArray(bigEndian: true)));
        }

        connection.RunEach(transaction, "UPDATE report SET counted = 0 WHERE id = @id", "id", change.Spent.Select(id => id.ToByteArray(bigEndian: true)));
        foreach (var delete in OfGone)
        {
            connection.RunEach(transaction, delete, "variant", change.Gone.Select(v => v.Key));
        }

        change.Gone.ForEach(v => witnesses.Forget(v.Key));
        Database.Delete(connection, transaction, "wave_day", "wave", [.. change.Recounted.Select(w => w.Id)]);
        connection.RunEach(transaction, DaysAnew, "wave", change.Recounted.Select(w => w.Id));
    }

    private void Write(DbTransaction transaction, IEnumerable<RowSet> sets)
    {
        foreach (var set in sets.Where(s => s.Rows.Count > 0))
        {
            set.Sort();
            Database.Write(transaction.Connection!, transaction, set);
        }
    }
}
