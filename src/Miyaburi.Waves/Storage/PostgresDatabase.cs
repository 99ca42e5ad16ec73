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

    internal PostgresDatabase(string connectionString)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        builder.ConnectionStringBuilder.MaxAutoPrepare = 32;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        source = builder.Build();
    }

    protected override string Dialect => "postgres";

    internal override DbConnection Connect() => source.OpenConnection();

    internal override IDisposable LockForWriting()
    {
        var connection = source.OpenConnection();
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

    internal override bool[] Write(DbConnection connection, DbTransaction transaction, RowSet rows)
    {
        var table = rows.Table;
        var written = new bool[rows.Rows.Count];
        if (written.Length == 0)
        {
            return written;
        }

        var names = string.Join(", ", table.Columns.Select(c => c.Name));
        var arrays = string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"));
        using var command = (NpgsqlCommand)Sql.Command(connection, transaction, $"INSERT INTO {table.Name} ({names}) SELECT * FROM unnest({arrays}) AS new ({names}) WHERE {table.Only ?? "true"} {table.Conflict} RETURNING {table.Columns[0].Name}", []);
        for (var i = 0; i < table.Columns.Length; i++)
        {
            command.Parameters.Add(Column($"p{i}", table.Columns[i].Kind, rows.Rows, i));
        }

        if (table.Columns[0].Kind is not ColumnKind.Bytes)
        {
            command.ExecuteNonQuery();
            return written;
        }

        return Mark(command, rows, written);
    }

    internal override long Size()
    {
        using var connection = Connect();
        return Convert.ToInt64(connection.Scalar(null, "SELECT pg_database_size(current_database())"), CultureInfo.InvariantCulture);
    }

    internal override void Close() => source.Dispose();

    private static bool[] Mark(NpgsqlCommand command, RowSet rows, bool[] written)
    {
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
