using System.Collections.Immutable;
using Miyaburi.Signals;
using Miyaburi.Signals.Intents;

namespace Miyaburi.Verdicts;

/// <summary>Names the lures of a message: what it holds out or threatens with.</summary>
internal static class LureReader
{
    private const int MostLures = 3;

    internal static ImmutableArray<string> Read(CaseFacts facts, ImmutableArray<WeighedFinding> findings)
    {
        if (facts.TextKind is not TextKind.Ordinary || findings.All(f => f.Weight <= 0))
        {
            return [];
        }

        var scores = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, hits) in facts.Concepts)
        {
            var weight = hits[0].Concept.Kind switch
            {
                ConceptKind.Event or ConceptKind.Story => 2,
                ConceptKind.Demand => 1,
                _ => 0,
            };
            foreach (var lure in hits[0].Concept.Lures)
            {
                scores[lure] = scores.GetValueOrDefault(lure) + (weight * Math.Min(3, hits.Length));
            }
        }

        return [.. scores.Where(s => s.Value > 0).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostLures).Select(s => s.Key)];
    }
}
