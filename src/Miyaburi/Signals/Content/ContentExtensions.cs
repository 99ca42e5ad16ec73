using System.Collections.Immutable;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals.Intents;

namespace Miyaburi.Signals.Content;

/// <summary>Questions that several signals of the text ask of the facts.</summary>
internal static class ContentExtensions
{
    /// <summary>An SMS, or a pasted text about as long: companies that write so little still name themselves and the matter.</summary>
    private const int ShortText = 320;

    /// <summary>Whether the text speaks for itself; warnings and one-time-code notices do not.</summary>
    internal static bool IsOwnVoice(this CaseFacts facts) => facts.TextKind is TextKind.Ordinary;

    /// <summary>Folded characters of what a person reads; an address counts as a word, however long a redirector makes it.</summary>
    internal static int ReadLength(this CaseFacts facts)
    {
        var length = 0;
        foreach (var part in facts.Parts)
        {
            length += part.Part.Role is PartRole.Body or PartRole.ImageText ? part.Text.Folded.Length : 0;
        }

        foreach (var link in facts.Links)
        {
            length -= link.Link.Origin is LinkOrigin.Text ? Math.Max(0, link.Link.Range.Length - AddressCharacters) : 0;
        }

        return Math.Max(0, length);
    }

    private const int AddressCharacters = 24;

    /// <summary>Whether it is a mail: one with its header, or a text whose sender has a mail address.</summary>
    internal static bool IsMail(this CaseFacts facts) =>
        facts.Message.HasHeader || (facts.Sender.Host is not null && facts.Message.Kind is not (MessageKind.Sms or MessageKind.Url));

    /// <summary>
    /// Whether it is an SMS or a text of that length; a text whose sender has a mail address is a mail, of which short ones are
    /// common, and counts only when the sender is not who it claims to be.
    /// </summary>
    internal static bool IsShortText(this CaseFacts facts) =>
        !facts.Message.HasHeader && facts.Message.Kind is not MessageKind.Url && (!facts.IsMail() || facts.IsMismatched()) && (facts.ReadLength() <= ShortText || facts.IsPadded());

    /// <summary>
    /// Whether a short text stands first, with everything it wants, and something else was pasted below it to make it
    /// look longer: the first paragraph holds all links and contact points and most of the intent.
    /// </summary>
    private static bool IsPadded(this CaseFacts facts)
    {
        var body = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.Body)?.Part;
        var end = body?.Text.IndexOf("\n\n", StringComparison.Ordinal) ?? -1;
        if (body is null || end is <= 0 or > ShortText || facts.Links.Any(l => l.Link.PartId != body.Id || l.Link.Range.Start >= end)
            || facts.ContactPoints.Any(c => c.PartId != body.Id || c.Range.Start >= end))
        {
            return false;
        }

        int first = 0, all = 0;
        foreach (var (_, hits) in facts.Concepts)
        {
            foreach (var hit in hits)
            {
                var counts = hit.Concept.Kind is ConceptKind.Event or ConceptKind.Demand or ConceptKind.Story;
                all += counts ? 1 : 0;
                first += counts && hit.PartId == body.Id && hit.Range.Start < end ? 1 : 0;
            }
        }

        return first > 0 && first * 2 >= all;
    }

    /// <summary>
    /// Whether it names a way that the reader takes on his own: in any message the ways that only honest ones name, in a short one
    /// without another link also the company's app or page, which scams name beside their link.
    /// </summary>
    internal static bool NamesOtherWay(this CaseFacts facts) =>
        facts.HasAny("otherWay") || (facts.IsShortText() && facts.LinkAway() is null && facts.HasAny("ownWay"));

    /// <summary>The first link a person can follow to somebody who is neither the claimed brand nor another known owner, or null.</summary>
    internal static LinkFacts? LinkAway(this CaseFacts facts)
    {
        foreach (var link in facts.Links)
        {
            if (link.IsFollowable && link.Host is not null && IsAway(facts, link) && !IsOnlyNamed(facts, link))
            {
                return link;
            }
        }

        return null;
    }

    /// <summary>Whether a link leads to somebody else, or stands there with its host blotted out (https://〇〇〇), as people pass on what they got.</summary>
    internal static bool LeadsAway(this CaseFacts facts) => facts.LinkAway() is not null || facts.Parts.Any(p => HoldsMaskedLink(p.Text.Folded));

    private static bool HoldsMaskedLink(string text)
    {
        for (var at = text.IndexOf("http", StringComparison.Ordinal); at >= 0; at = text.IndexOf("http", at + 1, StringComparison.Ordinal))
        {
            var behind = text.AsSpan(at + 4).TrimStart('s');
            if (behind.StartsWith("://") && behind.Length > 3 && behind[3] is '〇' or '○' or '◯' or '●' or '△' or '×' or '*' or '.' or '…' or '~' or '■' or '□')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every link a person can follow leads to the claimed brand, and there is one.</summary>
    internal static bool LeadsOnlyToClaimed(this CaseFacts facts)
    {
        var any = false;
        foreach (var link in facts.Links)
        {
            if (!link.IsFollowable || link.Host is null || IsOnlyNamed(facts, link))
            {
                continue;
            }

            if (link.Destination is not Destination.Claimed)
            {
                return false;
            }

            any = true;
        }

        return any;
    }

    /// <summary>
    /// Whether links, or where there are none the numbers, lead only to the claimed brand, and the sender's address, where there
    /// is one, is the brand's too.
    /// </summary>
    internal static bool IsAllClaimed(this CaseFacts facts) =>
        facts.OffersOnlyOwnNumbers() || (facts.LeadsOnlyToClaimed() && (facts.Sender.Host is null || facts.SenderIsClaimed()));

    /// <summary>
    /// Whether a mail names an address of the claimed brand as its sender, links to the brand, and holds nothing else that a reader
    /// could follow, call, open or answer to. Who wrote it is not proven, but nobody except the brand can be reached by it. A mail
    /// without any link is no such mail: lists and archives take parts away.
    /// </summary>
    internal static bool LeadsHome(this CaseFacts facts) => facts.LeadsOnlyToClaimed() && facts.ReachesOnlyItsSender();

    /// <summary>
    /// Whether a mail with its header names an unproven address of the claimed brand as its sender and holds nothing that leads to anybody
    /// else: no link, number, attachment or other address. Its sender is doubtful, but there is nothing in it to fall for. Lists take parts of
    /// a mail away, so that nothing is known of what came through one.
    /// </summary>
    internal static bool LeadsNobodyElsewhere(this CaseFacts facts) =>
        facts.Message.HasHeader && !facts.HasAny("replyInfo") && facts.ReachesOnlyItsSender()
        && facts.Links.All(l => l.Host is null || IsOnlyNamed(facts, l) || l.Destination is Destination.Claimed);

    /// <summary>Whether, but for its links, nothing of a mail in the claimed brand's name reaches anybody but the brand's own address.</summary>
    private static bool ReachesOnlyItsSender(this CaseFacts facts) =>
        facts.SenderIsClaimed() && facts.AnswersGoToSender() && facts.Message.Attachments.IsEmpty && !facts.Message.Transport.IsList
        && facts.ContactPoints.All(c => ContactRelations.Of(facts, c) is ContactRelation.Claimed or ContactRelation.Recipient)
        && !facts.HasAny("addLine") && !facts.AsksForSecret();

    /// <summary>Whether an answer goes to the domain the sender names.</summary>
    private static bool AnswersGoToSender(this CaseFacts facts) =>
        facts.Message.ReplyTo is not { Domain.Length: > 0 } reply || HostReader.Read(reply.Domain).Site == facts.Sender.Host?.Site;

    /// <summary>Whether the sender's address lies in a domain of the claimed brand.</summary>
    internal static bool SenderIsClaimed(this CaseFacts facts) =>
        facts.Claims.Claimed is { } brand
        && facts.Sender.Owners.Any(o => ReferenceEquals(o.Brand, brand) && o.Kind is not Brands.OwnerKind.Neighbour);

    /// <summary>Whether a brand is claimed and a link or the sender's address belongs to somebody else.</summary>
    internal static bool IsMismatched(this CaseFacts facts) =>
        facts.Claims.Claimed is not null
        && (facts.LinkAway() is not null || (facts.Sender.Host is not null && !facts.SenderIsClaimed() && !facts.Message.Transport.IsList));

    /// <summary>Whether the message names neither a brand nor, in brackets at its start, anybody else as its author.</summary>
    internal static bool IsUnnamed(this CaseFacts facts)
    {
        if (facts.Claims.Claimed is not null || facts.Message.From is { Name.Length: > 0 } or { Domain.Length: > 0 })
        {
            return false;
        }

        var body = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.Body)?.Text.Folded ?? "";
        return !body.StartsWith('【') && !body.StartsWith('[');
    }

    /// <summary>
    /// Whether there is nothing to open, to call or to write to but the claimed brand's own numbers: an honest reminder leaves
    /// the way to the reader.
    /// </summary>
    internal static bool LeadsNowhere(this CaseFacts facts) =>
        !facts.Message.HasHeader && facts.Links.All(l => !l.IsFollowable)
        && (facts.ContactPoints.IsEmpty ? !facts.IsShortText() || !facts.HasAny("call", "replyInfo", "addLine") : facts.OffersOnlyOwnNumbers());

    /// <summary>
    /// Whether a message gives at least one number and nothing but numbers that the claimed brand publishes, and leads to nobody
    /// else. A mail says nothing by it: forgers leave the company's number in its footer.
    /// </summary>
    internal static bool OffersOnlyOwnNumbers(this CaseFacts facts) =>
        !facts.IsMail() && !facts.ContactPoints.IsEmpty && !facts.LeadsAway()
        && facts.ContactPoints.All(c => c.Kind is ContactKind.Phone && ContactRelations.Of(facts, c) is ContactRelation.Claimed);

    /// <summary>How many different phrases express the concept.</summary>
    internal static int Phrasings(this CaseFacts facts, string conceptId)
    {
        var hits = facts.Of(conceptId);
        if (hits.Length <= 1)
        {
            return hits.Length;
        }

        // Overlapping phrases say one thing.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var end = -1;
        var part = "";
        foreach (var hit in hits)
        {
            if (hit.PartId == part && hit.Range.Start < end)
            {
                end = Math.Max(end, hit.Range.End);
                continue;
            }

            (part, end) = (hit.PartId, hit.Range.End);
            seen.Add(facts.Quote(hit.PartId, hit.Range));
        }

        return seen.Count;
    }

    /// <summary>The places that express any of the concepts, in the order of the ids.</summary>
    internal static IEnumerable<ConceptHit> OfAny(this CaseFacts facts, params string[] conceptIds) =>
        conceptIds.SelectMany(id => facts.Of(id).Take(2));

    /// <summary>
    /// Where a one-time code is asked for. A demand for any number or code (「番号を送って」) is one only when the text also
    /// speaks of a code that reaches the reader: people ask each other for numbers every day.
    /// </summary>
    internal static ImmutableArray<ConceptHit> CodeDemand(this CaseFacts facts) =>
        facts.Of("tellCode") is { IsEmpty: false } named ? named : facts.HasAny("codeSent") ? facts.Of("tellNumber") : [];

    /// <summary>
    /// Where gift cards or their codes are asked for. To buy or pay with prepaid money is a demand of that kind only in a
    /// story that scams tell, or when its number is to be told: shops take prepaid money every day.
    /// </summary>
    internal static ImmutableArray<ConceptHit> GiftCardDemand(this CaseFacts facts) =>
        facts.Of("giftCard") is { IsEmpty: false } named ? named
            : facts.HasAny(PrepaidStories) || facts.HasAny("tellNumber") ? facts.Of("prepaid")
            : [];

    /// <summary>Whether it asks for a one-time code or for gift cards.</summary>
    internal static bool AsksForSecret(this CaseFacts facts) => !facts.CodeDemand().IsEmpty || !facts.GiftCardDemand().IsEmpty;

    private static readonly string[] PrepaidStories =
    [
        "unpaidBill", "serviceStop", "legal", "seizure", "securityAlert", "bossLine", "secrecy", "deadline", "wrongNumber", "familyEmergency",
        "romance", "advanceFee", "job", "police", "criminalCase", "prize", "sextortion",
    ];

    /// <summary>The first phone number of one of the kinds, or null.</summary>
    internal static ContactPoint? Phone(this CaseFacts facts, params ReadOnlySpan<PhoneKind> kinds)
    {
        foreach (var point in facts.ContactPoints)
        {
            if (point.Kind is ContactKind.Phone && kinds.Contains(point.Phone))
            {
                return point;
            }
        }

        return null;
    }

    /// <summary>The first contact point of a kind, or null.</summary>
    internal static ContactPoint? Contact(this CaseFacts facts, ContactKind kind) =>
        facts.ContactPoints.FirstOrDefault(p => p.Kind == kind);

    private static bool IsAway(CaseFacts facts, LinkFacts link) => link.Destination switch
    {
        Destination.Foreign or Destination.Shared => true,
        Destination.NotComparable => link.Owners.IsEmpty && (!facts.IsJapanese || IsOdd(link)),
        _ => false,
    };

    /// <summary>
    /// Without a claimed brand nothing tells whose link it is: a company the catalogue does not know links to its own site. Only a
    /// host that is rented, borrowed, imitates a brand or is spelled like a throw-away one counts as somebody else's. In other
    /// languages, whose companies are hardly in the catalogue, any link does (<c>eval english</c>).
    /// </summary>
    private static bool IsOdd(LinkFacts link) =>
        (link.Traits & OddTraits) != 0 || link.HostScore >= OddHost || !link.Imitations.IsEmpty || link.Host is { Kind: not HostKind.Domain };

    private const HostTraits OddTraits = HostTraits.Shortener | HostTraits.DynamicDns | HostTraits.FreeHosting | HostTraits.CloudStorage
        | HostTraits.Tunnel | HostTraits.Redirector | HostTraits.AbusedTld;

    /// <summary>Log-odds of the host model, in nats.</summary>
    private const double OddHost = 2;

    /// <summary>A bare domain in a mail is a name in running text, not a link; so is one in capitals (the shop of a card notice).</summary>
    internal static bool IsOnlyNamed(CaseFacts facts, LinkFacts link) =>
        link.Link.Origin is LinkOrigin.Bare && (facts.IsMail() || !link.Link.Raw.AsSpan().ContainsAnyInRange('a', 'z'));

    /// <summary>Whether it wants the reader in a messenger: in words, by an ID, or by a link that opens a chat.</summary>
    internal static bool LeadsToChat(this CaseFacts facts) =>
        facts.HasAny("addLine") || facts.Contact(ContactKind.LineId) is not null || !facts.Chats.IsEmpty;
}
