using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Miyaburi.Waves.Storage;

/// <summary>
/// One statement for many rows, by SQLite's own calls: a command looks every parameter up by its name again for each row, which
/// cost more than most rows do.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt statement;

    internal SqliteRows(SqliteConnection connection, string sql)
    {
        handle = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(handle, sql, out statement));
    }

    /// <summary>Runs the statement with these values; whether a row was written.</summary>
    internal bool Write(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(i + 1, values[i]));
        }

        var before = raw.sqlite3_total_changes(handle);
        var result = raw.sqlite3_step(statement);
        Check(result is raw.SQLITE_DONE ? raw.sqlite3_reset(statement) : result);
        return raw.sqlite3_total_changes(handle) != before;
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        long number => raw.sqlite3_bind_int64(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        string text => raw.sqlite3_bind_text(statement, place, text),
        null => raw.sqlite3_bind_null(statement, place),
        _ => throw new ArgumentException($"{value.GetType()} is no kind of a column.", nameof(value)),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, handle);
}
