namespace Miyaburi.Text;

/// <summary>Scripts that occur in a word.</summary>
[Flags]
public enum Scripts
{
    /// <summary>No letters.</summary>
    None = 0,

    /// <summary>Latin, full-width and styled letters included.</summary>
    Latin = 1,

    /// <summary>Cyrillic.</summary>
    Cyrillic = 2,

    /// <summary>Greek.</summary>
    Greek = 4,

    /// <summary>Kanji.</summary>
    Han = 8,

    /// <summary>Hiragana.</summary>
    Hiragana = 16,

    /// <summary>Katakana.</summary>
    Katakana = 32,

    /// <summary>Hangul.</summary>
    Hangul = 64,

    /// <summary>Any other script.</summary>
    Other = 128,
}

/// <summary>How scripts are mixed in one word, after the restriction levels of Unicode Technical Standard 39.</summary>
public enum ScriptMixLevel
{
    /// <summary>At most one script.</summary>
    Single,

    /// <summary>A mixture that Japanese (kanji, kana, Latin) or Korean (Hangul, kanji, Latin) writes every day.</summary>
    Ordinary,

    /// <summary>Other scripts together, none of which passes for Latin.</summary>
    Unusual,

    /// <summary>Latin with Cyrillic or Greek, or these two: letters that cannot be told apart.</summary>
    Deceptive,
}

/// <summary>Tells which scripts a word mixes.</summary>
public static class ScriptMix
{
    private const Scripts Japanese = Scripts.Latin | Scripts.Han | Scripts.Hiragana | Scripts.Katakana;
    private const Scripts Korean = Scripts.Latin | Scripts.Han | Scripts.Hangul;

    /// <summary>The scripts of the letters of a word; digits, signs and marks belong to none.</summary>
    public static Scripts Of(ReadOnlySpan<char> word)
    {
        var scripts = Scripts.None;
        for (var i = 0; i < word.Length;)
        {
            var codePoint = CodePoints.At(word, i, out var units);
            scripts |= units == 1 ? OfUnit(word[i]) : OfSupplementary(codePoint);
            i += units;
        }

        return scripts;
    }

    /// <summary>How a word mixes scripts. One word at a time: 「αテスト」 as a whole is nothing to worry about.</summary>
    public static ScriptMixLevel LevelOf(ReadOnlySpan<char> word)
    {
        var scripts = Of(word);
        var lookalikes = scripts & (Scripts.Latin | Scripts.Cyrillic | Scripts.Greek);
        if ((lookalikes & (lookalikes - 1)) != 0)
        {
            return ScriptMixLevel.Deceptive;
        }

        if ((scripts & (scripts - 1)) == 0)
        {
            return ScriptMixLevel.Single;
        }

        return (scripts & ~Japanese) == 0 || (scripts & ~Korean) == 0 ? ScriptMixLevel.Ordinary : ScriptMixLevel.Unusual;
    }

    private static Scripts OfUnit(char unit) => FoldUnits.Kind(unit) switch
    {
        FoldKind.Latin or FoldKind.Styled => Scripts.Latin,
        FoldKind.Cyrillic => Scripts.Cyrillic,
        FoldKind.Greek => Scripts.Greek,
        FoldKind.Han => Scripts.Han,
        FoldKind.Hiragana => Scripts.Hiragana,
        FoldKind.Katakana => Scripts.Katakana,
        FoldKind.OtherLetter => IsHangul(unit) ? Scripts.Hangul : Scripts.Other,
        _ => Scripts.None,
    };

    private static Scripts OfSupplementary(int codePoint) =>
        codePoint is >= 0x20000 and <= 0x3FFFF ? Scripts.Han
        : FoldUnits.StyledLetter(codePoint) != '\0' ? Scripts.Latin
        : Scripts.None;

    private static bool IsHangul(char unit) =>
        unit is (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F') or (>= '\uAC00' and <= '\uD7FF');
}
