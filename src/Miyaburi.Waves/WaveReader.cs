using System.Collections.Immutable;
using System.Data.Common;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>Reads a store, also while another program writes to it. Shows only what may be shown.</summary>
public sealed class WaveReader : IAsyncDisposable
{
    /// <summary>Waves seen of late that are looked at in one go for a state; states come of the days, not of a column.</summary>
    private const int LookedThroughAtOnce = 10_000;

    /// <summary>A host's days one by one: the hosts of a day lie together, and there are few days.</summary>
    private const string HostSeries =
        """
        WITH RECURSIVE known (day) AS (
            SELECT min(day) FROM series WHERE kind = @kind
            UNION ALL SELECT (SELECT min(s.day) FROM series s WHERE s.kind = @kind AND s.day > known.day) FROM known WHERE known.day IS NOT NULL
        )
        SELECT s.day, s.count FROM known JOIN series s ON s.kind = @kind AND s.day = known.day AND s.key = @key ORDER BY s.day
        """;

    private readonly Database database;
    private readonly WaveRules rules;

    private WaveReader(Database database, WaveRules rules) => (this.database, this.rules) = (database, rules);

    /// <summary>Opens a store for reading.</summary>
    /// <param name="store">Path of an SQLite file, or a PostgreSQL connection string.</param>
    /// <param name="rules">The parameters.</param>
    public static WaveReader Open(string store, WaveRules rules) => Database.Open(store, database =>
    {
        database.MigrateUnlessWritten();
        return new WaveReader(database, rules);
    });

    /// <summary>Waves that enough independent reporters saw, the last seen first.</summary>
    /// <param name="brand">Only this brand's, or null.</param>
    /// <param name="on">The day on which states and numbers are wanted; nothing seen later is in them.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<WaveSummary> List(string? brand, DateOnly on, int most) =>
        [.. Lines(new WaveFilter { Brand = brand }, on, most).Select(l => l.Summary)];

    /// <summary>The same with what is said of each in a list.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="on">The day on which states and numbers are wanted; nothing seen later is in them.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<WaveLine> Lines(WaveFilter filter, DateOnly on, int most)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var connection = database.Connect();
        // Since when a wave must have been seen to be anything but dormant.
        var quiet = on.DayNumber - rules.DormantDays;
        var isPast = IsPast(connection, on);
        return filter.State switch
        {
            null when isPast && Look(connection, filter, new(on, quiet, int.MaxValue, isPast), most) is { Length: var found } recent && found == most => recent,
            null => Look(connection, filter, new(on, 0, int.MaxValue, isPast), most),
            WaveState.Dormant => Look(connection, filter, new(on, 0, quiet, isPast), most),
            _ => Look(connection, filter, new(on, quiet, int.MaxValue, isPast), most),
        };
    }

    private ImmutableArray<WaveLine> Look(DbConnection connection, WaveFilter filter, Window window, int most)
    {
        var size = filter.State is null or WaveState.Dormant ? most : Math.Max(most, LookedThroughAtOnce);
        var found = new List<WaveLine>();
        var isLast = false;
        for (var skip = 0; found.Count < most && !isLast; skip += size)
        {
            var page = Page(connection, filter, window, skip, size);
            isLast = page.Count < size;
            found.AddRange(page.Where(l => filter.State is null || l.Summary.State == filter.State));
        }

        return [.. found.DistinctBy(l => l.Summary.Id).Take(most)];
    }

    /// <summary>Some of the waves that may have the state wanted, with their days: one question for all of them.</summary>
    private List<WaveLine> Page(DbConnection connection, WaveFilter filter, Window window, int skip, int size)
    {
        var rows = connection.Query(
            $"""
            SELECT k.id, k.brand, k.lure, k.first_day, k.seen, k.sightings, k.brands, d.day, d.count
            FROM (
                SELECT id, brand, lure, first_day, seen, sightings, {Claims("known")} AS brands FROM (SELECT w.*, {window.Numbers} FROM wave w {window.Narrowed}) AS known
                WHERE public = 1 AND id NOT IN {HiddenWaves.Names} AND merged_into IS NULL AND count > 0 AND first_day <= @on
                AND (CAST(@brand AS TEXT) IS NULL OR brand = @brand OR id IN (SELECT wave FROM wave_claim WHERE brand = @brand))
                AND (CAST(@lure AS TEXT) IS NULL OR lure = @lure)
                AND seen >= @from AND seen < @to AND sightings >= @fewest
                ORDER BY seen DESC, sightings DESC, id LIMIT @most OFFSET @skip
            ) AS k LEFT JOIN wave_day d ON d.wave = k.id AND d.day <= @on
            ORDER BY k.seen DESC, k.sightings DESC, k.id, d.day
            """,
            r => (Wave: Read(r), Day: r.IsDBNull(7) ? (DayCount?)null : new DayCount(r.Day(7), (int)r.GetInt64(8))),
            ("on", (long)window.On.DayNumber),
            ("brand", filter.Brand),
            ("lure", filter.Lure),
            ("fewest", (long)filter.Fewest),
            ("from", window.From),
            ("to", window.To),
            ("most", (long)size),
            ("skip", (long)skip));
        return [.. rows.GroupBy(r => r.Wave).Select(g => WaveLine.Of(g.Key, [.. g.Where(r => r.Day is not null).Select(r => r.Day!.Value)], window.On, rules))];
    }

    /// <summary>Daily counts of the waves that may be shown: what single people say of a brand or lure is not among them.</summary>
    public ImmutableArray<DayCount> Days(WaveFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var connection = database.Connect();
        return
        [
            .. connection.Query(
                $"""
                SELECT d.day, sum(d.count) FROM wave w JOIN variant v ON v.wave = w.id JOIN variant_day d ON d.variant = v.key
                WHERE w.public = 1 AND w.id NOT IN {HiddenWaves.Names} AND (CAST(@brand AS TEXT) IS NULL OR v.brand = @brand) AND (CAST(@lure AS TEXT) IS NULL OR v.lure = @lure)
                GROUP BY d.day ORDER BY d.day
                """,
                ReadDay,
                ("brand", filter.Brand),
                ("lure", filter.Lure)),
        ];
    }

    /// <summary>Daily counts of the waves that may be shown, by brand; in one pass, which is cheaper than asking for each.</summary>
    public ILookup<string, DayCount> DaysByBrand() => DaysBy(
        $"""
        SELECT v.brand, d.day, sum(d.count) FROM wave w JOIN variant v ON v.wave = w.id JOIN variant_day d ON d.variant = v.key
        WHERE w.public = 1 AND w.id NOT IN {HiddenWaves.Names} AND v.brand IS NOT NULL GROUP BY v.brand, d.day ORDER BY v.brand, d.day
        """);

    /// <summary>The same by lure, of what names no brand.</summary>
    public ILookup<string, DayCount> DaysByLure() => DaysBy(
        $"""
        SELECT v.lure, d.day, sum(d.count) FROM wave w JOIN variant v ON v.wave = w.id JOIN variant_day d ON d.variant = v.key
        WHERE w.public = 1 AND w.id NOT IN {HiddenWaves.Names} AND v.brand IS NULL AND v.lure IS NOT NULL GROUP BY v.lure, d.day ORDER BY v.lure, d.day
        """);

    private ILookup<string, DayCount> DaysBy(string sql)
    {
        using var connection = database.Connect();
        return connection.Query(sql, r => (Name: r.GetString(0), Day: new DayCount(r.Day(1), Convert.ToInt32(r.GetValue(2), System.Globalization.CultureInfo.InvariantCulture))))
            .ToLookup(r => r.Name, r => r.Day, StringComparer.Ordinal);
    }

    /// <summary>Brands that waves which may be shown claim to be.</summary>
    public ImmutableArray<string> Brands() => Distinct(
        $"""
        SELECT brand FROM wave WHERE public = 1 AND id NOT IN {HiddenWaves.Names} AND brand IS NOT NULL
        UNION SELECT c.brand FROM wave_claim c JOIN wave w ON w.id = c.wave WHERE w.public = 1 AND w.id NOT IN {HiddenWaves.Names} ORDER BY brand
        """);

    /// <summary>Lures of the waves that may be shown.</summary>
    public ImmutableArray<string> Lures() => Distinct($"SELECT DISTINCT lure FROM wave WHERE public = 1 AND id NOT IN {HiddenWaves.Names} AND lure IS NOT NULL ORDER BY lure");

    /// <summary>Waves with a text by which other copies are recognised: one that enough people sent in the very same form. The last seen first.</summary>
    public ImmutableArray<(WaveLine Line, string Example)> Recognisable(DateOnly on, int most)
    {
        using var connection = database.Connect();
        var waves = connection.Query(
            $"""
            SELECT {Columns("w")} FROM wave w
            WHERE w.public = 1 AND w.id NOT IN {HiddenWaves.Names} AND w.merged_into IS NULL AND w.count > 0 AND w.first_day <= @on
            AND EXISTS (SELECT 1 FROM variant v JOIN variant_text t ON t.variant = v.key WHERE v.wave = w.id AND t.skeleton <> '' AND v.count >= @fewest)
            ORDER BY w.last_day DESC, w.count DESC, w.id LIMIT @most
            """,
            Read,
            ("on", (long)on.DayNumber),
            ("fewest", (long)rules.ExampleReporters),
            ("most", (long)most));
        return [.. waves.Select(w => (Wave: w, Example: Example(connection, w.Id))).Where(w => w.Example is not null).Select(w => (WaveLine.Of(w.Wave, Days(connection, w.Wave.Id), on, rules), w.Example!))];
    }

    /// <summary>
    /// A wave by its name, or by the name of one that became part of it; null when there is none that may be shown, or it was first seen
    /// after the day asked for. Hosts and example are those known today.
    /// </summary>
    public WaveDetail? Find(string id, DateOnly on)
    {
        using var connection = database.Connect();
        if (Resolve(connection, id) is not { } summary || summary.First > on)
        {
            return null;
        }

        ImmutableArray<DayCount> days = [.. Days(connection, summary.Id).Where(d => d.Day <= on)];
        var (state, phases) = WavePhases.Of(days, on, rules);
        return new WaveDetail
        {
            Summary = summary.Of(days, state),
            Days = days,
            Phases = phases,
            Bursts = Burst.Of(days, rules),
            Hosts = WaveHosts.Of(connection, summary.Id, rules),
            Brands = summary.Others == 0 ? [.. summary.Brand is { } brand ? [brand] : Array.Empty<string>()] : Brands(connection, summary.Id),
            Example = Example(connection, summary.Id),
            Variants = Number(connection, "SELECT count(*) FROM variant WHERE wave = @wave AND count > 0", summary.Id),
            Objections = Objections(connection, summary.Id),
            Events = [.. Story(summary.Id, phases).Concat(Joints(connection, summary.Id, on)).OrderBy(e => e.Day).ThenBy(e => e.Kind)],
        };
    }

    /// <summary>When it began and came back, as is known now: what was told at the time did not know of days that were reported later.</summary>
    private static IEnumerable<WaveEvent> Story(string wave, ImmutableArray<WavePhase> phases) => phases.Select((phase, i) => i == 0
        ? new WaveEvent(wave, phase.From, WaveEventKind.New, "")
        : new WaveEvent(wave, phase.From, WaveEventKind.Returned, phases[i - 1].To.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    private static List<WaveEvent> Joints(DbConnection connection, string wave, DateOnly on) => connection.Query(
        "SELECT day, kind, other FROM event WHERE wave = @wave AND day <= @on AND kind IN (@merged, @split)",
        r => new WaveEvent(wave, r.Day(0), (WaveEventKind)r.GetInt64(1), r.GetString(2)),
        ("wave", wave),
        ("on", (long)on.DayNumber),
        ("merged", (long)WaveEventKind.Merged),
        ("split", (long)WaveEventKind.Split));

    /// <summary>Daily counts of a brand or lure in waves that may be shown, or of a host as trusted sources saw it.</summary>
    public ImmutableArray<DayCount> Series(SeriesKind kind, string key) => kind switch
    {
        SeriesKind.Brand => Days(new WaveFilter { Brand = key }),
        SeriesKind.Lure => Days(new WaveFilter { Lure = key }),
        _ => HostDays(key),
    };

    private ImmutableArray<DayCount> HostDays(string host)
    {
        if (WaveTraits.IsNobodys(host, EngineData.Embedded.Brands))
        {
            return [];
        }

        using var connection = database.Connect();
        return [.. connection.Query(HostSeries, ReadDay, ("kind", (long)SeriesKind.Host), ("key", host))];
    }

    /// <summary>What happened to waves that may be shown, the latest first, and to which; the filter's state is not looked at.</summary>
    /// <param name="filter">Which waves.</param>
    /// <param name="since">The first day.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="kinds">Which kinds; all when none is named.</param>
    public ImmutableArray<WaveNews> Events(WaveFilter filter, DateOnly since, int most, params ReadOnlySpan<WaveEventKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var wanted = kinds.IsEmpty ? "" : $"AND e.kind IN ({string.Join(", ", kinds.ToArray().Select(k => (int)k))})";
        using var connection = database.Connect();
        return
        [
            .. connection.Query(
                $"""
                SELECT {Columns("s")}, e.wave, e.day, e.kind, e.other
                FROM event e JOIN wave w ON w.id = e.wave JOIN wave s ON s.id = coalesce(w.merged_into, w.id)
                WHERE (w.public = 1 OR (s.public = 1 AND e.kind = @merged)) AND s.id NOT IN {HiddenWaves.Names} AND s.count >= @fewest AND e.day >= @since {wanted}
                AND (CAST(@brand AS TEXT) IS NULL OR @brand IN (w.brand, s.brand) OR s.id IN (SELECT wave FROM wave_claim WHERE brand = @brand))
                AND (CAST(@lure AS TEXT) IS NULL OR @lure IN (w.lure, s.lure))
                ORDER BY e.day DESC, e.wave LIMIT @most
                """,
                r => new WaveNews(new WaveEvent(r.GetString(7), r.Day(8), (WaveEventKind)r.GetInt64(9), r.GetString(10)), Read(r)),
                ("fewest", (long)filter.Fewest),
                ("since", (long)since.DayNumber),
                ("merged", (long)WaveEventKind.Merged),
                ("brand", filter.Brand),
                ("lure", filter.Lure),
                ("most", (long)most)),
        ];
    }

    /// <summary>The wave that a message's text or link pattern belongs to, by its key, or null.</summary>
    public WaveSummary? Belongs(long key, DateOnly on)
    {
        using var connection = database.Connect();
        return connection.Query($"SELECT {Columns("w")} FROM variant v JOIN wave w ON w.id = v.wave WHERE v.key = @key AND w.public = 1 AND w.id NOT IN {HiddenWaves.Names}", Read, ("key", key))
            .Select(w => w with { State = on.DayNumber - w.Last.DayNumber > rules.DormantDays ? WaveState.Dormant : WaveState.Active })
            .FirstOrDefault();
    }

    /// <summary>Whether a report or an objection of that id is on the disk.</summary>
    public bool Has(Guid report)
    {
        using var connection = database.Connect();
        return connection.Scalar(null, "SELECT 1 FROM report WHERE id = @id UNION ALL SELECT 1 FROM objection WHERE id = @id", ("id", report.ToByteArray(bigEndian: true))) is not null;
    }

    /// <summary>Reports that are kept.</summary>
    public long Reports()
    {
        using var connection = database.Connect();
        return Convert.ToInt64(connection.Scalar(null, "SELECT count(*) FROM report"), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static WaveSummary? Resolve(DbConnection connection, string id)
    {
        for (var hops = 0; hops < 100; hops++)
        {
            var found = connection.Query($"SELECT {Columns("w")}, merged_into, CASE WHEN id IN {HiddenWaves.Names} THEN 0 ELSE public END FROM wave w WHERE id = @id", r => (Wave: Read(r), Into: r.TextOrNull(7), IsPublic: r.GetInt64(8) != 0), ("id", id));
            if (found.Count == 0)
            {
                return null;
            }

            if (found[0].Into is not { } into)
            {
                return found[0].IsPublic && found[0].Wave.Count > 0 ? found[0].Wave : null;
            }

            id = into;
        }

        return null;
    }

    /// <summary>Only a text that so many sent in the very same form within a year that it can name none of them: people, holders of keys, and what was imported as one.</summary>
    private string? Example(DbConnection connection, string wave)
    {
        var sent = connection.Query(
            """
            SELECT v.key FROM (SELECT s.key, s.count FROM variant s JOIN variant_text t ON t.variant = s.key WHERE s.wave = @wave AND t.skeleton <> '' ORDER BY s.count DESC, s.key LIMIT 20) v
            WHERE (SELECT count(*) FROM witness x WHERE x.variant = v.key) >= @fewest ORDER BY v.count DESC, v.key
            """,
            r => r.GetInt64(0),
            ("wave", wave),
            ("fewest", (long)rules.ExampleReporters));
        foreach (var variant in sent)
        {
            var years = connection.Query("SELECT day FROM witness WHERE variant = @variant", r => r.Day(0).Year, ("variant", variant));
            if (years.CountBy(y => y).Any(y => y.Value >= rules.ExampleReporters))
            {
                return (string?)connection.Scalar(null, "SELECT skeleton FROM variant_text WHERE variant = @variant", ("variant", variant));
            }
        }

        return null;
    }

    /// <summary>Whether anything was seen after a day: the columns that are kept are not those of that day.</summary>
    private static bool IsPast(DbConnection connection, DateOnly on) =>
        connection.Scalar(null, "SELECT max(last_day) FROM wave WHERE public = 1") is long latest && latest > on.DayNumber;

    private ImmutableArray<string> Distinct(string sql)
    {
        using var connection = database.Connect();
        return [.. connection.Query(sql, r => r.GetString(0))];
    }

    /// <summary>As of a report: nobody is shown what fewer than so many different people of one year say, and each of them is one.</summary>
    private int Objections(DbConnection connection, string wave) => connection.Query(
            "SELECT DISTINCT o.reporter, o.day FROM objection o JOIN variant v ON v.key = o.variant WHERE v.wave = @wave AND o.said = 'genuine'",
            r => (Reporter: r.Id(0), r.Day(1).Year),
            ("wave", wave))
        .Distinct().GroupBy(o => o.Year).Select(y => y.Count()).Where(people => people >= rules.PublicReporters).Sum();

    private static ImmutableArray<string> Brands(DbConnection connection, string wave) =>
        [.. connection.Query("SELECT brand FROM variant WHERE wave = @wave AND brand IS NOT NULL AND count > 0 GROUP BY brand ORDER BY sum(count) DESC, brand", r => r.GetString(0), ("wave", wave))];

    private static int Number(DbConnection connection, string sql, string wave) => Convert.ToInt32(connection.Scalar(null, sql, ("wave", wave)), System.Globalization.CultureInfo.InvariantCulture);

    private static ImmutableArray<DayCount> Days(DbConnection connection, string wave) =>
        [.. connection.Query("SELECT day, count FROM wave_day WHERE wave = @wave ORDER BY day", ReadDay, ("wave", wave))];

    private static DayCount ReadDay(DbDataReader reader) => new(reader.Day(0), Convert.ToInt32(reader.GetValue(1), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What <see cref="Read"/> reads of a wave.</summary>
    private static string Columns(string wave) => $"{wave}.id, {wave}.brand, {wave}.lure, {wave}.first_day, {wave}.last_day, {wave}.count, {Claims(wave)}";

    private static string Claims(string wave) => $"(SELECT count(*) FROM wave_claim c WHERE c.wave = {wave}.id)";

    private static WaveSummary Read(DbDataReader r) =>
        new(r.GetString(0), r.TextOrNull(1), r.TextOrNull(2), r.Day(3), r.Day(4), (int)r.GetInt64(5), WaveState.Active) { Others = Math.Max(0, (int)r.GetInt64(6) - 1) };
}
