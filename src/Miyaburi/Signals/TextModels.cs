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
    /// <summary>Folded characters read by the models, in the fit and in use; the rest of a long message adds nothing.</summary>
    public const int MostCharacters = 4000;

    /// <summary>Folded characters below which nothing is said.</summary>
    private const int FewestCharacters = 12;

    /// <summary>A story of two sentences; of fewer words every honest text holds some that scams use.</summary>
    private const int ShortestPassage = 40;

    /// <summary>How far before the end a scam may begin that stands behind other words: as long as the longest SMS (670 letters).</summary>
    internal const int LastCharacters = 700;

    /// <summary>As far before the end the tail is read, so that so many characters are left of it when addresses are masked.</summary>
    private const int TailReach = LastCharacters * 2;

    /// <summary>Scores the text a person sees.</summary>
    /// <param name="parts">The parts of the message, folded.</param>
    /// <param name="isMail">Whether it came with a mail header.</param>
    public TextScores Score(ImmutableArray<FoldedPart> parts, bool isMail)
    {
        var read = ModelText.Of(parts, MostCharacters);
        var language = JapaneseText.LanguageOf(read.Text);
        var head = read.Text.Length < FewestCharacters ? 0 : LogOddsOf(read, language, isMail);
        var tail = read.Text.Length < MostCharacters ? 0 : TailLogOdds(parts);
        return new TextScores(Math.Max(head, tail), language) { IsOfTail = tail > head };
    }

    private double LogOddsOf(ModelText read, TextLanguage language, bool isMail) => language switch
    {
        TextLanguage.Japanese => Worst(japanese, read),
        _ => (isMail ? foreignMail : foreignMessage)?.Score(read.Text) ?? 0,
    };

    /// <summary>
    /// A scam behind more filler than the models read. Of Japanese only: the other models look at texts as a whole, in which any
    /// filler thins a scam out.
    /// </summary>
    private double TailLogOdds(ImmutableArray<FoldedPart> parts)
    {
        var read = ModelText.TailOf(parts, TailReach);
        return japanese is null || JapaneseText.LanguageOf(read.Text) is not TextLanguage.Japanese ? 0 : WorstOpening(japanese, read);
    }

    /// <summary>A text is as bad as its worst passage: whatever is put before or behind a scam must not thin it out.</summary>
    private static double Worst(NgramModel? model, ModelText read)
    {
        if (model is null)
        {
            return 0;
        }

        var ends = read.Ends.AsSpan();
        var passages = ends[FirstFrom(ends, Math.Min(read.Text.Length, ShortestPassage))..];
        return Math.Max(model.Worst(read.Text, passages), WorstOpening(model, read));
    }

    private static double WorstOpening(NgramModel model, ModelText read)
    {
        var ends = read.Ends.AsSpan();
        var openings = ends[FirstFrom(ends, read.Text.Length - LastCharacters)..FirstFrom(ends, read.Text.Length - ShortestPassage)];
        return openings.IsEmpty ? double.MinValue : model.WorstFrom(read.Text, openings);
    }

    private static int FirstFrom(ReadOnlySpan<int> ends, int least)
    {
        var i = 0;
        while (i < ends.Length && ends[i] < least)
        {
            i++;
        }

        return i;
    }
}
