using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Messages;
using Miyaburi.Signals.Intents;

namespace Miyaburi.Signals;

/// <summary>A conduct fact that a message goes against, and the places that do.</summary>
/// <param name="Fact">What the brand says it never does.</param>
/// <param name="Hits">Where the message does it: its demand first, then what it says has happened.</param>
internal sealed record ConductBreach(BrandFact Fact, ImmutableArray<ConceptHit> Hits);

/// <summary>
/// Finds the conduct fact of a brand that a message goes against. A fact is broken only as a whole: of the demands it
/// names one must be made, of the events one must be told, and the channel must be one of its channels. Saying that a
/// brand never does what the message does not do would be false.
/// </summary>
internal static class ConductMatch
{
    private const string CardEntry = "cardEntry";

    /// <summary>Demand concepts and the demands of conduct facts they go against.</summary>
    private static readonly (string Concept, string About)[] Demands =
    [
        ("giftCard", "giftCard"),
        ("prepaid", "giftCard"),
        ("enterCard", CardEntry),
        ("enterCard", "paymentEntry"),
        ("login", "passwordEntry"),
        ("tellCode", "codeEntry"),
        ("enterPersonal", "personalEntry"),
        ("install", "install"),
        ("call", "callBack"),
    ];

    /// <summary>Events and the lures of conduct facts they go against.</summary>
    private static readonly (string Concept, string About)[] Events =
    [
        ("unpaidBill", "unpaidBill"),
        ("serviceStop", "serviceStop"),
        ("delivery", "delivery"),
        ("accountCheck", "accountCheck"),
        ("unauthorizedUse", "unauthorizedUse"),
        ("refund", "refund"),
        ("points", "points"),
        ("tax", "tax"),
    ];

    /// <summary>The breach that rests on the most, the first in the brand's file of those that rest on as much; or null.</summary>
    internal static ConductBreach? Find(Brand brand, CaseFacts facts)
    {
        ConductBreach? best = null;
        foreach (var fact in brand.Conduct)
        {
            if (IsOfChannel(fact, facts.Message.Kind) && Breach(fact, facts) is { } breach && breach.Hits.Length > (best?.Hits.Length ?? 0))
            {
                best = breach;
            }
        }

        return best;
    }

    private static ConductBreach? Breach(BrandFact fact, CaseFacts facts)
    {
        var demanded = First(Demands, fact, facts);
        var told = First(Events, fact, facts);
        return demanded is Named.Absent || told is Named.Absent || (demanded, told) is (Named.Not, Named.Not)
            ? null
            : new ConductBreach(fact, [.. Hit(demanded), .. Hit(told)]);
    }

    private static Named First((string Concept, string About)[] pairs, BrandFact fact, CaseFacts facts)
    {
        Named found = new Named.Not();
        foreach (var (concept, about) in pairs)
        {
            if (!fact.About.Contains(about))
            {
                continue;
            }

            var hit = facts.Of(concept).FirstOrDefault(h => about != CardEntry || SaysCard(facts, h));
            if (hit is not null)
            {
                return new Named.Present(hit);
            }

            found = new Named.Absent();
        }

        return found;
    }

    /// <summary>A way to pay that is to be checked is no card number that is asked for.</summary>
    private static bool SaysCard(CaseFacts facts, ConceptHit hit)
    {
        var quote = facts.Quote(hit.PartId, hit.Range);
        return quote.Contains("カード", StringComparison.Ordinal) || quote.Contains("card", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<ConceptHit> Hit(Named named) => named is Named.Present present ? [present.Hit] : [];

    /// <summary>What is pasted came by one of the written channels.</summary>
    private static bool IsOfChannel(BrandFact fact, MessageKind kind)
    {
        var (mail, sms) = (fact.About.Contains("mail"), fact.About.Contains("sms"));
        var namesChannel = mail || sms || fact.About.Contains("phone");
        return !namesChannel || kind switch
        {
            MessageKind.Mail => mail,
            MessageKind.Sms => sms,
            _ => mail || sms,
        };
    }

    /// <summary>What a fact says of one kind of thing, held against the message.</summary>
    private abstract record Named
    {
        private Named()
        {
        }

        /// <summary>The fact names none.</summary>
        internal sealed record Not : Named;

        /// <summary>The fact names some, the message has none of them.</summary>
        internal sealed record Absent : Named;

        /// <summary>The message has one of those the fact names.</summary>
        internal sealed record Present(ConceptHit Hit) : Named;
    }
}
