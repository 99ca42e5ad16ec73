using System.Collections.Immutable;
using Miyaburi.Text;

namespace Miyaburi.Signals.Intents;

/// <summary>A phrase of the lexicon as it is matched.</summary>
/// <param name="Head">What is searched for, as written: the whole phrase, or what stands before its first gap.</param>
/// <param name="Folded">The head, folded.</param>
/// <param name="Tail">What must follow behind each gap, folded.</param>
internal readonly record struct Phrase(string Head, string Folded, ImmutableArray<string> Tail)
{
    private const char Gap = '…';

    /// <summary>Reads a phrase; the compiler has done so with those that come with the engine.</summary>
    internal static Phrase Parse(string text)
    {
        if (!text.Contains(Gap))
        {
            return new Phrase(text, FoldedText.FoldWord(text), []);
        }

        var pieces = text.Split(Gap, StringSplitOptions.RemoveEmptyEntries);
        return new Phrase(pieces[0], FoldedText.FoldWord(pieces[0]), [.. pieces.Skip(1).Select(p => FoldedText.Fold(p).Folded)]);
    }
}
