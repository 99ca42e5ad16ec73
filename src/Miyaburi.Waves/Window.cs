namespace Miyaburi.Waves;

/// <summary>Which waves are looked at for a list: those last seen within some days, as of a day.</summary>
/// <param name="On">The day as of which they are shown; nothing seen later is in a number.</param>
/// <param name="From">The earliest day on which one may have been seen last, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="To">The day before which.</param>
/// <param name="IsPast">Whether something was seen after <paramref name="On"/>.</param>
internal sealed record Window(DateOnly On, long From, long To, bool IsPast)
{
    private const string Then =
        """
        coalesce((SELECT max(d.day) FROM wave_day d WHERE d.wave = w.id AND d.day <= @on), 0) AS seen,
        CAST(coalesce((SELECT sum(d.count) FROM wave_day d WHERE d.wave = w.id AND d.day <= @on), 0) AS BIGINT) AS sightings
        """;

    /// <summary>The last day and the sightings of a wave w: its columns, or of a day that is past its daily numbers up to then.</summary>
    internal string Numbers => IsPast ? Then : "w.last_day AS seen, w.count AS sightings";

    /// <summary>Of a day that is past only the waves of the window are summed up.</summary>
    internal string Narrowed => IsPast && From > 0 ? "WHERE w.id IN (SELECT n.wave FROM wave_day n WHERE n.day >= @from AND n.day <= @on)" : "";
}
