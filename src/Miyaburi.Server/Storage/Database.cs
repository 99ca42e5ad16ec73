using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Miyaburi.Server.Storage;

/// <summary>The SQLite file. Its tables are made and brought up to date when it is opened.</summary>
internal sealed class Database
{
    /// <summary>One entry a version; entries are appended, never changed.</summary>
    private static readonly string[] Versions =
    [
        """
        CREATE TABLE api_key (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL, made TEXT NOT NULL, revoked TEXT
        ) STRICT;
        CREATE TABLE feedback (
            id TEXT PRIMARY KEY, at TEXT NOT NULL, level TEXT NOT NULL, opinion TEXT NOT NULL, brand TEXT,
            findings TEXT NOT NULL, text TEXT, language TEXT NOT NULL, token_hash BLOB NOT NULL, key_id TEXT REFERENCES api_key (id)
        ) STRICT;
        CREATE INDEX feedback_at ON feedback (at);
        """,
        // When an event of waves was first told in a feed.
        "CREATE TABLE told (event TEXT PRIMARY KEY, day INTEGER NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ];

    private readonly string connection;

    private Database(string path) => connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 10 }.ToString();

    /// <summary>Opens the file, makes it when there is none.</summary>
    internal static Database Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = new Database(path);
        using var open = file.Connect();
        Run(open, "PRAGMA journal_mode = WAL");
        using var transaction = open.BeginTransaction();
        var version = Convert.ToInt32(Scalar(open, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        for (; version < Versions.Length; version++)
        {
            Run(open, Versions[version]);
            Run(open, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
        }

        transaction.Commit();
        return file;
    }

    /// <summary>Where the file lies unless it is named: the unit's state folder, or the user's data folder.</summary>
    internal static string Usual()
    {
        var folder = Environment.GetEnvironmentVariable("STATE_DIRECTORY")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "miyaburi");
        return Path.Combine(folder, "miyaburi.db");
    }

    internal SqliteConnection Connect()
    {
        var open = new SqliteConnection(connection);
        open.Open();
        return open;
    }

    /// <summary>Whether the file can be read and written.</summary>
    internal bool IsReady()
    {
        try
        {
            using var open = Connect();
            return Scalar(open, "SELECT count(*) FROM api_key") is long;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static void Run(SqliteConnection open, string sql)
    {
        using var command = open.CreateCommand();
#pragma warning disable CA2100 // Our own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection open, string sql)
    {
        using var command = open.CreateCommand();
#pragma warning disable CA2100 // Our own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
