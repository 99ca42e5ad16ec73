using System.Globalization;

namespace Miyaburi.Waves.Storage;

/// <summary>The tables that ingestion writes.</summary>
internal static class Tables
{
    /// <summary>Its hosts are those that a gateway named, by a space: should the report be taken back, they are counted once less. Who of the people named a host is in a table of its own.</summary>
    internal static readonly Table Report = new("report", [("id", ColumnKind.Bytes), ("day", ColumnKind.Number), ("reporter", ColumnKind.Bytes), ("source", ColumnKind.Number), ("variant", ColumnKind.Number), ("hosts", ColumnKind.Text)], "ON CONFLICT DO NOTHING");

    internal static readonly Table Waiting = new("waiting", [("id", ColumnKind.Bytes), ("variant", ColumnKind.Number), ("reporter", ColumnKind.Bytes), ("day", ColumnKind.Number), ("lure", ColumnKind.Text)], "ON CONFLICT DO NOTHING");

    internal static readonly Table Variant = new(
        "variant",
        [("key", ColumnKind.Number), ("wave", ColumnKind.Text), ("brand", ColumnKind.Text), ("lure", ColumnKind.Text), ("first_day", ColumnKind.Number), ("last_day", ColumnKind.Number), ("count", ColumnKind.Number), ("trusted", ColumnKind.Number), ("born", ColumnKind.Number), ("bare", ColumnKind.Number)],
        "ON CONFLICT (key) DO UPDATE SET wave = excluded.wave, lure = excluded.lure, first_day = excluded.first_day, last_day = excluded.last_day, count = excluded.count, trusted = excluded.trusted");

    internal static readonly Table VariantText = new(
        "variant_text",
        [("variant", ColumnKind.Number), ("skeleton", ColumnKind.Text), ("signature", ColumnKind.Bytes)],
        "ON CONFLICT (variant) DO UPDATE SET skeleton = excluded.skeleton WHERE variant_text.skeleton = ''");

    /// <summary>People and sources that are kept for a text: reports of 400 days are of three years at most, and enough of one year have to find room behind four of each other one.</summary>
    internal const int Witnesses = 13;

    /// <summary>A text has enough witnesses with a few more than an example needs: one who takes a report back hides nothing.</summary>
    internal static readonly Table Witness = new(
        "witness",
        [("variant", ColumnKind.Number), ("reporter", ColumnKind.Bytes), ("day", ColumnKind.Number)],
        "ON CONFLICT DO NOTHING",
        Only: $"(SELECT count(*) FROM witness w WHERE w.variant = new.variant) < {Witnesses.ToString(CultureInfo.InvariantCulture)}");

    internal static readonly Table VariantPattern = new("variant_pattern", [("variant", ColumnKind.Number), ("pattern", ColumnKind.Text), ("learned", ColumnKind.Number)], "ON CONFLICT DO NOTHING");

    internal static readonly Table VariantDay = new(
        "variant_day",
        [("variant", ColumnKind.Number), ("day", ColumnKind.Number), ("count", ColumnKind.Number)],
        "ON CONFLICT (variant, day) DO UPDATE SET count = variant_day.count + excluded.count");

    /// <summary>Daily numbers of a wave, kept beside those of its variants: what is shown of a wave need not be summed up.</summary>
    internal static readonly Table WaveDay = new(
        "wave_day",
        [("wave", ColumnKind.Text), ("day", ColumnKind.Number), ("count", ColumnKind.Number)],
        "ON CONFLICT (wave, day) DO UPDATE SET count = wave_day.count + excluded.count");

    /// <summary>First day of a host that no trusted source saw: later than any.</summary>
    internal const long Never = int.MaxValue;

    internal static readonly Table VariantHost = new(
        "variant_host",
        [("variant", ColumnKind.Number), ("host", ColumnKind.Text), ("first_day", ColumnKind.Number), ("last_day", ColumnKind.Number), ("count", ColumnKind.Number), ("people", ColumnKind.Number)],
        """
        ON CONFLICT (variant, host) DO UPDATE SET
            first_day = CASE WHEN excluded.first_day < variant_host.first_day THEN excluded.first_day ELSE variant_host.first_day END,
            last_day = CASE WHEN excluded.last_day > variant_host.last_day THEN excluded.last_day ELSE variant_host.last_day END,
            count = variant_host.count + excluded.count,
            people = variant_host.people + excluded.people
        """);

    internal static readonly Table HostReporter = new(
        "host_reporter",
        [("host", ColumnKind.Text), ("variant", ColumnKind.Number), ("reporter", ColumnKind.Bytes), ("first_day", ColumnKind.Number), ("last_day", ColumnKind.Number)],
        """
        ON CONFLICT (host, variant, reporter) DO UPDATE SET
            first_day = CASE WHEN excluded.first_day < host_reporter.first_day THEN excluded.first_day ELSE host_reporter.first_day END,
            last_day = CASE WHEN excluded.last_day > host_reporter.last_day THEN excluded.last_day ELSE host_reporter.last_day END
        """);

    internal static readonly Table HostDay = new(
        "series",
        [("kind", ColumnKind.Number), ("key", ColumnKind.Text), ("day", ColumnKind.Number), ("count", ColumnKind.Number)],
        "ON CONFLICT (kind, key, day) DO UPDATE SET count = series.count + excluded.count");

    /// <summary>A wave that became part of another one keeps the brand and lure by which it was asked for.</summary>
    internal static readonly Table Wave = new(
        "wave",
        [("id", ColumnKind.Text), ("brand", ColumnKind.Text), ("lure", ColumnKind.Text), ("first_day", ColumnKind.Number), ("last_day", ColumnKind.Number), ("count", ColumnKind.Number), ("public", ColumnKind.Number), ("merged_into", ColumnKind.Text)],
        """
        ON CONFLICT (id) DO UPDATE SET
            brand = CASE WHEN excluded.merged_into IS NULL THEN excluded.brand ELSE coalesce(excluded.brand, wave.brand) END,
            lure = CASE WHEN excluded.merged_into IS NULL THEN excluded.lure ELSE coalesce(excluded.lure, wave.lure) END,
            first_day = excluded.first_day, last_day = excluded.last_day, count = excluded.count, public = excluded.public, merged_into = excluded.merged_into
        """);

    /// <summary>Brands of a wave that names more than one.</summary>
    internal static readonly Table WaveClaim = new("wave_claim", [("brand", ColumnKind.Text), ("wave", ColumnKind.Text)], "ON CONFLICT DO NOTHING");

    internal static readonly Table Event = new("event", [("wave", ColumnKind.Text), ("day", ColumnKind.Number), ("kind", ColumnKind.Number), ("other", ColumnKind.Text)], "ON CONFLICT DO NOTHING");
}

/// <summary>What a daily series counts. Nothing that fewer people say than are needed is in one.</summary>
public enum SeriesKind
{
    /// <summary>Sightings by claimed brand.</summary>
    Brand = 1,

    /// <summary>Sightings by lure.</summary>
    Lure = 2,

    /// <summary>Sightings of trusted sources by host.</summary>
    Host = 3,
}
