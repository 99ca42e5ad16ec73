using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>Turns facts into quoted places.</summary>
internal static class EvidenceExtensions
{
    internal static Evidence EvidenceAt(this CaseFacts facts, string partId, TextRange range) =>
        new(partId, range, facts.Quote(partId, range));

    /// <summary>The place of a link; where the markup shows nothing of it, the address itself is quoted.</summary>
    internal static Evidence EvidenceOf(this CaseFacts facts, LinkFacts link)
    {
        var place = facts.EvidenceAt(link.Link.PartId, link.Link.Range);
        return link.Link.Range.Length > 0 && link.Link.Target is null ? place : place with { Quote = link.Link.Raw };
    }

    internal static Evidence EvidenceOf(this CaseFacts facts, BrandMatch match) => facts.EvidenceAt(match.PartId, match.Range);

    internal static Evidence EvidenceOf(this CaseFacts facts, ContactPoint point) => facts.EvidenceAt(point.PartId, point.Range);

    internal static IEnumerable<Evidence> EvidenceOf(this CaseFacts facts, ImmutableArray<ConceptHit> hits) =>
        hits.Select(h => facts.EvidenceAt(h.PartId, h.Range));

    /// <summary>The place of the sender's name, or the bare address where there is no name; null when the message names no sender.</summary>
    internal static Evidence? SenderEvidence(this CaseFacts facts)
    {
        var part = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.SenderName)?.Part;
        return part is null ? facts.AddressEvidence(facts.Message.From?.Address) : new Evidence(part.Id, new TextRange(0, part.Text.Length), part.Text);
    }

    /// <summary>An address or file name of the header, which no decoded part shows: quoted at the start of the first part.</summary>
    internal static Evidence? AddressEvidence(this CaseFacts facts, string? raw) =>
        string.IsNullOrEmpty(raw) || facts.Parts.IsEmpty ? null : new Evidence(facts.Parts[0].Part.Id, new TextRange(0, 0), raw);

    /// <summary>The opening of the visible text, for findings about the message as a whole; null when there is none.</summary>
    internal static Evidence? FirstBody(this CaseFacts facts)
    {
        var body = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.Body && p.Part.Text.Length > 0)?.Part;
        return body is null ? null : facts.EvidenceAt(body.Id, new TextRange(0, Math.Min(40, body.Text.Length)));
    }

    /// <summary>The first link a person can follow that fits, or null.</summary>
    internal static LinkFacts? FirstLink(this CaseFacts facts, Func<LinkFacts, bool> fits)
    {
        foreach (var link in facts.Links)
        {
            if (link.IsFollowable && link.Host is not null && fits(link))
            {
                return link;
            }
        }

        return null;
    }

    /// <summary>The first followable link that is written in one of these unusual ways, itself or where it certainly leads, or null.</summary>
    internal static LinkFacts? FirstTrick(this CaseFacts facts, params ReadOnlySpan<UrlTrick> tricks)
    {
        foreach (var link in facts.Links)
        {
            if (link.IsFollowable && link.Host is not null && (Has(link.Link.Url, tricks) || Has(link.Link.Destination, tricks)))
            {
                return link;
            }
        }

        return null;
    }

    private static bool Has(Url url, ReadOnlySpan<UrlTrick> tricks)
    {
        foreach (var trick in url.Tricks)
        {
            foreach (var wanted in tricks)
            {
                if (trick == wanted)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the brand is claimed in a place where senders name themselves, not only by a host or a closing line.</summary>
    internal static bool ClaimsByName(this CaseFacts facts) => facts.Claims.Places.Any(p =>
        p.Place is BrandPlace.SenderName or BrandPlace.Bracket or BrandPlace.SelfReference or BrandPlace.Subject or BrandPlace.Opening or BrandPlace.Passage);

    /// <summary>Whether the From domain belongs to the brand.</summary>
    internal static bool IsSenderOf(this CaseFacts facts, Brand brand) =>
        facts.Sender.Owners.Any(o => ReferenceEquals(o.Brand, brand) && o.Kind is not OwnerKind.Neighbour);
}
