using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>
/// Finds kanji, dashes and bars that stand between katakana in the place of a kana that looks the same (力/カ, 口/ロ,
/// 一/ー, 卜/ト …), in <see cref="LookalikeWords"/>. Elsewhere such neighbours are ordinary Japanese.
/// </summary>
internal static class KanaLookalikes
{
    private const int LongestWord = 10;

    /// <summary>Every character for which <see cref="Kana"/> knows a kana.</summary>
    private static readonly UnitSet Lookalikes = new("力口囗一―−－—─丨二八工卜夕千三了へべぺり");

    /// <summary>The first such word, in the text as written, or null.</summary>
    internal static TextRange? Find(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var step = Lookalikes.IndexIn(text.AsSpan(i));
            if (step < 0)
            {
                return null;
            }

            i += step;
            if ((IsKatakana(text[i - 1]) || (i + 1 < text.Length && IsKatakana(text[i + 1]))) && WordAround(text, i) is { } range)
            {
                return range;
            }
        }

        return null;
    }

    private static TextRange? WordAround(string text, int at)
    {
        var (start, end) = (at, at + 1);
        while (start > 0 && at - start < LongestWord && IsPart(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - at < LongestWord && IsPart(text[end]))
        {
            end++;
        }

        Span<char> read = stackalloc char[end - start];
        for (var i = 0; i < read.Length; i++)
        {
            var kana = Kana(text[start + i]);
            read[i] = kana == '\0' ? text[start + i] : kana;
        }

        foreach (var word in LookalikeWords.All)
        {
            var found = read.IndexOf(word, StringComparison.Ordinal);
            if (found >= 0 && found <= at - start && at - start < found + word.Length)
            {
                return new TextRange(start + found, word.Length);
            }
        }

        return null;
    }

    private static bool IsPart(char c) => IsKatakana(c) || Kana(c) != '\0';

    private static bool IsKatakana(char c) => c is (>= '\u30A1' and <= '\u30FA') or 'ー';

    /// <summary>The kana that a character is taken for, or NUL.</summary>
    private static char Kana(char c) => c switch
    {
        '力' => 'カ',
        '口' or '囗' => 'ロ',
        '一' or '―' or '−' or '－' or '—' or '─' or '丨' => 'ー',
        '二' => 'ニ',
        '八' => 'ハ',
        '工' => 'エ',
        '卜' => 'ト',
        '夕' => 'タ',
        '千' => 'チ',
        '三' => 'ミ',
        '了' => 'ア',
        'へ' => 'ヘ',
        'べ' => 'ベ',
        'ぺ' => 'ペ',
        'り' => 'リ',
        _ => '\0',
    };
}
