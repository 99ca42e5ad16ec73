using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Intents;

/// <summary>A place where a message expresses a concept.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="PartId">The part.</param>
/// <param name="Range">The place in the decoded part.</param>
public sealed record ConceptHit(Concept Concept, string PartId, TextRange Range);

/// <summary>All concepts, found in folded text in one pass.</summary>
public sealed class Lexicon
{
    /// <summary>Folded characters that a gap may span: one clause of Japanese.</summary>
    private const int GapReach = 14;

    private readonly PhraseSet heads;
    private readonly List<(Concept Concept, ImmutableArray<string> Tail)> phrases = [];

    /// <summary>Builds the lexicon.</summary>
    public Lexicon(IEnumerable<Concept> concepts)
    {
        Concepts = [.. concepts];
        var written = new List<string>();
        var folded = new List<string>();
        foreach (var concept in Concepts)
        {
            foreach (var phrase in concept.Matched)
            {
                phrases.Add((concept, phrase.Tail));
                written.Add(phrase.Head);
                folded.Add(phrase.Folded);
            }
        }

        heads = new PhraseSet(written, folded);
    }

    /// <summary>The concepts in file order.</summary>
    public ImmutableArray<Concept> Concepts { get; }

    /// <summary>Every place of the part that expresses a concept, in text order. A demand that is denied (「教えないでください」) is none, and nothing is that the sentence says is never done (「…を行うことはありません」).</summary>
    public void Find(FoldedPart part, List<ConceptHit> found)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(found);
        foreach (var hit in heads.Match(part.Text))
        {
            var (concept, tail) = phrases[hit.Phrase];
            var end = EndIn(tail, part.Text.Folded, hit.Range.End);
            if (end > 0 && !IsOtherThing(concept, part.Text.Folded, hit.Range.Start, end) && !IsDenied(concept.Kind, part.Text.Folded, hit.Range.Start, end))
            {
                var range = part.ToOriginal(new TextRange(hit.Range.Start, end - hit.Range.Start));
                found.Add(new ConceptHit(concept, part.Part.Id, range));
            }
        }
    }

    private static bool IsDenied(ConceptKind kind, string folded, int start, int end) => kind switch
    {
        ConceptKind.Demand => Negation.Denies(folded, start, end) || Negation.Disclaims(folded, end),
        ConceptKind.Event or ConceptKind.Pressure => Negation.Disclaims(folded, end),
        _ => false,
    };

    /// <summary>Whether the word before or behind it makes another thing of it.</summary>
    private static bool IsOtherThing(Concept concept, string folded, int start, int end)
    {
        foreach (var word in concept.NotAfter)
        {
            if (folded.AsSpan(0, start).EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var word in concept.NotBefore)
        {
            if (folded.AsSpan(end).StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the phrase ends when the rest follows, or -1.</summary>
    private static int EndIn(ImmutableArray<string> tail, string folded, int end)
    {
        foreach (var piece in tail)
        {
            var window = folded.AsSpan(end, Math.Min(GapReach + piece.Length, folded.Length - end));
            var sentence = window.IndexOfAny('。', '\n');
            var at = (sentence < 0 ? window : window[..sentence]).IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            end += at + piece.Length;
        }

        return end;
    }
}
