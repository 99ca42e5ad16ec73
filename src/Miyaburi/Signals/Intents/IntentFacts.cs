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

    /// <summary>Picks, of each kind, the concept expressed most often; the earlier in the lexicon breaks a tie.</summary>
    internal static IntentFacts Of(IEnumerable<ConceptHit> hits)
    {
        var main = hits.GroupBy(h => h.Concept)
            .GroupBy(g => g.Key.Kind)
            .ToDictionary(kind => kind.Key, kind => kind.OrderByDescending(g => Rank(g.Key, g.Count())).First().First());
        return new IntentFacts
        {
            Event = main.GetValueOrDefault(ConceptKind.Event),
            Demand = main.GetValueOrDefault(ConceptKind.Demand),
            Pressure = main.GetValueOrDefault(ConceptKind.Pressure),
        };
    }

    /// <summary>"Important notice" and "open the link" say the least, so anything else goes before them.</summary>
    private static int Rank(Concept concept, int count) =>
        concept.Id is "importantNotice" or "openLink" or "cardUse" ? count - 1000 : count;
}
