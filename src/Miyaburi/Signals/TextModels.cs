using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>
/// The text models: one of Japanese, and of other languages one of mails and one of short messages, whose words have little
/// in common. Without a model the score is 0.
/// </summary>
/// <param name="japanese">Reads Japanese.</param>
/// <param name="foreignMail">Reads mails in other languages.</param>
/// <param name="foreignMessage">Reads short messages in other languages.</param>
public sealed class TextModels(NgramModel? japanese, NgramModel? foreignMail, NgramModel? foreignMessage)
{
    /// <summary>Text read by the models; the rest of a long message adds nothing.</summary>
    private const int MostCharacters = 4000;

    /// <summary>Folded characters below which nothing is said.</summary>
    private const int FewestCharacters = 12;

    /// <summary>Scores the text a person sees.</summary>
    /// <param name="parts">The parts of the message, folded.</param>
    /// <param name="isMail">Whether it came with a mail header.</param>
    public TextScores Score(ImmutableArray<FoldedPart> parts, bool isMail)
    {
        var text = ModelText.Of(parts, MostCharacters);
        var language = JapaneseText.LanguageOf(text);
        return new TextScores(text.Length < FewestCharacters ? 0 : LogOddsOf(text, language, isMail), language);
    }

    private double LogOddsOf(string text, TextLanguage language, bool isMail) => language switch
    {
        TextLanguage.Japanese => Worst(japanese, text),
        _ => (isMail ? foreignMail : foreignMessage)?.Score(text) ?? 0,
    };

    /// <summary>A text is as bad as its worst passage: whatever is pasted before or behind a scam must not thin it out.</summary>
    private static double Worst(NgramModel? model, string text)
    {
        if (model is null)
        {
            return 0;
        }

        var worst = model.Score(text);
        foreach (var length in Passages)
        {
            if (text.Length > length + (length / 2))
            {
                worst = Math.Max(worst, Math.Max(model.Score(text.AsSpan(0, length)), model.Score(text.AsSpan(text.Length - length))));
            }
        }

        return worst;
    }

    /// <summary>About as long as an SMS.</summary>
    private const int PassageCharacters = 120;

    /// <summary>Lengths of the passages read at both ends: a story of two sentences, an SMS.</summary>
    private static readonly int[] Passages = [PassageCharacters / 2, PassageCharacters];
}
