using System.Globalization;
using System.Runtime.InteropServices;

namespace Miyaburi.Waves.Grouping;

/// <summary>
/// The variants and what joins them. Waves are the connected components: two texts of one template (MinHash, LSH), or one
/// brand with a common link pattern. What only one person reported hangs on a wave but never joins two. A batch is
/// applied in an order of its own, so the order in which its sightings came does not matter. The index that finds what
/// belongs together is its own, or elsewhere in slices.
/// </summary>
internal sealed class WaveGraph(WaveRules rules)
{
    private readonly Dictionary<long, Variant> variants = [];
    private readonly Dictionary<string, Wave> waves = new(StringComparer.Ordinal);
    private EdgeIndex index = new(rules, IndexSlice.Whole);
    private GraphChange change = new();

    internal int Variants => variants.Count;

    internal IEnumerable<Wave> Waves => waves.Values.Where(w => w.MergedInto is null);

    internal Variant? Find(long key) => variants.GetValueOrDefault(key);

    internal Wave? Find(string id)
    {
        var wave = waves.GetValueOrDefault(id);
        while (wave?.MergedInto is { } into)
        {
            wave = into;
        }

        return wave;
    }

    /// <summary>Adds sightings and says what changed.</summary>
    internal GraphChange Apply(IEnumerable<Sighting> batch)
    {
        change = new GraphChange();
        foreach (var day in Days(VariantTally.Of(batch, rules)))
        {
            var waiting = Take(day);
            Connect(waiting, index.Find(waiting.Select(Query)), day.Key);
        }

        DropGeneral();
        return change;
    }

    /// <summary>Adds what others counted; what belongs together is found elsewhere.</summary>
    internal async Task<GraphChange> ApplyAsync(IEnumerable<VariantTally> batch, Func<IReadOnlyList<IndexQuery>, Task<IndexAnswer>> find)
    {
        change = new GraphChange();
        foreach (var day in Days(batch))
        {
            var waiting = Take(day);
            Connect(waiting, waiting.Count == 0 ? new([], []) : await find([.. waiting.Select(Query)]).ConfigureAwait(false), day.Key);
        }

        DropGeneral();
        return change;
    }

    /// <summary>Puts back what was stored. Waves first, then their variants, then <see cref="Settle"/>.</summary>
    internal void Restore(string id, string? mergedInto)
    {
        var wave = Get(id);
        wave.MergedInto = mergedInto is null ? null : Get(mergedInto);
    }

    /// <summary>Puts back a stored variant with its patterns.</summary>
    internal void Restore(Variant variant, string wave, IEnumerable<string> patterns)
    {
        variants[variant.Key] = variant;
        Get(wave).Add(variant);
        foreach (var pattern in patterns)
        {
            variant.Learn(pattern);
        }
    }

    /// <summary>Finds the edges again, in the order of the keys.</summary>
    internal void Settle()
    {
        var general = new List<GeneralPattern>();
        foreach (var variant in variants.Values.OrderBy(v => v.FirstDay).ThenBy(v => v.Key))
        {
            var found = index.Find([Query(variant)]);
            Link(variant, found.Edges);
            general.AddRange(found.General);
        }

        general.ForEach(g => Unlink(g));
    }

    /// <summary>Gives the index up: what belongs together is found elsewhere from now on.</summary>
    internal void LeaveIndex() => index = new(rules, IndexSlice.Whole);

    /// <summary>Takes sightings back; a variant without any goes, and its wave may fall into parts.</summary>
    internal GraphChange Remove(IEnumerable<(long Key, int Count)> taken, DateOnly day)
    {
        change = new GraphChange();
        foreach (var (key, count) in taken)
        {
            if (variants.GetValueOrDefault(key) is not { } variant)
            {
                continue;
            }

            variant.Count -= count;
            variant.Wave!.Count -= count;
            change.Variants.Add(variant);
            change.Touched.Add(variant.Wave);
            if (variant.Count > 0)
            {
                continue;
            }

            Forget(variant);
            Rebuild(variant.Wave, day);
        }

        return change;
    }

    private static IOrderedEnumerable<IGrouping<int, VariantTally>> Days(IEnumerable<VariantTally> batch) => batch.GroupBy(t => t.Day).OrderBy(g => g.Key);

    private static IndexQuery Query(Variant variant) => new(variant.Entry, variant.Edges.Count == 0, variant.Patterns);

    /// <summary>Counts a day and gives the variants that may have to be joined. All of a day are known before any is joined: the smallest key founds a wave, whichever came first.</summary>
    private List<Variant> Take(IEnumerable<VariantTally> day)
    {
        var connect = new HashSet<Variant>();
        foreach (var tally in day.OrderBy(t => t.Key))
        {
            Add(tally, connect);
        }

        return [.. connect.OrderBy(v => v.Wave is null).ThenBy(v => v.Key)];
    }

    private void Add(VariantTally tally, HashSet<Variant> connect)
    {
        ref var variant = ref CollectionsMarshal.GetValueRefOrAddDefault(variants, tally.Key, out var isKnown);
        variant ??= new Variant(tally.Key, tally.Traits);
        if (!isKnown)
        {
            change.New.Add((variant, tally.Traits.Skeleton));
            connect.Add(variant);
        }

        connect.UnionWith(variant.Trust(tally.Reporters, tally.IsTrusted, rules.PublicReporters) && isKnown ? [variant] : []);
        foreach (var pattern in tally.Traits.Patterns)
        {
            if (variant.Learn(pattern))
            {
                change.Patterns.Add((variant.Key, pattern));
                connect.Add(variant);
            }
        }

        if (variant.Wave is { } wave)
        {
            NoteReturn(wave, tally.Day);
            wave.Count += tally.Count;
            wave.FirstDay = Math.Min(wave.FirstDay, tally.Day);
            wave.LastDay = Math.Max(wave.LastDay, tally.Day);
            change.Touched.Add(wave);
        }

        variant.Seen(tally.Day, tally.Count);
        change.Variants.Add(variant);
    }

    private void Connect(List<Variant> waiting, IndexAnswer found, int day)
    {
        change.General.AddRange(found.General);
        var edges = found.Edges.ToLookup(e => e.From);
        foreach (var variant in waiting)
        {
            Link(variant, edges[variant.Key]);
        }

        foreach (var variant in waiting)
        {
            Connect(variant, DateOnly.FromDayNumber(day));
        }
    }

    private void Connect(Variant variant, DateOnly day)
    {
        var reach = variant.Edges.Where(e => e.To.Wave is not null && e.To.Wave != variant.Wave).ToList();
        if (variant.IsTrusted)
        {
            // A wave of trusted variants is joined through a trusted one only.
            var found = reach.Where(e => e.To.IsTrusted || !e.To.Wave!.IsTrusted).Select(e => e.To.Wave!).Distinct().ToList();
            Unite(variant, found, day);
            return;
        }

        if (variant.Wave is not null)
        {
            return;
        }

        var best = reach.OrderByDescending(e => e.To.IsTrusted).ThenByDescending(e => e.Weight).ThenBy(e => e.To.Key).Select(e => e.To.Wave!).FirstOrDefault();
        Unite(variant, best is null ? [] : [best], day);
    }

    /// <summary>Makes one wave of the variant and what it reaches; the oldest keeps its name.</summary>
    private void Unite(Variant variant, List<Wave> found, DateOnly day)
    {
        if (variant.Wave is not null && found.Count == 0)
        {
            return;
        }

        var all = variant.Wave is { } own ? found.Append(own) : found;
        var oldest = all.OrderBy(w => w.FirstDay).ThenBy(w => w.Id, StringComparer.Ordinal).FirstOrDefault() ?? Found(variant, day);
        if (variant.Wave is null)
        {
            NoteReturn(oldest, variant.LastDay);
            oldest.Add(variant);
        }

        foreach (var younger in all.Where(w => w != oldest).ToList())
        {
            Merge(younger, oldest, day);
        }

        change.Touched.Add(oldest);
    }

    private Wave Found(Variant variant, DateOnly day)
    {
        var wave = Get(NewId(variant));
        change.Events.Add(new WaveEvent(wave.Id, day, WaveEventKind.New, ""));
        return wave;
    }

    private void Merge(Wave younger, Wave older, DateOnly day)
    {
        foreach (var member in younger.Members)
        {
            older.Add(member);
            change.Variants.Add(member);
        }

        younger.Members.Clear();
        younger.MergedInto = older;
        change.Touched.Add(younger);
        change.Events.Add(new WaveEvent(younger.Id, day, WaveEventKind.Merged, older.Id));
    }

    private void NoteReturn(Wave wave, int day)
    {
        if (wave.LastDay > int.MinValue && day - wave.LastDay > rules.DormantDays)
        {
            change.Events.Add(new WaveEvent(wave.Id, DateOnly.FromDayNumber(day), WaveEventKind.Returned, DateOnly.FromDayNumber(wave.LastDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Notes the edges, each pair once: for its text if it can be, otherwise for the first of its patterns.</summary>
    private void Link(Variant variant, IEnumerable<FoundEdge> edges)
    {
        foreach (var edge in edges.OrderBy(e => e.Pattern is not null).ThenBy(e => e.Pattern is null ? 0 : variant.Patterns.IndexOf(e.Pattern)))
        {
            // Another slice may have been told of a variant that is not to be counted yet.
            if (variants.GetValueOrDefault(edge.To) is { } other && !variant.Edges.Exists(e => e.To == other))
            {
                variant.Edges.Add(new Edge(other, edge.Pattern, edge.Weight));
                other.Edges.Add(new Edge(variant, edge.Pattern, edge.Weight));
            }
        }
    }

    /// <summary>A pattern that turned out to be general no longer joins: the waves it held together part.</summary>
    private void DropGeneral()
    {
        foreach (var general in change.General.OrderBy(h => h.Pattern, StringComparer.Ordinal).ToList())
        {
            foreach (var wave in Unlink(general).OrderBy(w => w.Id, StringComparer.Ordinal))
            {
                Rebuild(wave, DateOnly.FromDayNumber(wave.LastDay));
            }
        }
    }

    /// <summary>Takes the edges of a general pattern away; gives the waves that had some.</summary>
    private HashSet<Wave> Unlink(GeneralPattern general)
    {
        var affected = new HashSet<Wave>();
        foreach (var member in general.Members.Select(m => Find(m)).OfType<Variant>())
        {
            foreach (var end in member.Edges.Where(e => e.Pattern == general.Pattern).Select(e => e.To).Append(member).ToList())
            {
                if (end.Edges.RemoveAll(e => e.Pattern == general.Pattern) > 0)
                {
                    affected.Add(end.Wave!);
                }
            }
        }

        return affected;
    }

    /// <summary>Recomputes a wave's component; the part with the oldest variant keeps the name.</summary>
    private void Rebuild(Wave wave, DateOnly day)
    {
        var members = wave.Members.OrderBy(m => m.FirstDay).ThenBy(m => m.Key).ToList();
        wave.Members.Clear();
        (wave.FirstDay, wave.LastDay, wave.Count) = (int.MaxValue, int.MinValue, 0);
        change.Touched.Add(wave);
        var left = members.ToHashSet();
        foreach (var start in members)
        {
            if (!left.Remove(start))
            {
                continue;
            }

            var part = start == members[0] ? wave : Get(NewId(start));
            if (part != wave)
            {
                part.MergedInto = null;
                change.Touched.Add(part);
                change.Events.Add(new WaveEvent(part.Id, day, WaveEventKind.Split, wave.Id));
            }

            Fill(part, start, left);
        }
    }

    private void Fill(Wave part, Variant start, HashSet<Variant> left)
    {
        var open = new Stack<Variant>([start]);
        while (open.TryPop(out var variant))
        {
            part.Add(variant);
            change.Variants.Add(variant);
            foreach (var edge in variant.Edges)
            {
                if (left.Remove(edge.To))
                {
                    open.Push(edge.To);
                }
            }
        }
    }

    private void Forget(Variant variant)
    {
        variants.Remove(variant.Key);
        variant.Wave!.Members.Remove(variant);
        foreach (var edge in variant.Edges)
        {
            edge.To.Edges.RemoveAll(e => e.To == variant);
        }

        index.Remove(variant.Entry, variant.Patterns);
    }

    private Wave Get(string id)
    {
        ref var wave = ref CollectionsMarshal.GetValueRefOrAddDefault(waves, id, out _);
        return wave ??= new Wave(id);
    }

    /// <summary>Month of the first sighting and a name drawn from the founding variant.</summary>
    private static string NewId(Variant founder)
    {
        const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
        Span<char> name = stackalloc char[8];
        var rest = (ulong)founder.Key;
        for (var i = 0; i < name.Length; i++)
        {
            name[i] = Letters[(int)(rest % (ulong)Letters.Length)];
            rest /= (ulong)Letters.Length;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{DateOnly.FromDayNumber(founder.FirstDay):yyyy-MM}-{name}");
    }
}
