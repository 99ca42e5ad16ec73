using System.Collections.Immutable;
using Miyaburi.Brands;
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

    /// <summary>The place of the sender's name, or null when the message names no sender.</summary>
    internal static Evidence? SenderEvidence(this CaseFacts facts)
    {
        var part = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.SenderName)?.Part;
        return part is null ? null : new Evidence(part.Id, new TextRange(0, part.Text.Length), part.Text);
    }
}
