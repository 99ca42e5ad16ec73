using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>
/// Decides whom a message claims to be. A brand named anywhere is only a mention (it alarms on a third of all
/// newsletters); a claim needs a place where senders name themselves.
/// </summary>
internal sealed class ClaimReader(BrandDirectory brands)
{
    /// <summary>A claim needs at least this much; a single opening line or subject is enough.</summary>
    private const double Threshold = 1.5;

    /// <summary>Repeated mentions count a little, so that they break ties.</summary>
    private const double PerMention = 0.15;

    internal ClaimFacts Read(Message message, ImmutableArray<FoldedPart> parts, SenderFacts sender, ImmutableArray<LinkFacts> links, IEnumerable<ImmutableArray<ConceptHit>> concepts)
    {
        var matches = new List<BrandMatch>();
        // The letters of a bare address are read as a host (below), never as text.
        foreach (var part in message.Kind is MessageKind.Url ? [] : parts)
        {
            matches.AddRange(brands.Names.Find(part, message.Kind));
        }

        KeepFramed(matches, concepts, links);
        AddSender(parts, sender, matches);
        AddHosts(links, matches);
        if (matches.Count == 0)
        {
            return new ClaimFacts { Claimed = null, Places = [], All = [] };
        }

        var best = matches.GroupBy(m => m.Brand)
            .Select(g => (Brand: g.Key, Score: ScoreOf(g), First: FirstPlace(g)))
            .OrderByDescending(c => c.Score).ThenBy(c => c.First).ThenBy(c => c.Brand.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        var claimed = best.Score >= Threshold ? best.Brand : null;
        return new ClaimFacts
        {
            Claimed = claimed,
            Places = claimed is null
                ? []
                : [.. matches.Where(m => ReferenceEquals(m.Brand, claimed) && m.Place is not BrandPlace.Mention).OrderByDescending(m => Weight(m.Place))],
            All = [.. matches],
        };
    }

    /// <summary>A passage that tells no story makes no claim.</summary>
    private static void KeepFramed(List<BrandMatch> matches, IEnumerable<ImmutableArray<ConceptHit>> concepts, ImmutableArray<LinkFacts> links)
    {
        PassageFrames? frames = null;
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Place is BrandPlace.Passage && !(frames ??= new(concepts, links)).Follow(matches[i]))
            {
                matches[i] = matches[i] with { Place = BrandPlace.Mention };
            }
        }
    }

    private static void AddSender(ImmutableArray<FoldedPart> parts, SenderFacts sender, List<BrandMatch> matches)
    {
        var part = parts.FirstOrDefault(p => p.Part.Role is PartRole.SenderName);
        if (part is null)
        {
            return;
        }

        var place = new TextRange(0, part.Part.Text.Length);
        foreach (var owner in sender.Owners)
        {
            if (owner.Kind is OwnerKind.Official && (sender.Traits & (HostTraits.FreeMail | HostTraits.ConsumerMail)) == 0)
            {
                matches.Add(new BrandMatch(owner.Brand, BrandPlace.SenderDomain, part.Part.Id, place));
            }
        }

        foreach (var imitation in sender.Imitations.Where(i => i.Kind is not (ImitationKind.Typo or ImitationKind.ShortName)).Take(1))
        {
            matches.Add(new BrandMatch(imitation.Brand, BrandPlace.Host, part.Part.Id, place));
        }
    }

    private static void AddHosts(ImmutableArray<LinkFacts> links, List<BrandMatch> matches)
    {
        foreach (var link in links.Where(l => l.IsFollowable && !l.Imitations.IsEmpty).Take(8))
        {
            var imitation = link.Imitations[0];
            if (imitation.Kind is not (ImitationKind.Typo or ImitationKind.ShortName))
            {
                matches.Add(new BrandMatch(imitation.Brand, BrandPlace.Host, link.Link.PartId, link.Link.Range));
            }
        }
    }

    private static double ScoreOf(IEnumerable<BrandMatch> matches)
    {
        var places = matches.Where(m => m.Place is not BrandPlace.Mention).Select(m => m.Place).Distinct().Sum(Weight);
        return places + Math.Min(0.6, PerMention * matches.Count());
    }

    private static (string, int) FirstPlace(IEnumerable<BrandMatch> matches) =>
        matches.Select(m => (m.PartId, m.Range.Start)).Min();

    private static double Weight(BrandPlace place) => place switch
    {
        BrandPlace.SenderName => 4,
        BrandPlace.Bracket => 3,
        BrandPlace.SenderDomain => 2,
        BrandPlace.SelfReference => 2.2,
        BrandPlace.Subject => 2,
        BrandPlace.Host => 1.8,
        BrandPlace.Opening or BrandPlace.Passage => 1.6,
        BrandPlace.Signature => 1.4,
        _ => 0,
    };
}
