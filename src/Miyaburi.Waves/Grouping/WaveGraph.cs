using System.Runtime.InteropServices;

namespace Miyaburi.Waves.Grouping;

/// <summary>
/// The variants and what joins them. Waves are the connected components: two texts of one template (MinHash, LSH), or one
/// brand with a common link pattern. What only one person reported hangs on a wave but never joins two, and is in no number
/// of it until enough others say so. A batch is applied in an order of its own, so the order in which its sightings came
/// does not matter. The index that finds what belongs together is its own, or elsewhere in slices.
/// </summary>
internal sealed partial class WaveGraph(WaveRules rules)
{
    private readonly Dictionary<long, Variant> variants = [];
    private readonly Dictionary<string, Wave> waves = new(StringComparer.Ordinal);
    private EdgeIndex index = new(rules, IndexSlice.Whole);
    private GraphChange change = new();

    internal int Variants => variants.Count;

    internal IEnumerable<Wave> Waves => waves.Values.Where(w => w.MergedInto is null);

    /// <summary>How often a day was grouped. What each of them found depends on those before, so a store notes it.</summary>
    internal int Groupings { get; private set; }

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
        foreach (var day in Days(VariantTally.Of(batch)))
        {
            var waiting = Take(day);
            Join(day, waiting, index.Find(waiting.Select(Query)));
        }

        ForgetOld();
        return change;
    }

    /// <summary>Adds what others counted; what belongs together is found elsewhere.</summary>
    internal async Task<GraphChange> ApplyAsync(IEnumerable<VariantTally> batch, Func<IReadOnlyList<IndexQuery>, Task<IndexAnswer>> find)
    {
        change = new GraphChange();
        foreach (var day in Days(batch))
        {
            var waiting = Take(day);
            Join(day, waiting, waiting.Count == 0 ? new([], []) : await find([.. waiting.Select(Query)]).ConfigureAwait(false));
        }

        ForgetOld();
        return change;
    }

    private static IEnumerable<(int Day, List<VariantTally> Tallies)> Days(IEnumerable<VariantTally> batch) =>
        batch.GroupBy(t => t.Day).OrderBy(g => g.Key).Select(g => (g.Key, g.OrderBy(t => t.Key).ToList()));

    private IndexQuery Query(Variant variant) => new(
        variant.Entry with { IsTrusted = variant.IsTrusted && variant.Promoted <= Groupings },
        variant.Born == Groupings || variant.Promoted == Groupings,
        variant.Patterns);

    /// <summary>Gives the variants that may have to be joined. All of a day are known before any is joined: the smallest key founds a wave, whichever came first.</summary>
    private List<Variant> Take((int Day, List<VariantTally> Tallies) day)
    {
        Groupings++;
        var connect = new HashSet<Variant>();
        day.Tallies.ForEach(t => Add(t, connect));
        return [.. InOrder(connect)];
    }

    /// <summary>Those known before first: the order in which the index is asked, also when a store is read again.</summary>
    private IOrderedEnumerable<Variant> InOrder(IEnumerable<Variant> asked) => asked.OrderBy(v => v.Born == Groupings).ThenBy(v => v.Key);

    private void Add(VariantTally tally, HashSet<Variant> connect)
    {
        ref var variant = ref CollectionsMarshal.GetValueRefOrAddDefault(variants, tally.Key, out var isKnown);
        variant ??= new Variant(tally.Key, tally.Traits, Groupings);
        if (!isKnown)
        {
            // Without a signature the key says nothing of the text: what one person wrote is not what the next one did.
            change.Texts.Add((variant, variant.Signature.IsEmpty ? "" : tally.Traits.Skeleton));
            connect.Add(variant);
        }
        else if (variant.LacksText)
        {
            variant.LacksText = false;
            change.Texts.Add((variant, tally.Traits.Skeleton));
        }

        if (variant.Trust(tally.People.Select(p => p.Reporter), YearOf(tally.Day), tally.Trusted > 0, rules.PublicReporters, Groupings))
        {
            connect.Add(variant);
        }

        foreach (var pattern in tally.Traits.Patterns)
        {
            if (variant.Learn(pattern))
            {
                change.Patterns.Add((variant.Key, pattern, Groupings));
                connect.Add(variant);
            }
        }

        if (variant.Lure is null && tally.Traits.Lure is { } lure)
        {
            Say(variant, lure);
        }

        change.Variants.Add(variant);
    }

    private void Join((int Day, List<VariantTally> Tallies) day, List<Variant> waiting, IndexAnswer found)
    {
        var edges = found.Edges.ToLookup(e => e.From);
        foreach (var variant in waiting)
        {
            Link(variant, edges[variant.Key]);
        }

        var on = DateOnly.FromDayNumber(day.Day);
        waiting.ForEach(v => Connect(v, on));
        day.Tallies.ForEach(Count);
        Hear();
        change.General.AddRange(found.General);
        DropGeneral(found.General, on);
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

    /// <summary>Makes one wave of the variant and what it reaches; the oldest that is shown keeps its name.</summary>
    private void Unite(Variant variant, List<Wave> found, DateOnly day)
    {
        if (variant.Wave is not null && found.Count == 0)
        {
            return;
        }

        var all = variant.Wave is { } own ? found.Append(own) : found;
        var oldest = all.OrderBy(w => w.FirstDay).ThenBy(w => w.Id, StringComparer.Ordinal).FirstOrDefault() ?? Begin(variant, day);
        if (variant.Wave is null)
        {
            oldest.Add(variant);
        }

        foreach (var younger in all.Where(w => w != oldest).ToList())
        {
            Merge(younger, oldest, day);
        }

        change.Touched.Add(oldest);
    }

    /// <summary>Notes the edges: for the text if it can be, otherwise for each pattern, since any of them may turn out to be general.</summary>
    private void Link(Variant variant, IEnumerable<FoundEdge> edges)
    {
        foreach (var edge in edges.OrderBy(e => e.Pattern is not null).ThenBy(e => e.Pattern is null ? 0 : variant.Patterns.IndexOf(e.Pattern)))
        {
            // Another slice may have been told of a variant that is not to be counted yet.
            if (variants.GetValueOrDefault(edge.To) is { } other && !variant.Edges.Exists(e => e.To == other && (e.Pattern is null || e.Pattern == edge.Pattern)))
            {
                variant.Edges.Add(new Edge(other, edge.Pattern, edge.Weight));
                other.Edges.Add(new Edge(variant, edge.Pattern, edge.Weight));
            }
        }
    }

    /// <summary>A wave without members, also one that was part of another before. Whose name is taken by others gets another one.</summary>
    private Wave Begin(Variant founder, DateOnly day)
    {
        var tries = 0;
        var wave = Get(NewId(founder, day, tries));
        while (wave.Members.Count > 0)
        {
            wave = Get(NewId(founder, day, ++tries));
        }

        wave.MergedInto?.Names.Remove(wave);
        wave.MergedInto = null;
        return wave;
    }

    private Wave Get(string id)
    {
        ref var wave = ref CollectionsMarshal.GetValueRefOrAddDefault(waves, id, out _);
        return wave ??= new Wave(id);
    }
}
