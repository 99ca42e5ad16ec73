using System.Collections.Immutable;
using System.Text;
using Miyaburi.Text;

namespace Miyaburi.Waves;

/// <summary>Masks people and places in a running text: a name before an honorific, a postal address down to its numbers.</summary>
internal static class SkeletonPeople
{
    private const int LongestAddress = 40;
    private const int LongestName = 12;
    private const int ShortestName = 2;

    private static readonly Lazy<NameWords> Words = new(NameWords.Read);

    /// <summary>What stands behind a town's part and before the number of the house.</summary>
    private static readonly ImmutableArray<string> Blocks = ["丁目", "番地"];

    /// <summary>Words behind and before names.</summary>
    internal static NameWords Names => Words.Value;

    /// <summary>The text with both masked; masks that are in it stay.</summary>
    internal static string Mask(string text)
    {
        var masked = new StringBuilder(text.Length);
        var done = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var (start, end, mask) = Address(text, done, at) ?? Name(text, done, at) ?? default;
            if (end == 0)
            {
                continue;
            }

            masked.Append(text, done, start - done).Append(mask);
            done = end;
            at = Math.Max(at, end - 1);
        }

        return done == 0 ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Whether what stands before an honorific is a word for every reader.</summary>
    internal static bool IsEverybody(ReadOnlySpan<char> before)
    {
        var folded = FoldedText.FoldWord(before.ToString());
        foreach (var word in Names.Everybody)
        {
            if (folded.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An address is found by its block, or by numbers joined with hyphens behind a municipality.</summary>
    private static (int Start, int End, char Mask)? Address(string text, int from, int at)
    {
        var isBlock = StartsWithAny(text, at, Blocks) > 0;
        if (!isBlock && !BeginsHouseNumber(text, at))
        {
            return null;
        }

        var start = at;
        while (start > from && at - start < LongestAddress && IsOfPlace(text[start - 1]))
        {
            start--;
        }

        if (isBlock ? at - start < 2 : !NamesTown(text.AsSpan(start, at - start)))
        {
            return null;
        }

        var end = at;
        while (end < text.Length && IsOfNumber(text[end]))
        {
            end++;
        }

        return (start, end, Waves.Mask.Contact);
    }

    private static bool BeginsHouseNumber(string text, int at)
    {
        if (!IsDigit(text[at]) || at == 0 || IsDigit(text[at - 1]) || IsHyphen(text[at - 1]))
        {
            return false;
        }

        var end = at;
        while (end < text.Length && IsDigit(text[end]))
        {
            end++;
        }

        return end - at <= 4 && end + 1 < text.Length && IsHyphen(text[end]) && IsDigit(text[end + 1]);
    }

    /// <summary>A municipality with a part of it behind: 港区芝公園.</summary>
    private static bool NamesTown(ReadOnlySpan<char> place) => place.Length >= 3 && place[1..^1].ContainsAny("市区町村郡");

    private static (int Start, int End, char Mask)? Name(string text, int from, int at)
    {
        if (StartsWithAny(text, at, Names.Honorifics) is not (> 0 and var length) || !EndsName(text, at, length))
        {
            return null;
        }

        var start = Back(text, from, at, IsOfName);
        start = start == at ? Back(text, from, at, char.IsAsciiLetter) : start;
        // A family name and a given name, written apart.
        if (start - 1 > from && text[start - 1] is ' ' or '\u3000')
        {
            start = Back(text, from, start - 1, IsOfName) is var family && family < start - 1 ? family : Back(text, from, start - 1, char.IsAsciiLetter) is var latin && latin < start - 1 ? latin : start;
        }

        if (at - start < ShortestName || IsEverybody(text.AsSpan(Math.Max(from, start - 1)..at)))
        {
            return null;
        }

        return (start, at, Waves.Mask.Name);
    }

    private static int Back(string text, int from, int end, Func<char, bool> isPart)
    {
        var start = end;
        while (start > from && end - start < LongestName && isPart(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    /// <summary>Not 様々, 様式, 殿堂, 氏名.</summary>
    private static bool EndsName(string text, int at, int length) => at + length == text.Length || !IsHan(text[at + length]) || text[at] is 'さ' or 'サ';

    private static int StartsWithAny(string text, int at, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static bool IsOfName(char unit) => IsHan(unit) || IsKatakana(unit);

    private static bool IsOfPlace(char unit) => IsHan(unit) || IsKatakana(unit) || IsDigit(unit) || IsHyphen(unit) || unit is 'の' or Waves.Mask.Number;

    private static bool IsOfNumber(char unit) => IsDigit(unit) || IsHyphen(unit) || unit is Waves.Mask.Number or '丁' or '目' or '番' or '地' or '号' or 'の' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十';

    private static bool IsHan(char unit) => unit is (>= '\u4E00' and <= '\u9FFF') or '々';

    private static bool IsKatakana(char unit) => unit is (>= 'ァ' and <= 'ヺ') or 'ー';

    private static bool IsDigit(char unit) => char.IsAsciiDigit(unit) || unit is >= '\uFF10' and <= '\uFF19';

    private static bool IsHyphen(char unit) => unit is '-' or '\uFF0D' or '\u2212' or '\u2010' or '\u2013';
}
