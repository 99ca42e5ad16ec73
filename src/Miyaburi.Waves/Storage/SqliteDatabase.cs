using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Miyaburi.Waves.Storage;

/// <summary>One SQLite file in WAL mode. A commit is on the disk when it returns (synchronous = FULL).</summary>
internal sealed class SqliteDatabase(string path) : Database
{
    /// <summary>EWOULDBLOCK, which every system numbers for itself; on Windows ERROR_SHARING_VIOLATION.</summary>
    private static readonly int SharingViolation = OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35;

    private readonly string connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();

    protected override string Dialect => "sqlite";

    /// <summary>What a reader needs is what SQLite does anyway: a look-up shall not pay for settings.</summary>
    internal override DbConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    internal override DbConnection ConnectForWriting()
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = Connect();
        connection.Run(null, "PRAGMA journal_mode = WAL");
        connection.Run(null, "PRAGMA synchronous = FULL");
        // What is deleted is overwritten: reports that were taken back, and keys of years that are over.
        connection.Run(null, "PRAGMA secure_delete = ON");
        connection.Run(null, "PRAGMA cache_size = -65536");
        // 128 MB: a page that many batches change is copied from the log into the file once for all of them.
        connection.Run(null, "PRAGMA wal_autocheckpoint = 32000");
        return connection;
    }

    internal override IDisposable LockForWriting()
    {
        ConnectForWriting().Dispose();
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsShared(error))
        {
            throw new StoreInUseException();
        }
    }

    /// <summary>Whether somebody else holds a file. A full disk or a broken one is an <see cref="IOException"/> too, and to be told as what it is.</summary>
    private static bool IsShared(IOException error) => error.HResult == SharingViolation;

    internal override bool[] Add(DbConnection connection, DbTransaction transaction, RowSet rows)
    {
        using var statement = Insert(connection, rows.Table);
        return [.. rows.Rows.Select(statement.Write)];
    }

    internal override void Write(DbConnection connection, DbTransaction transaction, RowSet rows)
    {
        using var statement = Insert(connection, rows.Table);
        rows.Rows.ForEach(row => statement.Write(row));
    }

    internal override int Delete<T>(DbConnection connection, DbTransaction transaction, string table, string column, IReadOnlyCollection<T> keys, string only = "true", params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        connection.RunEach(transaction, $"DELETE FROM {table} WHERE {column} = @key AND {only}", "key", keys, parameters);

    private static SqliteRows Insert(DbConnection connection, Table table)
    {
        var names = string.Join(", ", table.Columns.Select(c => c.Name));
        // As plain values SQLite knows that there is one row: it keeps no journal of the statement.
        var marks = string.Join(", ", table.Columns.Select(c => table.Only is null ? "?" : $"? AS {c.Name}"));
        var values = table.Only is null ? $"VALUES ({marks})" : $"SELECT * FROM (SELECT {marks}) AS new WHERE {table.Only}";
        return new SqliteRows((SqliteConnection)connection, $"INSERT INTO {table.Name} ({names}) {values} {table.Conflict}");
    }

    internal override void Overwrite(DbConnection connection) => connection.Run(null, "PRAGMA wal_checkpoint(TRUNCATE)");

    internal override long Size() => new[] { path, path + "-wal" }.Where(File.Exists).Sum(f => new FileInfo(f).Length);

    /// <summary>Copies the database into a new file while others read and write: one file, whole or not there.</summary>
    internal void Backup(string target)
    {
        if (File.Exists(target))
        {
            throw new IOException($"{target} is there already.");
        }

        // It is put in place with its last byte: a copy that was cut short must not be taken for one.
        var unfinished = target + ".part";
        File.Delete(unfinished);
        try
        {
            CopyInto(unfinished);
            File.Move(unfinished, target);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Puts a copy made by <see cref="Backup"/> in the store's place.</summary>
    internal void Restore(string source)
    {
        using var gate = LockForWriting();
        using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        from.Open();
        if (from.Scalar(null, "SELECT count(*) FROM sqlite_master WHERE name IN ('report', 'variant', 'wave', 'migration')") is not 4L || from.Scalar(null, "PRAGMA integrity_check") is not "ok")
        {
            throw new InvalidDataException("Not a whole copy of a store of waves.");
        }

        using var to = (SqliteConnection)ConnectForWriting();
        from.BackupDatabase(to);
    }

    /// <summary>What is copied must be there: SQLite would otherwise make an empty database and copy that.</summary>
    private void CopyInto(string file)
    {
        using var from = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        from.Open();
        MakeForOwner(file);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        to.Open();
        from.BackupDatabase(to);
        // Without a log beside it, the one file is everything.
        to.Run(null, "PRAGMA journal_mode = DELETE");
    }

    private static void MakeForOwner(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }

    internal override void Close()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
