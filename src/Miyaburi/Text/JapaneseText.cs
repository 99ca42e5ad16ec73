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
    /// <summary>Kana, or kana and kanji, among the letters below which a text counts as another language (a Japanese name in an English mail).</summary>
    private const int LettersPerKana = 25;

    /// <summary>The language as far as letters tell it.</summary>
    public static TextLanguage LanguageOf(ReadOnlySpan<char> text)
    {
        var letters = Count(text);
        return letters.IsJapanese ? TextLanguage.Japanese
            : letters.Kana + letters.Kanji > 0 && (letters.Kana + letters.Kanji) * LettersPerKana >= letters.All ? TextLanguage.Unclear
            : TextLanguage.Other;
    }

    /// <summary>Whether a text is Japanese: it holds kana, and not only a word of it.</summary>
    public static bool IsJapanese(ReadOnlySpan<char> text) => Count(text).IsJapanese;

    private static Letters Count(ReadOnlySpan<char> text)
    {
        int kana = 0, kanji = 0, all = 0;
        foreach (var c in text)
        {
            if (c is >= '\u4E00' and <= '\u9FFF')
            {
                kanji++;
                all++;
            }
            else if (char.IsLetter(c))
            {
                kana += c is >= '\u3041' and <= '\u30FE' ? 1 : 0;
                kanji += c is >= '\u3400' and < '\u4E00' ? 1 : 0;
                all++;
            }
        }

        return new Letters(kana, kanji, all);
    }

    private readonly record struct Letters(int Kana, int Kanji, int All)
    {
        public bool IsJapanese => Kana >= 2 && Kana * LettersPerKana >= All;
    }
}
