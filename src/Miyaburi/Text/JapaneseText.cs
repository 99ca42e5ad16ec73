namespace Miyaburi.Text;

/// <summary>Tells Japanese text by its kana.</summary>
public static class JapaneseText
{
    /// <summary>Kana among the letters below which a text counts as another language (a Japanese name in an English mail).</summary>
    private const int LettersPerKana = 25;

    /// <summary>Whether a text is Japanese: it holds kana, and not only a word of it.</summary>
    public static bool IsJapanese(ReadOnlySpan<char> text)
    {
        var kana = 0;
        var letters = 0;
        foreach (var c in text)
        {
            kana += c is >= '\u3041' and <= '\u30FE' and not '\u30FB' ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return kana >= 2 && kana * LettersPerKana >= letters;
    }
}
