using System.Data.Common;
using Miyaburi.Waves.Grouping;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>What a writer reads when it begins.</summary>
public sealed partial class WaveStore
{
    private WaveGraph Load()
    {
        using var connection = Database.ConnectForLong();
        var loaded = new WaveGraph(rules);
        foreach (var (id, into, isHushed) in connection.Query("SELECT id, merged_into, public, count FROM wave", r => (r.GetString(0), r.TextOrNull(1), r.GetInt64(2) == 0 && r.GetInt64(3) > 0)))
        {
            loaded.Restore(id, into, isHushed);
        }

        var patterns = connection.Query("SELECT variant, pattern, learned FROM variant_pattern", r => (Variant: r.GetInt64(0), Pattern: r.GetString(1), Learned: (int)r.GetInt64(2))).ToLookup(p => p.Variant, p => (p.Pattern, p.Learned));
        var people = connection.Query("SELECT DISTINCT r.variant, r.reporter, r.day FROM report r JOIN variant v ON v.key = r.variant WHERE r.source = 0 AND v.trusted = 0", r => (Variant: r.GetInt64(0), Reporter: r.Id(1), r.Day(2).Year)).ToLookup(p => p.Variant, p => (p.Reporter, p.Year));
        foreach (var (wave, variant) in connection.Query("SELECT v.wave, v.key, v.brand, v.lure, t.signature, v.first_day, v.last_day, v.count, v.trusted, v.born, CAST(CASE WHEN t.skeleton = '' THEN 1 ELSE 0 END AS BIGINT) FROM variant v JOIN variant_text t ON t.variant = v.key ORDER BY v.key", ReadVariant))
        {
            foreach (var (reporter, year) in people[variant.Key])
            {
                variant.Trust([reporter], year, isTrusted: false, int.MaxValue, 0);
            }

            loaded.Restore(variant, wave, patterns[variant.Key]);
        }

        Hear(connection, loaded);
        loaded.Settle();
        if (indexIsElsewhere)
        {
            loaded.LeaveIndex();
        }

        ReadWitnesses(connection);
        quota.Restore(connection, _ => true);
        isStale = false;
        return loaded;
    }

    private void ReadWitnesses(DbConnection connection)
    {
        witnesses.Clear();
        foreach (var (variant, reporter) in connection.Query("SELECT variant, reporter FROM witness", r => (r.GetInt64(0), r.Id(1))))
        {
            witnesses.Restore(variant, reporter);
        }
    }

    /// <summary>People who wait, and those of the last days who count.</summary>
    private static void Hear(DbConnection connection, WaveGraph loaded)
    {
        foreach (var (variant, day, report) in connection.Query("SELECT variant, day, id, reporter, lure FROM waiting ORDER BY id", r => (r.GetInt64(0), (int)r.GetInt64(1), new PersonReport(r.Id(2), r.Id(3), r.TextOrNull(4)))))
        {
            loaded.Restore(variant, day, report, isCounted: false);
        }

        const string Counted = "SELECT r.variant, r.day, r.id, r.reporter FROM report r WHERE r.source = 0 AND r.day >= @since AND coalesce(r.counted, r.day) > 0 AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.id = r.id)";
        var last = Convert.ToInt64(connection.Scalar(null, "SELECT coalesce(max(last_day), 0) FROM variant"), System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (variant, day, report) in connection.Query(Counted, r => (r.GetInt64(0), (int)r.GetInt64(1), new PersonReport(r.Id(2), r.Id(3), null)), ("since", last - WaveGraph.VoicesKept)))
        {
            loaded.Restore(variant, day, report, isCounted: true);
        }
    }

    private static (string Wave, Variant Variant) ReadVariant(DbDataReader reader)
    {
        var traits = new WaveTraits { Brand = reader.TextOrNull(2), Lure = reader.TextOrNull(3), Signature = TextSignature.Read(reader.Bytes(4)) };
        var variant = new Variant(reader.GetInt64(1), traits, (int)reader.GetInt64(9)) { LacksText = reader.GetInt64(10) > 0 && !traits.Signature.IsEmpty };
        if (reader.GetInt64(7) > 0)
        {
            variant.Seen((int)reader.GetInt64(5), (int)reader.GetInt64(7));
            variant.Seen((int)reader.GetInt64(6), 0);
        }

        if (reader.GetInt64(8) is > 0 and var promoted)
        {
            variant.Trust([], 0, isTrusted: true, 1, (int)promoted);
        }

        return (reader.GetString(0), variant);
    }
}
