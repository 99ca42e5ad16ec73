using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>The text models, one a language. Without a model the score is 0.</summary>
public sealed class TextModels(NgramModel? japanese, NgramModel? english)
{
    /// <summary>Text read by the models; the rest of a long message adds nothing.</summary>
    private const int MostCharacters = 4000;

    /// <summary>Folded characters below which nothing is said.</summary>
    private const int FewestCharacters = 12;

    /// <summary>Scores the text a person sees.</summary>
    public TextScores Score(ImmutableArray<FoldedPart> parts)
    {
        var text = ModelText.Of(parts, MostCharacters);
        if (text.Length < FewestCharacters)
        {
            return TextScores.None;
        }

        return JapaneseText.IsJapanese(text)
            ? new TextScores(japanese?.Score(text) ?? 0, 0)
            : new TextScores(0, english?.Score(text) ?? 0);
    }
}
