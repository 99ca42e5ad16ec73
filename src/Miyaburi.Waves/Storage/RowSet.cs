namespace Miyaburi.Waves.Storage;

/// <summary>The kind of a column.</summary>
internal enum ColumnKind
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A text, or null.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}

/// <summary>A table as it is written to in bulk. The statement's text is made of these constants only.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Columns in the order of the values.</param>
/// <param name="Conflict">What is done with a row that is there already.</param>
internal sealed record Table(string Name, (string Name, ColumnKind Kind)[] Columns, string Conflict);

/// <summary>Rows for one table; no two of them share a key.</summary>
internal sealed class RowSet(Table table)
{
    internal Table Table { get; } = table;

    internal List<object?[]> Rows { get; } = [];

    internal void Add(params object?[] values) => Rows.Add(values);
}
