using System.Data.Common;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>
/// A store as a program of an earlier schema version left it: a wave that a gateway and six people saw, and a text that one
/// person alone reported. Every column that the version has is filled; one that nobody has thought of here is an error.
/// </summary>
internal sealed class OldStore
{
    internal const string Shown = "2022-09-aaaaaaaa";
    internal const string Unheard = "2022-09-bbbbbbbb";

    /// <summary>Hidden by the operator; no report of it is left.</summary>
    internal const string Hidden = "2022-09-cccccccc";
    internal const string Gateway = "gateway";

    /// <summary>Since this version what does not count yet waits in a table of its own.</summary>
    private const int WaitingIsATable = 6;

    /// <summary>In this version alone the database kept a wave's days by itself; since then the program does.</summary>
    private const int DaysByTriggers = 9;

    private readonly DbConnection connection;
    private readonly bool isPostgres;
    private readonly int version;

    private OldStore(string name, DbConnection connection, int version) =>
        (isPostgres, this.connection, this.version) = (Database.IsPostgres(name), connection, version);

    internal static byte[] Secret { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    /// <summary>The reports in it: three of a gateway on three days, six of people on the second; then the lonely one.</summary>
    internal static IReadOnlyList<Sighting> Reports { get; } =
    [
        .. Enumerable.Range(0, 3).Select(d => Numbered(d, Make.Seen(Make.Unpaid("1", "jcom-a.com"), d, Gateway))),
        .. Enumerable.Range(0, 6).Select(p => Numbered(10 + p, Make.Said(Make.Unpaid("1", "jcom-a.com"), $"person {p}", day: 1))),
        Lonely,
    ];

    internal static Sighting Lonely => Numbered(20, Make.Said(Make.Parcel("1", "xa.top"), "lonely", day: 1));

    /// <summary>Makes it.</summary>
    internal static async Task MakeAsync(string name, int version)
    {
        await using var database = Database.Of(name);
        database.Migrate(version);
        await using var connection = database.ConnectForWriting();
        new OldStore(name, connection, version).Fill();
    }

    /// <summary>Puts an address of a list into a store of the version before the newest.</summary>
    internal static void InsertBare(DbConnection connection, Sighting row)
    {
        var (key, day, wave) = (("key", (object?)row.Key), ("day", (object?)Day(row)), ("wave", (object?)"2022-09-bare"));
        connection.Run(null, "INSERT INTO variant (key, wave, brand, lure, first_day, last_day, count, trusted, born) VALUES (@key, @wave, 'jcom', NULL, @day, @day, 1, 1, 1)", key, wave, day);
        connection.Run(null, "INSERT INTO variant_text (variant, skeleton, signature) VALUES (@key, '', @signature)", key, ("signature", Array.Empty<byte>()));
        connection.Run(null, "INSERT INTO variant_host (variant, host, first_day, last_day, count, people) VALUES (@key, @host, @day, @day, 1, 0)", key, day, ("host", row.Traits.Hosts[0]));
        connection.Run(null, "INSERT INTO variant_day (variant, day, count) VALUES (@key, @day, 1)", key, day);
        connection.Run(null, "INSERT INTO wave_day (wave, day, count) VALUES (@wave, @day, 1)", wave, day);
        connection.Run(null, "INSERT INTO wave (id, brand, lure, first_day, last_day, count, public, merged_into) VALUES (@wave, 'jcom', NULL, @day, @day, 1, 1, NULL)", wave, day);
    }

    private static Sighting Numbered(int number, Sighting sighting) => sighting with { Id = new Guid(number, 0, 0, new byte[8]) };

    private void Fill()
    {
        var (wave, lonely) = (Reports[0], Lonely);
        foreach (var report in Reports)
        {
            Insert("report", ("id", Bytes(report.Id)), ("day", Day(report)), ("reporter", Bytes(report.Reporter)), ("source", (long)report.Source), ("variant", report.Key), ("hosts", report.IsTrusted ? string.Join(' ', report.Traits.Hosts) : null), ("counted", null));
        }

        foreach (var report in Reports.DistinctBy(r => (r.Key, r.Reporter)))
        {
            Insert("witness", ("variant", report.Key), ("reporter", Bytes(report.Reporter)), ("day", Day(report)));
        }

        var isCounted = version < WaitingIsATable;
        InsertVariant(wave, Shown, first: Day(wave), last: Day(wave) + 2, count: 9, trusted: 1);
        InsertVariant(lonely, Unheard, isCounted ? Day(lonely) : 0, isCounted ? Day(lonely) : 0, isCounted ? 1 : 0, trusted: 0);
        Insert("wave", ("id", Shown), ("brand", "jcom"), ("lure", "unpaidBill"), ("first_day", Day(wave)), ("last_day", Day(wave) + 2), ("count", 9L), ("public", 1L), ("merged_into", null));
        Insert("wave", ("id", Unheard), ("brand", lonely.Traits.Brand), ("lure", null), ("first_day", isCounted ? Day(lonely) : 0), ("last_day", isCounted ? Day(lonely) : 0), ("count", isCounted ? 1L : 0L), ("public", 0L), ("merged_into", null));
        foreach (var (day, count) in new[] { (0, 1L), (1, 7L), (2, 1L) })
        {
            Insert("variant_day", ("variant", wave.Key), ("day", Day(wave) + day), ("count", count));
            if (version > DaysByTriggers)
            {
                Insert("wave_day", ("wave", Shown), ("day", Day(wave) + day), ("count", count));
            }

            Insert("series", ("kind", (long)SeriesKind.Host), ("key", "jcom-a.com"), ("day", Day(wave) + day), ("count", 1L));
        }

        Insert("series", ("kind", (long)SeriesKind.Brand), ("key", "jcom"), ("day", Day(wave)), ("count", 9L));
        Insert("event", ("wave", Shown), ("day", Day(wave)), ("kind", (long)WaveEventKind.New), ("other", ""));
        Insert("objection", ("id", Bytes(new Guid(30, 0, 0, new byte[8]))), ("day", Day(wave)), ("reporter", Bytes(Sighting.Pseudonym("objector"))), ("variant", wave.Key), ("said", "genuine"));
        Insert("import", ("source", "list.csv"), ("done", 7L), ("total", 9L), ("fingerprint", "abc"));
        Insert("subscription", ("id", "desk"), ("url", "https://desk.example/hook"), ("secret", Secret), ("brand", "jcom"), ("lure", null), ("since", Day(wave)));
        Insert("delivery", ("subscription", "desk"), ("wave", Shown), ("day", Day(wave)), ("kind", (long)WaveEventKind.New), ("other", ""), ("tries", 2L), ("due", 0L), ("state", 0L));
        Insert("hidden", ("wave", Hidden), ("hidden_at", 0L), ("reason", "names a real shop"));
        Insert("hidden_variant", ("variant", 1L), ("wave", Hidden));
        Insert("secret", ("name", "erasure"), ("value", Secret));
        if (!isCounted)
        {
            Insert("waiting", ("id", Bytes(lonely.Id)), ("variant", lonely.Key), ("reporter", Bytes(lonely.Reporter)), ("day", Day(lonely)), ("lure", lonely.Traits.Lure));
        }
    }

    private void InsertVariant(Sighting sighting, string wave, long first, long last, long count, long trusted)
    {
        Insert(
            "variant",
            ("key", sighting.Key),
            ("wave", wave),
            ("brand", sighting.Traits.Brand),
            ("lure", trusted > 0 ? sighting.Traits.Lure : null),
            ("skeleton", sighting.Traits.Skeleton),
            ("signature", sighting.Traits.Signature.ToBytes()),
            ("first_day", first),
            ("last_day", last),
            ("count", count),
            ("trusted", trusted),
            ("born", 1L),
            ("bare", 0L));
        Insert("variant_text", ("variant", sighting.Key), ("skeleton", sighting.Traits.Skeleton), ("signature", sighting.Traits.Signature.ToBytes()));
        if (trusted > 0 || version < WaitingIsATable)
        {
            sighting.Traits.Patterns.ToList().ForEach(p => Insert("variant_pattern", ("variant", sighting.Key), ("pattern", p), ("learned", 1L)));
        }

        foreach (var host in sighting.Traits.Hosts)
        {
            var people = Reports.Where(r => r.Key == sighting.Key && !r.IsTrusted).ToList();
            Insert("variant_host", ("variant", sighting.Key), ("host", host), ("first_day", trusted > 0 ? first : Day(sighting)), ("last_day", trusted > 0 ? last : Day(sighting)), ("count", trusted > 0 ? 3L : 0L), ("first_reporter", Bytes(sighting.Reporter)), ("others", 1L), ("trusted", trusted), ("people", (long)people.Count));
            people.ForEach(p => Insert("host_reporter", ("variant", sighting.Key), ("host", host), ("reporter", Bytes(p.Reporter)), ("first_day", Day(p)), ("last_day", Day(p))));
        }
    }

    /// <summary>Fills the columns that this version has of a table; a table that it has not is left out.</summary>
    private void Insert(string table, params (string Name, object? Value)[] values)
    {
        var columns = Columns(table);
        if (columns.Count == 0)
        {
            return;
        }

        Assert.All(columns, c => Assert.Contains(c, values.Select(v => v.Name)));
        var used = values.Where(v => columns.Contains(v.Name)).ToArray();
        connection.Run(null, $"INSERT INTO {table} ({string.Join(", ", used.Select(v => v.Name))}) VALUES ({string.Join(", ", used.Select(v => "@" + v.Name))})", used);
    }

    private HashSet<string> Columns(string table) =>
        [.. connection.Query(isPostgres ? "SELECT column_name FROM information_schema.columns WHERE table_name = @table" : "SELECT name FROM pragma_table_info(@table)", r => r.GetString(0), ("table", table))];

    private static long Day(Sighting sighting) => sighting.Day.DayNumber;

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);
}
