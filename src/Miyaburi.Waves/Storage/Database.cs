using System.Data.Common;
using System.Globalization;

namespace Miyaburi.Waves.Storage;

/// <summary>Where waves are kept: an SQLite file or a PostgreSQL database. Both understand the same statements but for the bulk insert.</summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Ending of the migrations' file names.</summary>
    protected abstract string Dialect { get; }

    /// <summary>Opens the store that a text names: a connection string with <c>Host=</c> is PostgreSQL, anything else an SQLite file.</summary>
    internal static Database Of(string store) =>
        IsPostgres(store) ? new PostgresDatabase(store) : new SqliteDatabase(store);

    /// <summary>Whether a text names a PostgreSQL database, which many programs may write to.</summary>
    internal static bool IsPostgres(string store) => store.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>An open connection.</summary>
    internal abstract DbConnection Connect();

    /// <summary>An open connection that may write; makes the store when there is none.</summary>
    internal virtual DbConnection ConnectForWriting() => Connect();

    /// <summary>Keeps other writers out until disposed.</summary>
    /// <exception cref="StoreInUseException">Another program writes.</exception>
    internal abstract IDisposable LockForWriting();

    /// <summary>Inserts the rows; says of each, in order, whether it was inserted or updated (false: it was there and nothing is to be done).</summary>
    internal abstract bool[] Write(DbConnection connection, DbTransaction transaction, RowSet rows);

    /// <summary>Bytes on disk.</summary>
    internal abstract long Size();

    /// <summary>Brings the tables up to date.</summary>
    internal void Migrate()
    {
        using var connection = ConnectForWriting();
        using var transaction = connection.BeginTransaction();
        connection.Run(transaction, "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY)");
        var done = Convert.ToInt32(connection.Scalar(transaction, "SELECT coalesce(max(version), 0) FROM migration"), CultureInfo.InvariantCulture);
        foreach (var (version, sql) in Migrations().Where(m => m.Version > done))
        {
            connection.Run(transaction, sql);
            connection.Run(transaction, "INSERT INTO migration VALUES (@version)", ("version", version));
        }

        transaction.Commit();
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    private IEnumerable<(int Version, string Sql)> Migrations()
    {
        var assembly = typeof(Database).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("migrations/", StringComparison.Ordinal) && n.EndsWith($".{Dialect}.sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name.AsSpan("migrations/".Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}

/// <summary>Another program writes to the store.</summary>
public sealed class StoreInUseException : Exception
{
    /// <summary>Makes the exception.</summary>
    public StoreInUseException()
        : base("Another program writes to this store.")
    {
    }
}
