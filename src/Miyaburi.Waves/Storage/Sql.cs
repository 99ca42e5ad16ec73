using System.Data.Common;

namespace Miyaburi.Waves.Storage;

/// <summary>Statements with named parameters. Every text given here is a constant of this project.</summary>
internal static class Sql
{
    internal static int Run(this DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, transaction, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement for each of many values of one parameter; returns how many rows it changed in all.</summary>
    internal static int RunEach<T>(this DbConnection connection, DbTransaction transaction, string sql, string name, IEnumerable<T> values, params ReadOnlySpan<(string Name, object? Value)> others)
    {
        using var command = Command(connection, transaction, sql, [(name, null), .. others]);
        var changed = 0;
        foreach (var value in values)
        {
            command.Parameters[0].Value = value;
            changed += command.ExecuteNonQuery();
        }

        return changed;
    }

    internal static object? Scalar(this DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, transaction, sql, parameters);
        return command.ExecuteScalar();
    }

    internal static List<T> Query<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Query(connection, null, sql, read, parameters);

    internal static List<T> Query<T>(this DbConnection connection, DbTransaction? transaction, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, transaction, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    internal static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this project; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    internal static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    internal static byte[] Bytes(this DbDataReader reader, int column) => (byte[])reader.GetValue(column);

    internal static DateOnly Day(this DbDataReader reader, int column) => DateOnly.FromDayNumber((int)reader.GetInt64(column));

    internal static Guid Id(this DbDataReader reader, int column) => new(Bytes(reader, column), bigEndian: true);
}
