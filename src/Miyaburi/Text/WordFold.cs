using Miyaburi.Text.Tables;

namespace Miyaburi.Text;

/// <summary>
/// The short way to fold a word whose units fold one by one, whatever stands beside them. Nearly all of our own words are such,
/// and there are thousands of them to fold at start.
/// </summary>
internal static class WordFold
{
    private const int Longest = 64;

    /// <summary>The folded word; null where neighbours count, so that only <see cref="FoldedText.Fold"/> knows.</summary>
    internal static string? Fold(string word)
    {
        if (word.Length > Longest)
        {
            return null;
        }

        var index = FoldTables.UnitIndex;
        var data = FoldTables.UnitData;
        Span<char> folded = stackalloc char[word.Length];
        var seen = Seen.Nothing;
        var changed = false;
        for (var i = 0; i < word.Length; i++)
        {
            var unit = word[i];
            var entry = data[(index[unit >> FoldTables.UnitBits] << FoldTables.UnitBits) | (unit & ((1 << FoldTables.UnitBits) - 1))];
            var kind = (FoldKind)(byte)entry;
            if (kind is > FoldKind.Hiragana && !IsFullKatakana(unit))
            {
                return null;
            }

            seen |= kind is FoldKind.Han ? Seen.Kanji : kind is FoldKind.Katakana ? Seen.Katakana : Seen.Nothing;
            if (seen is Seen.Both)
            {
                // Kanji that look like katakana (力, 口) change beside it.
                return null;
            }

            folded[i] = (char)(unit + (entry >> 16));
            changed |= entry >> 16 != 0;
        }

        return changed ? new string(folded) : word;
    }

    /// <summary>Of full width, without the signs that change with their neighbours; half width takes its sound mark along.</summary>
    private static bool IsFullKatakana(char unit) => unit is >= 'ァ' and <= 'ヶ';

    [Flags]
    private enum Seen
    {
        Nothing = 0,
        Kanji = 1,
        Katakana = 2,
        Both = Kanji | Katakana,
    }
}
