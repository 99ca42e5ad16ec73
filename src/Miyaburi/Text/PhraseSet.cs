using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Miyaburi.Text;

/// <summary>A phrase found in a folded text.</summary>
/// <param name="Phrase">Position of the phrase in the list the set was built from.</param>
/// <param name="Range">Its place in the folded text.</param>
public readonly record struct PhraseHit(int Phrase, TextRange Range);

/// <summary>A set of phrases as people write them, found in folded text in one pass.</summary>
public sealed class PhraseSet
{
    private readonly PatternIndex index;
    private readonly (WordEdge Left, WordEdge Right)[] edges;

    /// <summary>Builds the set.</summary>
    /// <param name="phrases">Phrases of at least two characters when folded.</param>
    /// <exception cref="ArgumentException">A phrase folds to fewer than two characters.</exception>
    public PhraseSet(IReadOnlyList<string> phrases)
        : this(phrases, [.. phrases.Select(FoldedText.FoldWord)])
    {
    }

    /// <summary>Builds the set of phrases that are folded already.</summary>
    /// <param name="phrases">The phrases as written, which tells where their words end.</param>
    /// <param name="folded">The same, folded.</param>
    internal PhraseSet(IReadOnlyList<string> phrases, IReadOnlyList<string> folded)
    {
        index = new PatternIndex(folded);
        edges = new (WordEdge, WordEdge)[phrases.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            var phrase = phrases[i];
            edges[i] = (WordEdges.Of(phrase[0]), WordEdges.Of(phrase[^1]));
        }
    }

    /// <summary>All places where a phrase stands; a Latin or katakana word only where it stands alone.</summary>
    public List<PhraseHit> Match(FoldedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hits = new List<PhraseHit>();
        index.Match(text.Folded, hits);
        hits.RemoveAll(hit => !StandsAlone(text, hit));
        return hits;
    }

    /// <summary>Only the hits that lie inside no longer hit.</summary>
    public static ImmutableArray<PhraseHit> Longest(List<PhraseHit> hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        CollectionsMarshal.AsSpan(hits).Sort(static (a, b) =>
            a.Range.Start != b.Range.Start ? a.Range.Start - b.Range.Start : b.Range.Length - a.Range.Length);
        var kept = ImmutableArray.CreateBuilder<PhraseHit>(hits.Count);
        var widest = default(TextRange);
        foreach (var hit in hits)
        {
            if (hit.Range.End <= widest.End && hit.Range != widest)
            {
                continue;
            }

            kept.Add(hit);
            widest = hit.Range;
        }

        return kept.ToImmutable();
    }

    private bool StandsAlone(FoldedText text, PhraseHit hit)
    {
        var (left, right) = edges[hit.Phrase];
        return !WordEdges.Continues(left, text, hit.Range.Start - 1) && !WordEdges.Continues(right, text, hit.Range.End);
    }
}
