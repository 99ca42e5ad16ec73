namespace Miyaburi.Text;

/// <summary>In which language a message speaks.</summary>
public enum TextLanguage
{
    /// <summary>Kanji without kana, or a word of Japanese among others.</summary>
    Unclear,

    /// <summary>Japanese.</summary>
    Japanese,

    /// <summary>Neither kana nor kanji.</summary>
    Other,
}

/// <summary>Tells Japanese text by its kana.</summary>
public static class JapaneseText
{
    /// <summary>Kana among the letters below which a text counts as another language (a Japanese name in an English mail).</summary>
    private const int LettersPerKana = 25;

    /// <summary>The language as far as letters tell it.</summary>
    public static TextLanguage LanguageOf(ReadOnlySpan<char> text) =>
        IsJapanese(text) ? TextLanguage.Japanese : text.ContainsAnyInRange('\u3041', '\u9FFF') ? TextLanguage.Unclear : TextLanguage.Other;

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
