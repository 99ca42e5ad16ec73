using Miyaburi.Waves.Grouping;

namespace Miyaburi.Waves.Storage;

/// <summary>The rows that a batch of new sightings adds, gathered so that no two share a key.</summary>
/// <param name="known">Senders that are on the disk already; one that knows none does for a single batch.</param>
internal sealed class BatchRows(Witnesses known)
{
    private readonly Dictionary<(string Key, long Day), int> hostDays = [];
    private readonly RowSet witnesses = new(Tables.Witness);
    private readonly Dictionary<(long Variant, string Host), HostCount> hosts = [];
    private readonly Dictionary<(long Variant, string Host, Guid Reporter), (long First, long Last)> hostReporters = [];

    internal static RowSet Reports(IReadOnlyList<Sighting> batch)
    {
        var rows = new RowSet(Tables.Report);
        foreach (var sighting in batch)
        {
            var hosts = sighting.Source is SightingSource.Gateway && sighting.Hosts is { IsEmpty: false } named ? string.Join(' ', named) : null;
            rows.Add(sighting.Id.ToByteArray(bigEndian: true), (long)sighting.Day.DayNumber, sighting.Reporter.ToByteArray(bigEndian: true), (long)sighting.Source, sighting.Key, hosts);
        }

        return rows;
    }

    internal void Add(Sighting sighting)
    {
        long day = sighting.Day.DayNumber;
        if (known.Add(sighting.Key, sighting.Reporter))
        {
            witnesses.Add(sighting.Key, sighting.Reporter.ToByteArray(bigEndian: true), day);
        }

        foreach (var host in sighting.Hosts)
        {
            var key = (sighting.Key, host);
            hosts[key] = hosts.GetValueOrDefault(key, new HostCount(Tables.Never, 0, 0, 0)).And(day, sighting.IsTrusted);
            if (sighting.IsTrusted)
            {
                hostDays[(host, day)] = hostDays.GetValueOrDefault((host, day)) + 1;
                continue;
            }

            var named = (sighting.Key, host, sighting.Reporter);
            var (first, last) = hostReporters.GetValueOrDefault(named, (day, day));
            hostReporters[named] = (Math.Min(first, day), Math.Max(last, day));
        }
    }

    /// <summary>Who said it, and what is said of hosts.</summary>
    internal IEnumerable<RowSet> Said()
    {
        var dayRows = new RowSet(Tables.HostDay);
        foreach (var ((host, day), count) in hostDays)
        {
            dayRows.Add((long)SeriesKind.Host, host, day, (long)count);
        }

        var hostRows = new RowSet(Tables.VariantHost);
        foreach (var ((variant, host), c) in hosts)
        {
            hostRows.Add(variant, host, c.First, c.Last, (long)c.Trusted, (long)c.People);
        }

        var reporterRows = new RowSet(Tables.HostReporter);
        foreach (var ((variant, host, reporter), (first, last)) in hostReporters)
        {
            reporterRows.Add(host, variant, reporter.ToByteArray(bigEndian: true), first, last);
        }

        return [dayRows, hostRows, reporterRows, witnesses];
    }

    /// <summary>What grouping changed; reports that no longer wait are deleted besides.</summary>
    internal static IEnumerable<RowSet> Graph(GraphChange change)
    {
        var texts = new RowSet(Tables.VariantText);
        foreach (var (variant, skeleton) in change.Texts.Where(n => !change.Gone.Contains(n.Variant)))
        {
            texts.Add(variant.Key, skeleton, variant.Signature.ToBytes());
        }

        var variants = new RowSet(Tables.Variant);
        foreach (var v in change.Variants.Except(change.Gone))
        {
            var (first, last) = v.Count == 0 ? (0L, 0L) : (v.FirstDay, v.LastDay);
            variants.Add(v.Key, v.Wave!.Id, v.Brand, v.Lure, first, last, (long)v.Count, (long)v.Promoted, (long)v.Born, v.Signature.IsEmpty ? 1L : 0L);
        }

        var patterns = new RowSet(Tables.VariantPattern);
        foreach (var (variant, pattern, grouping) in change.Patterns)
        {
            patterns.Add(variant, pattern, (long)grouping);
        }

        var days = new RowSet(Tables.VariantDay);
        foreach (var ((variant, day), count) in change.Counts)
        {
            days.Add(variant.Key, (long)day, (long)count);
        }

        var waiting = new RowSet(Tables.Waiting);
        foreach (var voice in change.Waiting.Values)
        {
            waiting.Add(voice.Report.Id.ToByteArray(bigEndian: true), voice.Variant.Key, voice.Report.Reporter.ToByteArray(bigEndian: true), (long)voice.Day, voice.Report.Lure);
        }

        var events = new RowSet(Tables.Event);
        foreach (var e in change.Events.DistinctBy(e => (e.Wave, e.Day, e.Kind)))
        {
            events.Add(e.Wave, (long)e.Day.DayNumber, (long)e.Kind, e.Other);
        }

        return [variants, texts, patterns, days, waiting, Waves(change.Touched), Claims(change.Touched), events, Days(change)];
    }

    /// <summary>What a wave's days gain by sightings alone.</summary>
    private static RowSet Days(GraphChange change)
    {
        var rows = new RowSet(Tables.WaveDay);
        foreach (var day in change.Counts.Where(c => !change.Recounted.Contains(c.Key.Variant.Wave!)).GroupBy(c => (c.Key.Variant.Wave!.Id, c.Key.Day), c => c.Value))
        {
            rows.Add(day.Key.Id, (long)day.Key.Day, (long)day.Sum());
        }

        return rows;
    }

    private static RowSet Waves(IEnumerable<Wave> touched)
    {
        var rows = new RowSet(Tables.Wave);
        foreach (var w in touched)
        {
            var counts = w.MergedInto is null && w.Count > 0;
            rows.Add(w.Id, w.MainBrand(), w.MainLure(), counts ? (long)w.FirstDay : 0L, counts ? (long)w.LastDay : 0L, counts ? (long)w.Count : 0L, counts && !w.IsHushed ? 1L : 0L, w.MergedInto?.Id);
        }

        return rows;
    }

    private static RowSet Claims(IEnumerable<Wave> touched)
    {
        var rows = new RowSet(Tables.WaveClaim);
        foreach (var wave in touched.Where(w => w.MergedInto is null && w.Brands.Count > 1))
        {
            wave.Brands.ToList().ForEach(b => rows.Add(b, wave.Id));
        }

        return rows;
    }

    private readonly record struct HostCount(long First, long Last, int Trusted, int People)
    {
        internal HostCount And(long day, bool isTrusted) => isTrusted
            ? new(Math.Min(First, day), Math.Max(Last, day), Trusted + 1, People)
            : this with { People = People + 1 };
    }
}
