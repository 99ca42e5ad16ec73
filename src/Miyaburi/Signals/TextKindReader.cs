using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;

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
        if (concepts.TryGetValue("warning", out var warnings)
            && IsWarning(parts, InOrder(warnings, concepts.GetValueOrDefault("neverAsks", [])), Subject(parts, concepts, links), LeadsAway(links, parts)))
        {
            return TextKind.Warning;
        }

        return !LeadsToStranger(links) && IsOneTimeCode(concepts, length) ? TextKind.OneTimeCode : TextKind.Ordinary;
    }

    /// <summary>
    /// Whether a text that leads to a stranger's page warns in every second sentence: a notice that quotes the address it warns of, or a
    /// scam that wants to look like one. Nobody can tell for certain.
    /// </summary>
    internal static bool SpeaksOfScams(
        ImmutableArray<FoldedPart> parts,
        FrozenDictionary<string, ImmutableArray<ConceptHit>> concepts,
        ImmutableArray<LinkFacts> links)
    {
        if (!concepts.TryGetValue("warning", out var warnings) || DistinctPhrases(parts, warnings) < FewestInShortText)
        {
            return false;
        }

        return WarnsThroughout(Subject(parts, concepts, links), InOrder(warnings, concepts.GetValueOrDefault("neverAsks", [])));
    }

    /// <summary>
    /// Whether a link that a person can follow leads away from the brand the text claims to be, or to a host that
    /// imitates one: then it speaks for itself, whatever warnings it carries. An address that its writer spoiled
    /// (<c>hxxps</c>, <c>[.]</c>) leads nobody anywhere.
    /// </summary>
    private static bool LeadsAway(ImmutableArray<LinkFacts> links, ImmutableArray<FoldedPart> parts) => links.Any(l =>
        l.IsFollowable
        && !IsSpoiled(l.Link, parts)
        && l.Host is not null
        && l.Link.Origin is not LinkOrigin.Bare
        && (l.Destination is Destination.Foreign or Destination.Shared || !l.Imitations.IsEmpty));

    private static bool IsSpoiled(Link link, ImmutableArray<FoldedPart> parts)
    {
        var part = parts.FirstOrDefault(p => p.Part.Id == link.PartId)?.Part;
        return part is not null && link.Origin is LinkOrigin.Text && link.Range.End <= part.Text.Length
            && part.Text.AsSpan(link.Range.Start, link.Range.Length) is var written
            && (written.Contains("hxxp", StringComparison.OrdinalIgnoreCase) || written.Contains("[.]", StringComparison.Ordinal));
    }

    /// <summary>Whether any link leads to somebody unknown; a code notice has no business linking there.</summary>
    private static bool LeadsToStranger(ImmutableArray<LinkFacts> links) =>
        links.Any(l => l.IsFollowable && l.Host is not null && l.Owners.IsEmpty);

    /// <summary>
    /// The paragraphs that speak of a scam in any way: that warn, report, demand, tell a story or hold a link. What else was pasted
    /// below them (a newsletter, a signature) says nothing of whether they warn.
    /// </summary>
    private static ImmutableArray<Passage> Subject(ImmutableArray<FoldedPart> parts, FrozenDictionary<string, ImmutableArray<ConceptHit>> concepts, ImmutableArray<LinkFacts> links)
    {
        var hits = concepts.Values.SelectMany(h => h).Where(h => h.Concept.Kind is not (ConceptKind.Oddity or ConceptKind.Pressure)).ToLookup(h => h.PartId, StringComparer.Ordinal);
        return
        [
            .. from part in parts
               where part.Part.Role is PartRole.Body or PartRole.Subject
               from paragraph in Paragraphs(part.Part.Text)
               where hits[part.Part.Id].Any(h => Holds(paragraph, h.Range)) || links.Any(l => l.Link.PartId == part.Part.Id && Holds(paragraph, l.Link.Range))
               select new Passage(part.Part, paragraph),
        ];
    }

    private static bool Holds(TextRange paragraph, TextRange place) => place.Start >= paragraph.Start && place.Start < paragraph.End;

    /// <summary>A paragraph of a part.</summary>
    private readonly record struct Passage(MessagePart Part, TextRange Range);

    private static IEnumerable<TextRange> Paragraphs(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            yield return new TextRange(start, end - start);
            start = end + 2;
        }
    }

    private static bool IsWarning(ImmutableArray<FoldedPart> parts, ImmutableArray<ConceptHit> warnings, ImmutableArray<Passage> subject, bool leadsAway)
    {
        var length = subject.Sum(p => Visible(p.Part.Text.AsSpan(p.Range.Start, p.Range.Length)));
        var distinct = DistinctPhrases(parts, warnings);
        var needed = leadsAway ? FewestBesideLinks : length <= ShortText ? FewestInShortText : FewestWarningPhrases;
        return distinct >= needed && warnings.Length * CharactersPerWarning >= length && (length > ShortText * 3 || WarnsThroughout(subject, warnings));
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
    private static bool WarnsThroughout(ImmutableArray<Passage> subject, ImmutableArray<ConceptHit> warnings)
    {
        int sentences = 0, warning = 0;
        foreach (var (part, range) in subject)
        {
            for (var start = range.Start; start < range.End;)
            {
                var end = SentenceEnd(part.Text, start, range.End);
                if (IsSentence(part.Text.AsSpan(start, end - start).Trim()))
                {
                    sentences++;
                    warning += warnings.Any(w => w.PartId == part.Id && w.Range.Start >= start && w.Range.Start < end) ? 1 : 0;
                }

                start = end + 1;
            }
        }

        return warning * 2 >= sentences;
    }

    /// <summary>The end of the sentence: what is quoted within it (「…。…」) belongs to it.</summary>
    private static int SentenceEnd(string text, int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            depth = text[i] switch { '「' or '『' => depth + 1, '」' or '』' => Math.Max(0, depth - 1), _ => depth };
            if (text[i] == '\n' || (depth == 0 && SentenceEnds.Contains(text[i])))
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>Characters without blanks and invisible ones, which a trick can multiply.</summary>
    private static int Visible(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark ? 0 : 1;
        }

        return count;
    }

    /// <summary>A code or an address on a line of its own is no sentence.</summary>
    private static bool IsSentence(ReadOnlySpan<char> text) => text.Contains(' ') || text.IndexOfAnyInRange('\u3041', '\u9FFF') >= 0;

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
