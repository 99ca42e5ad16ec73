namespace Miyaburi.Text;

/// <summary>
/// Undoes kanji and dashes written for the katakana they look like, inside katakana words (「クレジッ卜力ード」,
/// 「口グイン」): a trick against filters that read letters. 工 before 場 and 口 after 人 stay what they are.
/// </summary>
internal static class KanjiForKana
{
    private const int LongWord = 4;

    private static readonly UnitSet Lookalikes = new("力口二八工卜夕千三才一");

    /// <summary>The text with such characters replaced; the very same string when there are none. The length never changes.</summary>
    internal static string Restore(string text)
    {
        char[]? restored = null;
        for (var i = Lookalikes.IndexIn(text); i >= 0 && i < text.Length; i = Next(text, i + 1))
        {
            var before = i == 0 ? '\0' : restored?[i - 1] ?? text[i - 1];
            if (Stands(text, i, before))
            {
                restored ??= text.ToCharArray();
                restored[i] = Kana(text[i]);
            }
        }

        return restored is null ? text : new string(restored);
    }

    private static int Next(string text, int from)
    {
        var step = Lookalikes.IndexIn(text.AsSpan(from));
        return step < 0 ? -1 : from + step;
    }

    /// <summary>Whether a look-alike stands for kana: between katakana, before a length mark, or 卜 (hardly ever a kanji) beside katakana.</summary>
    private static bool Stands(string text, int at, char before)
    {
        var after = at + 1 < text.Length ? text[at + 1] : '\0';
        if (after is 'ー' && text[at] is not ('一' or '二' or '三'))
        {
            return true;
        }

        // 「ネッ卜バンキング」: what begins a word ends one only where katakana follows twice.
        var follows = IsKatakana(after) || (Lookalikes.Contains(after) && at + 2 < text.Length && IsKatakana(text[at + 2]));
        return text[at] is '卜'
            ? IsKatakana(before) || follows
            : follows && (IsKatakana(before) || BeginsWord(text, at, before));
    }

    /// <summary>「口グイン」. A short word may as well be the end of one in kanji and the beginning of another (「加工ポスト」).</summary>
    private static bool BeginsWord(string text, int at, char before)
    {
        foreach (var word in LookalikeWords.All)
        {
            if (word[0] == Kana(text[at]) && (word.Length >= LongWord || !IsKanji(before)) && Reads(text.AsSpan(at), word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Reads(ReadOnlySpan<char> text, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i >= text.Length || (text[i] != word[i] && !(Lookalikes.Contains(text[i]) && Kana(text[i]) == word[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsKanji(char unit) => unit is >= '一' and <= '鿿' or '々';

    private static bool IsKatakana(char unit) => unit is >= 'ァ' and <= 'ヺ' or 'ー';

    private static char Kana(char unit) => unit switch
    {
        '力' => 'カ',
        '口' => 'ロ',
        '二' => 'ニ',
        '八' => 'ハ',
        '工' => 'エ',
        '卜' => 'ト',
        '夕' => 'タ',
        '千' => 'チ',
        '三' => 'ミ',
        '才' => 'オ',
        _ => 'ー',
    };
}
