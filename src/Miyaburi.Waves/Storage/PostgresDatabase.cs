using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Miyaburi.Waves.Storage;

/// <summary>A PostgreSQL database, for several machines that share waves.</summary>
internal sealed class PostgresDatabase : Database
{
    /// <summary>The advisory lock that the one writer holds: "miya" in ASCII.</summary>
    private const int WriterLock = 0x6D697961;

    private const int Tries = 20;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly NpgsqlDataSource source;

    /// <summary>Of the lock: a connection that went back to a pool would hold it for as long as nobody takes it out again.</summary>
    private readonly NpgsqlDataSource unpooled;

    private readonly NpgsqlDataSource patient;

    internal PostgresDatabase(string connectionString) => (source, unpooled, patient) = (Build(connectionString, isPooled: true), Build(connectionString, isPooled: false), BuildPatient(connectionString));

    /// <summary>Of statements that nobody gives up it has to be noticed otherwise that their server is gone.</summary>
    private static NpgsqlDataSource BuildPatient(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0, TcpKeepAlive = true, TcpKeepAliveTime = 60, TcpKeepAliveInterval = 10 };
        return Build(settings.ConnectionString, isPooled: false);
    }

    private static NpgsqlDataSource Build(string connectionString, bool isPooled)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        builder.ConnectionStringBuilder.MaxAutoPrepare = 32;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        builder.ConnectionStringBuilder.Pooling = isPooled;
        return builder.Build();
    }

    protected override string Dialect => "postgres";

    internal override DbConnection Connect() => source.OpenConnection();

    internal override DbConnection ConnectForLong() => patient.OpenConnection();

    internal override IDisposable LockForWriting()
    {
        var connection = unpooled.OpenConnection();
        // The server may need a moment to see that the writer before was killed.
        for (var tries = 0; tries < Tries; tries++)
        {
            if (connection.Scalar(null, "SELECT pg_try_advisory_lock(@lock)", ("lock", (long)WriterLock)) is true)
            {
                return connection;
            }

            Thread.Sleep(BetweenTries);
        }

        connection.Dispose();
        throw new StoreInUseException();
    }

    internal override bool[] Add(DbConnection connection, DbTransaction transaction, RowSet rows)
    {
        using var command = Insert(connection, transaction, rows, $" RETURNING {rows.Table.Columns[0].Name}");
        return Mark(command, rows);
    }

    internal override void Write(DbConnection connection, DbTransaction transaction, RowSet rows)
    {
        using var command = Insert(connection, transaction, rows, "");
        command.ExecuteNonQuery();
    }

    internal override int Delete<T>(DbConnection connection, DbTransaction transaction, string table, string column, IReadOnlyCollection<T> keys, string only = "true", params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        keys.Count == 0 ? 0 : connection.Run(transaction, $"DELETE FROM {table} WHERE {column} = ANY(@keys) AND {only}", [("keys", keys.ToArray()), .. parameters]);

    /// <summary>PostgreSQL does so itself (autovacuum) and keeps its log to its own rules.</summary>
    internal override void Overwrite(DbConnection connection)
    {
    }

    internal override long Size()
    {
        using var connection = Connect();
        return Convert.ToInt64(connection.Scalar(null, "SELECT pg_database_size(current_database())"), CultureInfo.InvariantCulture);
    }

    internal override void Close()
    {
        patient.Dispose();
        unpooled.Dispose();
        source.Dispose();
    }

    private static NpgsqlCommand Insert(DbConnection connection, DbTransaction transaction, RowSet rows, string returning)
    {
        var table = rows.Table;
        var names = string.Join(", ", table.Columns.Select(c => c.Name));
        var arrays = string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"));
        var command = (NpgsqlCommand)Sql.Command(connection, transaction, $"INSERT INTO {table.Name} ({names}) SELECT * FROM unnest({arrays}) AS new ({names}) WHERE {table.Only ?? "true"} {table.Conflict}{returning}", []);
        for (var i = 0; i < table.Columns.Length; i++)
        {
            command.Parameters.Add(Column($"p{i}", table.Columns[i].Kind, rows.Rows, i));
        }

        return command;
    }

    private static bool[] Mark(NpgsqlCommand command, RowSet rows)
    {
        var written = new bool[rows.Rows.Count];
        var at = new Dictionary<Guid, int>(written.Length);
        for (var row = 0; row < written.Length; row++)
        {
            at.TryAdd(new Guid((byte[])rows.Rows[row][0]!, bigEndian: true), row);
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            written[at[reader.Id(0)]] = true;
        }

        return written;
    }

    private static NpgsqlParameter Column(string name, ColumnKind kind, List<object?[]> rows, int column) => kind switch
    {
        ColumnKind.Number => new NpgsqlParameter<long[]>(name, [.. rows.Select(r => Convert.ToInt64(r[column], CultureInfo.InvariantCulture))]),
        ColumnKind.Text => new NpgsqlParameter<string?[]>(name, [.. rows.Select(r => (string?)r[column])]),
        _ => new NpgsqlParameter<byte[][]>(name, [.. rows.Select(r => (byte[])r[column]!)]),
    };
}
