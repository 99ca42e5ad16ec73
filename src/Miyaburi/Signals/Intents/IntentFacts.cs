using System.Collections.Immutable;

namespace Miyaburi.Signals.Intents;

/// <summary>The main event, demand and pressure of a message: the parts of an intent frame.</summary>
public sealed record IntentFacts
{
    /// <summary>What is said to have happened, or null.</summary>
    public ConceptHit? Event { get; init; }

    /// <summary>What the reader is to do, or null.</summary>
    public ConceptHit? Demand { get; init; }

    /// <summary>What makes them hurry, or null.</summary>
    public ConceptHit? Pressure { get; init; }

    /// <summary>Picks, of each kind, the concept expressed most often; the first of those expressed equally often.</summary>
    internal static IntentFacts Of(IEnumerable<ImmutableArray<ConceptHit>> concepts)
    {
        ImmutableArray<ConceptHit> happened = [], demand = [], pressure = [];
        foreach (var hits in concepts)
        {
            switch (hits[0].Concept.Kind)
            {
                case ConceptKind.Event:
                    happened = Main(happened, hits);
                    break;
                case ConceptKind.Demand:
                    demand = Main(demand, hits);
                    break;
                case ConceptKind.Pressure:
                    pressure = Main(pressure, hits);
                    break;
            }
        }

        return new IntentFacts { Event = First(happened), Demand = First(demand), Pressure = First(pressure) };
    }

    private static ImmutableArray<ConceptHit> Main(ImmutableArray<ConceptHit> best, ImmutableArray<ConceptHit> hits) =>
        best.IsEmpty || Rank(hits[0].Concept, hits.Length) > Rank(best[0].Concept, best.Length) ? hits : best;

    private static ConceptHit? First(ImmutableArray<ConceptHit> hits) => hits.IsEmpty ? null : hits[0];

    /// <summary>"Important notice" and "open the link" say the least, so anything else goes before them.</summary>
    private static int Rank(Concept concept, int count) =>
        concept.Id is "importantNotice" or "openLink" or "cardUse" ? count - 1000 : count;
}
