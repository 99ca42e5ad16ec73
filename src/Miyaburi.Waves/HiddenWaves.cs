using System.Collections.Immutable;
using System.Data.Common;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>
/// Takes waves out of public view, and puts them back. Works while another program writes to the store: grouping, counts and reports stay as they
/// are. The mark lies on the texts that the wave holds at that time, so a wave that becomes one with another carries it there.
/// </summary>
public sealed class HiddenWaves : IAsyncDisposable
{
    /// <summary>Names of the waves that are out of view now. A marked text that one person sends again hangs on whatever wave is like it, and hides it only once it counts.</summary>
    internal const string Names = "(SELECT off_variant.wave FROM hidden_variant off_mark JOIN variant off_variant ON off_variant.key = off_mark.variant WHERE off_variant.count > 0)";

    private readonly Database database;
    private readonly TimeProvider clock;

    private HiddenWaves(Database database, TimeProvider clock) => (this.database, this.clock) = (database, clock);

    /// <summary>Opens a store.</summary>
    /// <param name="store">Path of an SQLite file, or a PostgreSQL connection string.</param>
    /// <param name="clock">The time.</param>
    public static HiddenWaves Open(string store, TimeProvider clock) => Database.Open(store, database =>
    {
        database.MigrateUnlessWritten();
        return new HiddenWaves(database, clock);
    });

    /// <summary>Hides a wave, also one that too few saw to be shown; returns its present name, or null when there is none of that name.</summary>
    /// <param name="id">Its name, or that of one that became part of it.</param>
    /// <param name="reason">Why, for the operator's own list; shown to nobody else.</param>
    public string? Hide(string id, string reason)
    {
        using var connection = database.ConnectForWriting();
        using var transaction = connection.BeginTransaction();
        if (Present(connection, transaction, id) is not { } wave)
        {
            return null;
        }

        connection.Run(
            transaction,
            "INSERT INTO hidden (wave, hidden_at, reason) VALUES (@wave, @at, @reason) ON CONFLICT (wave) DO UPDATE SET hidden_at = excluded.hidden_at, reason = excluded.reason",
            ("wave", wave),
            ("at", clock.GetUtcNow().ToUnixTimeSeconds()),
            ("reason", reason));
        connection.Run(transaction, "INSERT INTO hidden_variant (variant, wave) SELECT key, wave FROM variant WHERE wave = @wave ON CONFLICT DO NOTHING", ("wave", wave));
        transaction.Commit();
        return wave;
    }

    /// <summary>Lifts every mark that keeps a wave out of view; returns how many there were.</summary>
    /// <param name="id">Its name now, or the one under which it was hidden.</param>
    public int ShowAgain(string id)
    {
        using var connection = database.ConnectForWriting();
        using var transaction = connection.BeginTransaction();
        var marks = connection.Query(
            transaction,
            "SELECT m.wave FROM hidden_variant m JOIN variant v ON v.key = m.variant WHERE v.wave = @present AND v.count > 0 UNION SELECT wave FROM hidden WHERE wave = @id",
            r => r.GetString(0),
            ("present", Present(connection, transaction, id) ?? id),
            ("id", id));
        connection.RunEach(transaction, "DELETE FROM hidden_variant WHERE wave = @wave", "wave", marks);
        connection.RunEach(transaction, "DELETE FROM hidden WHERE wave = @wave", "wave", marks);
        transaction.Commit();
        return marks.Count;
    }

    /// <summary>What is hidden, the latest first.</summary>
    public ImmutableArray<HiddenWave> List()
    {
        using var connection = database.Connect();
        var present = connection.Query("SELECT DISTINCT m.wave, v.wave FROM hidden_variant m JOIN variant v ON v.key = m.variant WHERE v.count > 0 ORDER BY v.wave", r => (Mark: r.GetString(0), Wave: r.GetString(1)))
            .ToLookup(r => r.Mark, r => r.Wave, StringComparer.Ordinal);
        return
        [
            .. connection.Query("SELECT wave, hidden_at, reason FROM hidden ORDER BY hidden_at DESC, wave", r => (Wave: r.GetString(0), At: r.GetInt64(1), Reason: r.GetString(2)))
                .Select(h => new HiddenWave(h.Wave, DateTimeOffset.FromUnixTimeSeconds(h.At), h.Reason, [.. present[h.Wave]])),
        ];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>The name that a wave has now; null when it holds no text.</summary>
    private static string? Present(DbConnection connection, DbTransaction transaction, string id)
    {
        // A row that was merged names the wave that stays, which may have become part of another one since.
        var wave = (string?)connection.Scalar(
            transaction,
            """
            WITH RECURSIVE led (id) AS (SELECT CAST(@id AS TEXT) UNION SELECT w.merged_into FROM wave w JOIN led ON w.id = led.id WHERE w.merged_into IS NOT NULL)
            SELECT w.id FROM wave w JOIN led ON led.id = w.id WHERE w.merged_into IS NULL
            """,
            ("id", id));
        return wave is null || connection.Scalar(transaction, "SELECT 1 FROM variant WHERE wave = @wave LIMIT 1", ("wave", wave)) is null ? null : wave;
    }
}

/// <summary>A wave that the operator took out of public view.</summary>
/// <param name="Id">The name under which it was hidden.</param>
/// <param name="Since">When.</param>
/// <param name="Reason">Why, in the operator's words; may be empty.</param>
/// <param name="Waves">Names of the waves that are out of view because of it now: others when it became part of one or parted; none when no report of its texts is left.</param>
public sealed record HiddenWave(string Id, DateTimeOffset Since, string Reason, ImmutableArray<string> Waves);
