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

    /// <summary>Opens something on a store. When that fails the store is let go: whoever tries again must find no lock and no connection of this try.</summary>
    internal static T Open<T>(string store, Func<Database, T> open)
    {
        var database = Of(store);
        try
        {
            return open(database);
        }
        catch
        {
            database.Close();
            throw;
        }
    }

    /// <summary>Whether a text names a PostgreSQL database, which many programs may write to.</summary>
    internal static bool IsPostgres(string store) => store.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>An open connection.</summary>
    internal abstract DbConnection Connect();

    /// <summary>An open connection that may write; makes the store when there is none.</summary>
    internal virtual DbConnection ConnectForWriting() => Connect();

    /// <summary>
    /// An open connection for what takes as long as the store is large: to bring its tables up to date, to read all of it, to look through
    /// it for what is old. No statement is given up, for whoever begins anew would never come further.
    /// </summary>
    internal virtual DbConnection ConnectForLong() => ConnectForWriting();

    /// <summary>Keeps other writers out until disposed.</summary>
    /// <exception cref="StoreInUseException">Another program writes.</exception>
    internal abstract IDisposable LockForWriting();

    /// <summary>Inserts rows of a table whose first column is their 16-byte id; says of each, in order, whether it is new.</summary>
    internal abstract bool[] Add(DbConnection connection, DbTransaction transaction, RowSet rows);

    /// <summary>Inserts or updates the rows, as the table says.</summary>
    internal abstract void Write(DbConnection connection, DbTransaction transaction, RowSet rows);

    /// <summary>Deletes the rows with these keys that a condition holds for; returns how many. Table, column and condition are constants of this project.</summary>
    internal abstract int Delete<T>(DbConnection connection, DbTransaction transaction, string table, string column, IReadOnlyCollection<T> keys, string only = "true", params ReadOnlySpan<(string Name, object? Value)> parameters);

    /// <summary>Lets nothing of what was deleted stay in the log.</summary>
    internal abstract void Overwrite(DbConnection connection);

    /// <summary>Bytes on disk.</summary>
    internal abstract long Size();

    /// <summary>Version of the tables that this program writes.</summary>
    internal static int NewestVersion { get; } = Migrations(".sqlite.sql").Max(m => m.Version);

    /// <summary>Brings the tables up to date.</summary>
    /// <param name="version">The last migration that is applied.</param>
    /// <exception cref="NewerStoreException">A later program has been here.</exception>
    internal void Migrate(int version = int.MaxValue)
    {
        using var connection = ConnectForLong();
        using var transaction = connection.BeginTransaction();
        connection.Run(transaction, "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY)");
        var done = Convert.ToInt32(connection.Scalar(transaction, "SELECT coalesce(max(version), 0) FROM migration"), CultureInfo.InvariantCulture);
        NewerStoreException.ThrowIf(done > NewestVersion);
        foreach (var (next, sql) in Migrations($".{Dialect}.sql").Where(m => m.Version > done && m.Version <= version))
        {
            connection.Run(transaction, sql);
            connection.Run(transaction, "INSERT INTO migration VALUES (@version)", ("version", next));
        }

        transaction.Commit();
    }

    /// <summary>Brings older tables up to date, unless a program writes to them: an earlier one would go on as if they were what they were.</summary>
    /// <exception cref="StoreInUseException">It does.</exception>
    /// <exception cref="NewerStoreException">A later program has been here.</exception>
    internal void MigrateUnlessWritten()
    {
        var version = Version();
        NewerStoreException.ThrowIf(version > NewestVersion);
        if (version == NewestVersion)
        {
            return;
        }

        using var gate = LockForWriting();
        Migrate();
    }

    /// <summary>Version of the tables; 0 when there are none.</summary>
    private int Version()
    {
        using var connection = Connect();
        try
        {
            return Convert.ToInt32(connection.Scalar(null, "SELECT coalesce(max(version), 0) FROM migration"), CultureInfo.InvariantCulture);
        }
        catch (DbException)
        {
            return 0;
        }
    }

    /// <summary>Lets go of every connection.</summary>
    internal abstract void Close();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<(int Version, string Sql)> Migrations(string ending)
    {
        var assembly = typeof(Database).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("migrations/", StringComparison.Ordinal) && n.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name.AsSpan("migrations/".Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}

/// <summary>The store was written by a later version of the program, whose tables this one does not know.</summary>
public sealed class NewerStoreException : IOException
{
    /// <summary>Makes the exception.</summary>
    public NewerStoreException()
        : base("This store was written by a newer version of Miyaburi; use that one.")
    {
    }

    internal static void ThrowIf(bool isNewer)
    {
        if (isNewer)
        {
            throw new NewerStoreException();
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
