namespace Miyaburi.Waves.Grouping;

/// <summary>
/// Reads what was stored: every grouping asks the index again what it asked then, in the order in which it asked. So the
/// index and the edges are those of a program that was never stopped, and so is what comes after.
/// </summary>
internal sealed partial class WaveGraph
{
    private readonly SortedDictionary<int, Dictionary<Variant, List<string>>> history = [];

    /// <summary>Puts back what was stored. Waves first, then their variants, then voices, then <see cref="Settle"/>.</summary>
    internal void Restore(string id, string? mergedInto, bool isHushed)
    {
        Get(id).IsHushed = isHushed;
        if (mergedInto is not null)
        {
            Get(mergedInto).Absorb(Get(id));
        }
    }

    /// <summary>Puts back a stored variant with its patterns and the grouping in which it learned each.</summary>
    internal void Restore(Variant variant, string wave, IEnumerable<(string Pattern, int Grouping)> patterns)
    {
        variants[variant.Key] = variant;
        Get(wave).Add(variant);
        latest = Math.Max(latest, variant.LastDay);
        Asked(variant.Born, variant);
        if (variant.Promoted > variant.Born)
        {
            Asked(variant.Promoted, variant);
        }

        foreach (var (pattern, grouping) in patterns.OrderBy(p => p.Grouping).ThenBy(p => p.Pattern, StringComparer.Ordinal))
        {
            Asked(grouping, variant).Add(pattern);
        }
    }

    /// <summary>Puts back what a person said.</summary>
    internal void Restore(long variant, int day, PersonReport report, bool isCounted)
    {
        if (variants.GetValueOrDefault(variant) is { } known)
        {
            Let(new Voice(known, day, report) { IsCounted = isCounted });
        }
    }

    /// <summary>Finds the edges again.</summary>
    internal void Settle()
    {
        foreach (var (grouping, asked) in history)
        {
            Groupings = grouping;
            var ordered = InOrder(asked.Keys).ToList();
            ordered.ForEach(v => asked[v].ForEach(p => v.Learn(p)));
            var found = index.Find(ordered.Select(Query));
            var edges = found.Edges.ToLookup(e => e.From);
            ordered.ForEach(v => Link(v, edges[v.Key]));
            foreach (var general in found.General.OrderBy(g => g.Pattern, StringComparer.Ordinal))
            {
                Unlink(general);
            }
        }

        history.Clear();
    }

    /// <summary>Gives the index up: what belongs together is found elsewhere from now on.</summary>
    internal void LeaveIndex() => index = new(rules, IndexSlice.Whole);

    private List<string> Asked(int grouping, Variant variant)
    {
        if (!history.TryGetValue(grouping, out var asked))
        {
            history[grouping] = asked = [];
        }

        if (!asked.TryGetValue(variant, out var patterns))
        {
            asked[variant] = patterns = [];
        }

        return patterns;
    }
}
