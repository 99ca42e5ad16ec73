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
/// <param name="Only">Which rows are written at all, or null for all; the row's columns are those of <c>new</c>.</param>
internal sealed record Table(string Name, (string Name, ColumnKind Kind)[] Columns, string Conflict, string? Only = null);

/// <summary>Rows for one table; no two of them share a key.</summary>
internal sealed class RowSet(Table table)
{
    internal Table Table { get; } = table;

    internal List<object?[]> Rows { get; } = [];

    internal void Add(params object?[] values) => Rows.Add(values);

    /// <summary>Brings the rows into an order that every writer has: two of them never wait for each other.</summary>
    internal void Sort() => Rows.Sort(Compare);

    private static int Compare(object?[] a, object?[] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (Compare(a[i], b[i]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int Compare(object? a, object? b) => (a, b) switch
    {
        (long x, long y) => x.CompareTo(y),
        (byte[] x, byte[] y) => x.AsSpan().SequenceCompareTo(y),
        _ => string.CompareOrdinal(a as string, b as string),
    };
}
