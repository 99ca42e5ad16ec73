namespace Miyaburi.Waves.Storage;

/// <summary>What becomes old.</summary>
internal enum AgedKind
{
    /// <summary>Who sent a text, as examples need it.</summary>
    Witness,

    /// <summary>The text of a variant.</summary>
    Text,

    /// <summary>Single reports.</summary>
    Report,

    /// <summary>Variants without a report or a number.</summary>
    Variant,

    /// <summary>Waves that never were anything. Whoever takes them away looks for them: there are far fewer than reports.</summary>
    Wave,
}

/// <summary>Something that was old when it was looked for; whether it still is, is asked again when it is taken away.</summary>
/// <param name="Variant">Its variant.</param>
/// <param name="Report">The report, if it is one.</param>
/// <param name="Reporter">Whose report it is.</param>
/// <param name="IsOfPerson">Whether a person sent it.</param>
internal readonly record struct AgedRow(long Variant, Guid Report, Guid Reporter, bool IsOfPerson);

/// <summary>As much of what is old as goes in one transaction.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Rows">At most <see cref="AgedLook.Part"/>.</param>
internal sealed record AgedPart(AgedKind Kind, IReadOnlyList<AgedRow> Rows)
{
    /// <summary>The variants it is about.</summary>
    internal IEnumerable<long> Variants => Rows.Select(r => r.Variant).Distinct();
}

/// <summary>What a look found that is old.</summary>
/// <param name="Parts">In the order in which it goes.</param>
/// <param name="IsAll">Whether that was all; else look again when it is gone.</param>
internal sealed record AgedLook(Queue<AgedPart> Parts, bool IsAll)
{
    /// <summary>Rows of a part: with a few statements each they take about a second.</summary>
    internal const int Part = 1000;

    /// <summary>Rows of a kind that a look finds; they are held in memory.</summary>
    private const int Most = 1_000_000;

    /// <summary>Reports of people and gateways whose day, and that on which they counted, is old.</summary>
    internal const string OldReport = "day < @before AND coalesce(nullif(counted, 0), day) < @before AND source IN (0, 1)";

    /// <summary>Nobody sent the text lately.</summary>
    internal const string OldText = "skeleton <> '' AND EXISTS (SELECT 1 FROM variant v WHERE v.key = variant_text.variant AND v.last_day < @before) AND NOT EXISTS (SELECT 1 FROM report r WHERE r.variant = variant_text.variant AND r.source = 0 AND r.day >= @before)";

    /// <summary>No number and no person's report is left.</summary>
    internal const string NothingLeft = "count = 0 AND NOT EXISTS (SELECT 1 FROM report r WHERE r.variant = variant.key AND r.source = 0)";

    private static readonly (AgedKind Kind, string Sql)[] Looks =
    [
        (AgedKind.Witness, "SELECT DISTINCT variant FROM witness WHERE day < @before LIMIT @most"),
        (AgedKind.Text, $"SELECT variant FROM variant_text WHERE {OldText} LIMIT @most"),
        (AgedKind.Report, $"SELECT variant, id, reporter, source FROM report WHERE {OldReport} LIMIT @most"),
        (AgedKind.Variant, $"SELECT key FROM variant WHERE {NothingLeft} LIMIT @most"),
    ];

    /// <summary>Looks for what is older than a day.</summary>
    internal static AgedLook Find(Database database, long before)
    {
        using var connection = database.ConnectForLong();
        var parts = new Queue<AgedPart>();
        var isAll = true;
        foreach (var (kind, sql) in Looks)
        {
            // Only a look for variants without a number has no day in it.
            (string, object?)[] parameters = kind is AgedKind.Variant ? [("most", (long)Most)] : [("before", before), ("most", (long)Most)];
            var rows = connection.Query(sql, r => r.FieldCount == 1 ? new AgedRow(r.GetInt64(0), default, default, false) : new AgedRow(r.GetInt64(0), r.Id(1), r.Id(2), r.GetInt64(3) == 0), parameters);
            isAll &= rows.Count < Most;
            foreach (var part in rows.Chunk(Part))
            {
                parts.Enqueue(new(kind, part));
            }
        }

        if (isAll)
        {
            parts.Enqueue(new(AgedKind.Wave, []));
        }

        return new(parts, isAll);
    }
}
