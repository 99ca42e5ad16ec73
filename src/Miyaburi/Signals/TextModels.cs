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
        var language = JapaneseText.LanguageOf(text);
        if (text.Length < FewestCharacters)
        {
            return TextScores.None with { Language = language };
        }

        return language is TextLanguage.Japanese
            ? new TextScores(Worst(japanese, text), 0, language)
            : new TextScores(0, english?.Score(text) ?? 0, language);
    }

    /// <summary>A text is as bad as its worst passage: whatever is pasted before or behind a scam must not thin it out.</summary>
    private static double Worst(NgramModel? model, string text)
    {
        if (model is null)
        {
            return 0;
        }

        var whole = model.Score(text);
        return text.Length <= 2 * PassageCharacters
            ? whole
            : Math.Max(whole, Math.Max(model.Score(text.AsSpan(0, PassageCharacters)), model.Score(text.AsSpan(text.Length - PassageCharacters))));
    }

    /// <summary>About as long as an SMS.</summary>
    private const int PassageCharacters = 120;
}
