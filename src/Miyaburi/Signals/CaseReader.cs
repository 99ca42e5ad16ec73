using System.Collections.Frozen;
using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals.Content;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>Turns a message into the facts that signals see.</summary>
public sealed class CaseReader(BrandDirectory brands, Lexicon lexicon, TextModels models, HostModel hostModel)
{
    /// <summary>Reads the facts of one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="observations">What the host gathered beforehand.</param>
    /// <param name="at">The instant of judgement.</param>
    /// <param name="limits">Bounds on the work.</param>
    public CaseFacts Read(Message message, Observations observations, DateTimeOffset at, AnalysisLimits limits)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(observations);
        var parts = Fold(message);
        var links = LinkExtractor.Extract(message, limits);
        var sender = new SenderReader(brands, hostModel).Read(message, observations);
        var hosts = new LinkReader(brands, hostModel);
        var owned = hosts.Read(links);
        var concepts = ReadConcepts(parts);
        var claims = new ClaimReader(brands).Read(message, parts, sender, owned, concepts.Values);
        var linked = LinkReader.Relate(owned, claims.Claimed);
        var kind = TextKindReader.Read(parts, concepts, linked);
        var contacts = ContactPointReader.Read(parts, limits);
        if (kind is TextKind.Warning && claims.Claimed is not null && !claims.IsClaimedBySender)
        {
            // A warning names whom the scam claims to be; it makes no claim of its own.
            claims = claims with { Claimed = null, Places = [] };
            linked = LinkReader.Relate(owned, null);
        }

        return WithDemands(limits, new CaseFacts
        {
            Message = message,
            Parts = parts,
            Links = linked,
            ContactPoints = contacts,
            Chats = Chats(links, contacts, limits),
            Unknowns = WithLimits(message.Unknowns, links.Length >= limits.Links, contacts.Length >= limits.ContactPoints),
            Claims = claims,
            Sender = sender,
            Concepts = concepts,
            Intent = IntentFacts.Of(concepts.Values),
            TextKind = kind,
            SpeaksOfScams = kind is TextKind.Warning || (kind is TextKind.Ordinary && TextKindReader.SpeaksOfScams(parts, concepts, linked)),
            TextScores = models.Score(parts, message.HasHeader),
            IsJapanese = parts.Any(p => p.Part.Role is not PartRole.Hidden && JapaneseText.IsJapanese(p.Part.Text)),
            At = at,
        });
    }

    private static ImmutableArray<Unknown> WithLimits(ImmutableArray<Unknown> unknowns, bool isLinks, bool isContacts)
    {
        const string limit = "limitReached";
        IEnumerable<Unknown> more = [.. isLinks ? [new Unknown(limit, "links")] : Array.Empty<Unknown>(), .. isContacts ? [new Unknown(limit, "contactPoints")] : Array.Empty<Unknown>()];
        return isLinks || isContacts ? [.. unknowns.Union(more)] : unknowns;
    }

    private static ImmutableArray<ContactPoint> Chats(ImmutableArray<Link> links, ImmutableArray<ContactPoint> contacts, AnalysisLimits limits) =>
        [.. ChatLinks.Of(links).DistinctBy(c => (c.Kind, c.Value)).Where(c => !contacts.Any(o => (o.Kind, o.Value) == (c.Kind, c.Value))).Take(limits.ContactPoints)];

    /// <summary>A demand for gift cards is a way to pay like an account; a text that warns of such demands makes none.</summary>
    private static CaseFacts WithDemands(AnalysisLimits limits, CaseFacts facts)
    {
        var hits = facts.GiftCardDemand();
        if (hits.IsEmpty || facts.TextKind is TextKind.Warning || facts.HasAny("neverAsks"))
        {
            return facts;
        }

        return facts with { ContactPoints = [.. facts.ContactPoints.Concat(GiftCardDemands.Of(facts, hits)).Take(limits.ContactPoints)] };
    }

    private static ImmutableArray<FoldedPart> Fold(Message message) =>
        [.. message.Parts.Select(p => new FoldedPart(p, FoldedText.Fold(p.Text)))];

    private FrozenDictionary<string, ImmutableArray<ConceptHit>> ReadConcepts(ImmutableArray<FoldedPart> parts)
    {
        var hits = new List<ConceptHit>();
        foreach (var part in parts)
        {
            if (part.Part.Role is not (PartRole.Hidden or PartRole.SenderName))
            {
                lexicon.Find(part, hits);
            }
        }

        return hits.GroupBy(h => h.Concept.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }
}
