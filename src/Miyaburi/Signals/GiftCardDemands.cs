using Miyaburi.Messages;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>Demands for gift cards as contact points: the words of the message, each demand once.</summary>
internal static class GiftCardDemands
{
    internal static IEnumerable<ContactPoint> Of(CaseFacts facts, IEnumerable<ConceptHit> hits)
    {
        var points = Joined(hits).Select(h => new ContactPoint(ContactKind.GiftCard, facts.Quote(h.PartId, h.Range), PhoneKind.None, h.PartId, h.Range));
        var longest = new List<(string Folded, ContactPoint Point)>();
        foreach (var (folded, point) in points.Select(p => (FoldedText.FoldWord(p.Value), p)).OrderByDescending(p => p.Item1.Length))
        {
            if (!longest.Exists(l => l.Folded.Contains(folded, StringComparison.Ordinal)))
            {
                longest.Add((folded, point));
            }
        }

        return longest.Select(l => l.Point).OrderBy(p => p.Range.Start);
    }

    /// <summary>Phrases that overlap say one thing (「ギフトカードを購入」 and 「購入して番号を送って」).</summary>
    private static List<(string PartId, TextRange Range)> Joined(IEnumerable<ConceptHit> hits)
    {
        var joined = new List<(string PartId, TextRange Range)>();
        foreach (var hit in hits.OrderBy(h => h.PartId, StringComparer.Ordinal).ThenBy(h => h.Range.Start))
        {
            if (joined is [.., var last] && last.PartId == hit.PartId && hit.Range.Start < last.Range.End)
            {
                joined[^1] = (last.PartId, new TextRange(last.Range.Start, Math.Max(last.Range.End, hit.Range.End) - last.Range.Start));
                continue;
            }

            joined.Add((hit.PartId, hit.Range));
        }

        return joined;
    }
}
