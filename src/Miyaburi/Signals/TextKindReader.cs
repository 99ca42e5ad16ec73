using System.Collections.Frozen;
using System.Collections.Immutable;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals.Intents;

namespace Miyaburi.Signals;

/// <summary>
/// Tells texts that warn of scams, and notices that deliver a one-time code, from texts that speak for themselves. A
/// scam that appends 「詐欺にご注意ください」 is no warning: a warning speaks of the scam in many different words,
/// throughout, and does not lead its reader to a stranger's page.
/// </summary>
internal static class TextKindReader
{
    /// <summary>Different warning phrases a text needs.</summary>
    private const int FewestWarningPhrases = 4;

    /// <summary>A short notice needs fewer.</summary>
    private const int FewestInShortText = 2;

    private const int ShortText = 160;

    /// <summary>An article quotes the addresses it warns of; a scam does not spend its text on so many warnings.</summary>
    private const int FewestBesideLinks = 8;

    /// <summary>Warning phrases must stand this densely: one in so many characters.</summary>
    private const int CharactersPerWarning = 200;

    internal static TextKind Read(
        ImmutableArray<FoldedPart> parts,
        FrozenDictionary<string, ImmutableArray<ConceptHit>> concepts,
        ImmutableArray<LinkFacts> links)
    {
        var length = parts.Where(p => p.Part.Role is PartRole.Body or PartRole.Subject).Sum(p => p.Text.Folded.Length);
        if (concepts.TryGetValue("warning", out var warnings) && IsWarning(parts, InOrder(warnings, concepts.GetValueOrDefault("neverAsks", [])), length, LeadsAway(links)))
        {
            return TextKind.Warning;
        }

        return !LeadsToStranger(links) && IsOneTimeCode(concepts, length) ? TextKind.OneTimeCode : TextKind.Ordinary;
    }

    /// <summary>
    /// Whether a link that a person can follow leads away from the brand the text claims to be, or to a host that
    /// imitates one: then it speaks for itself, whatever warnings it carries.
    /// </summary>
    private static bool LeadsAway(ImmutableArray<LinkFacts> links) => links.Any(l =>
        l.IsFollowable
        && l.Host is not null
        && l.Link.Origin is not LinkOrigin.Bare
        && (l.Destination is Destination.Foreign or Destination.Shared || !l.Imitations.IsEmpty));

    /// <summary>Whether any link leads to somebody unknown; a code notice has no business linking there.</summary>
    private static bool LeadsToStranger(ImmutableArray<LinkFacts> links) =>
        links.Any(l => l.IsFollowable && l.Host is not null && l.Owners.IsEmpty);

    private static bool IsWarning(ImmutableArray<FoldedPart> parts, ImmutableArray<ConceptHit> warnings, int length, bool leadsAway)
    {
        var distinct = DistinctPhrases(parts, warnings);
        var needed = leadsAway ? FewestBesideLinks : length <= ShortText ? FewestInShortText : FewestWarningPhrases;
        return distinct >= needed && warnings.Length * CharactersPerWarning >= length && (length > ShortText * 3 || WarnsThroughout(parts, warnings));
    }

    /// <summary>Warnings with the sentences that say what nobody genuine asks, part by part in the order of the text.</summary>
    private static ImmutableArray<ConceptHit> InOrder(ImmutableArray<ConceptHit> warnings, ImmutableArray<ConceptHit> denials) =>
        denials.IsEmpty ? warnings : [.. warnings.Concat(denials).GroupBy(h => h.PartId, StringComparer.Ordinal).SelectMany(g => g.OrderBy(h => h.Range.Start))];

    /// <summary>Overlapping phrases (「詐欺にご注意」 in 「ご注意ください」) say one thing.</summary>
    private static int DistinctPhrases(ImmutableArray<FoldedPart> parts, ImmutableArray<ConceptHit> warnings)
    {
        var quotes = new HashSet<string>(StringComparer.Ordinal);
        var (part, end) = ("", -1);
        foreach (var hit in warnings)
        {
            if (hit.PartId == part && hit.Range.Start < end)
            {
                end = Math.Max(end, hit.Range.End);
                continue;
            }

            (part, end) = (hit.PartId, hit.Range.End);
            quotes.Add(Quote(parts, hit));
        }

        return quotes.Count;
    }

    /// <summary>Whether at least every second sentence warns: a scam that appends a warning spends most of its words on its story.</summary>
    private static bool WarnsThroughout(ImmutableArray<FoldedPart> parts, ImmutableArray<ConceptHit> warnings)
    {
        int sentences = 0, warning = 0;
        foreach (var part in parts)
        {
            if (part.Part.Role is not (PartRole.Body or PartRole.Subject))
            {
                continue;
            }

            var text = part.Part.Text;
            for (var start = 0; start < text.Length;)
            {
                var length = text.AsSpan(start).IndexOfAny(SentenceEnds);
                var end = length < 0 ? text.Length : start + length;
                if (!text.AsSpan(start, end - start).Trim().IsEmpty)
                {
                    sentences++;
                    warning += warnings.Any(w => w.PartId == part.Part.Id && w.Range.Start >= start && w.Range.Start < end) ? 1 : 0;
                }

                start = end + 1;
            }
        }

        return warning * 2 >= sentences;
    }

    private static readonly System.Buffers.SearchValues<char> SentenceEnds = System.Buffers.SearchValues.Create("。!！?？\n");

    private static bool IsOneTimeCode(FrozenDictionary<string, ImmutableArray<ConceptHit>> concepts, int length) =>
        length <= ShortText * 3
        && concepts.ContainsKey("oneTimeCode")
        && !concepts.ContainsKey("tellCode")
        && !concepts.ContainsKey("openLink");

    private static string Quote(ImmutableArray<FoldedPart> parts, ConceptHit hit)
    {
        var part = parts.First(p => p.Part.Id == hit.PartId);
        return part.Part.Text.Substring(hit.Range.Start, hit.Range.Length);
    }
}
