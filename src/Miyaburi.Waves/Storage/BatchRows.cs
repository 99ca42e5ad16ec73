using Miyaburi.Waves.Grouping;

namespace Miyaburi.Waves.Storage;

/// <summary>The rows that a batch of new sightings adds, gathered so that no two share a key.</summary>
internal sealed class BatchRows
{
    private readonly Dictionary<(long Variant, long Day), int> days = [];
    private readonly Dictionary<(SeriesKind Kind, string Key, long Day), int> series = [];
    private readonly Dictionary<(long Variant, string Host), HostCount> hosts = [];
    private readonly HashSet<(long Variant, string Host, Guid Reporter)> hostReporters = [];

    internal static RowSet Reports(IReadOnlyList<Sighting> batch)
    {
        var rows = new RowSet(Tables.Report);
        foreach (var sighting in batch)
        {
            rows.Add(sighting.Id.ToByteArray(bigEndian: true), (long)sighting.Day.DayNumber, sighting.Reporter.ToByteArray(bigEndian: true), (long)sighting.Source, sighting.Key);
        }

        return rows;
    }

    internal void Add(Sighting sighting)
    {
        long day = sighting.Day.DayNumber;
        days[(sighting.Key, day)] = days.GetValueOrDefault((sighting.Key, day)) + 1;
        Count(SeriesKind.Brand, sighting.Traits.Brand, day);
        Count(SeriesKind.Lure, sighting.Traits.Lure, day);
        foreach (var host in sighting.Traits.Hosts)
        {
            Count(SeriesKind.Host, host, day);
            hosts[(sighting.Key, host)] = hosts.TryGetValue((sighting.Key, host), out var known)
                ? known.And(sighting)
                : new HostCount(day, day, 1, sighting.IsTrusted);
            if (!sighting.IsTrusted)
            {
                hostReporters.Add((sighting.Key, host, sighting.Reporter));
            }
        }
    }

    internal IEnumerable<RowSet> Counts()
    {
        var dayRows = new RowSet(Tables.VariantDay);
        foreach (var ((variant, day), count) in days)
        {
            dayRows.Add(variant, day, (long)count);
        }

        var seriesRows = new RowSet(Tables.Series);
        foreach (var ((kind, key, day), count) in series)
        {
            seriesRows.Add((long)kind, key, day, (long)count);
        }

        var hostRows = new RowSet(Tables.VariantHost);
        foreach (var ((variant, host), c) in hosts)
        {
            hostRows.Add(variant, host, c.First, c.Last, (long)c.Count, c.IsTrusted ? 1L : 0L);
        }

        var reporterRows = new RowSet(Tables.HostReporter);
        foreach (var (variant, host, reporter) in hostReporters)
        {
            reporterRows.Add(host, variant, reporter.ToByteArray(bigEndian: true));
        }

        return [dayRows, seriesRows, hostRows, reporterRows];
    }

    internal static IEnumerable<RowSet> Graph(GraphChange change, WaveRules rules)
    {
        var skeletons = change.New.ToDictionary(n => n.Variant, n => n.Skeleton);
        var variants = new RowSet(Tables.Variant);
        foreach (var v in change.Variants.Where(v => v.Count > 0))
        {
            // An update leaves what a skeleton was first stored with.
            variants.Add(v.Key, v.Wave!.Id, v.Brand, v.Lure, skeletons.GetValueOrDefault(v, ""), v.Signature.ToBytes(), (long)v.FirstDay, (long)v.LastDay, (long)v.Count, v.IsTrusted ? 1L : 0L);
        }

        var patterns = new RowSet(Tables.VariantPattern);
        foreach (var (variant, pattern) in change.Patterns)
        {
            patterns.Add(variant, pattern);
        }

        var waves = new RowSet(Tables.Wave);
        foreach (var w in change.Touched)
        {
            var isEmpty = w.Members.Count == 0;
            waves.Add(w.Id, w.MainBrand(), w.MainLure(), isEmpty ? 0L : w.FirstDay, isEmpty ? 0L : w.LastDay, isEmpty ? 0L : w.Count, !isEmpty && w.IsPublic(rules.PublicReporters) ? 1L : 0L, w.MergedInto?.Id);
        }

        var events = new RowSet(Tables.Event);
        foreach (var e in change.Events.DistinctBy(e => (e.Wave, e.Day, e.Kind)))
        {
            events.Add(e.Wave, (long)e.Day.DayNumber, (long)e.Kind, e.Other);
        }

        return [variants, patterns, waves, events];
    }

    private void Count(SeriesKind kind, string? key, long day)
    {
        if (key is not null)
        {
            series[(kind, key, day)] = series.GetValueOrDefault((kind, key, day)) + 1;
        }
    }

    private readonly record struct HostCount(long First, long Last, int Count, bool IsTrusted)
    {
        internal HostCount And(Sighting sighting) => new(
            Math.Min(First, sighting.Day.DayNumber),
            Math.Max(Last, sighting.Day.DayNumber),
            Count + 1,
            IsTrusted || sighting.IsTrusted);
    }
}
