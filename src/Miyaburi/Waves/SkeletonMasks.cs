using System.Buffers;
using System.Text;
using Miyaburi.Text;

namespace Miyaburi.Waves;

/// <summary>Masks in a folded text what only its shape tells: numbers, dates, codes, filler, and lines that are a name or an address.</summary>
internal static class SkeletonMasks
{
    private const int LongestName = 20;
    private const int ShortestToken = 6;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("。、「」!?:");

    private static readonly SearchValues<char> KanjiDigits = SearchValues.Create("〇零一二三四五六七八九十百元");

    /// <summary>Masks what takes up a line or begins one. Done before folding, which joins lines.</summary>
    internal static string MaskLines(string written)
    {
        var text = new StringBuilder(written.Length);
        foreach (var range in written.AsSpan().Split('\n'))
        {
            AppendLine(text, written.AsSpan(range));
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Masks numbers, codes and addresses, and drops everything but words and masks.</summary>
    internal static string MaskWords(string folded)
    {
        var text = new StringBuilder(folded.Length);
        for (var at = 0; at < folded.Length;)
        {
            at += char.IsAsciiLetterOrDigit(folded[at]) ? AppendWord(text, folded.AsSpan(at))
                : KanjiNumber(folded.AsSpan(at), text) is > 0 and var length ? AppendNumber(text, length)
                : AppendUnit(text, folded[at]);
        }

        // Once more: what only stood apart before stands together now.
        return SkeletonPeople.Mask(Collapse(text));
    }

    private static void AppendLine(StringBuilder text, ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty)
        {
            return;
        }

        if (line[0] is '〒')
        {
            text.Append(Mask.Contact);
            return;
        }

        if (IsFiller(line))
        {
            text.Append(Mask.Token);
            return;
        }

        line = line[AppendName(text, line)..];
        text.Append(line[AppendLabelled(text, line)..]);
    }

    /// <summary>Masks a name behind a heading (ご契約者名:山田 太郎) to the end of the line; returns how much of the line was taken over.</summary>
    private static int AppendLabelled(StringBuilder text, ReadOnlySpan<char> line)
    {
        var colon = line.IndexOfAny(':', '\uFF1A');
        if (colon <= 0 || !EndsWithLabel(line[..colon].TrimEnd()))
        {
            return 0;
        }

        var name = line[(colon + 1)..].Trim();
        if (name.IsEmpty || name.Length > LongestName || name.ContainsAny(SentenceMarks) || SkeletonPeople.IsEverybody(name))
        {
            return 0;
        }

        text.Append(line[..(colon + 1)]).Append(Mask.Name);
        return line.Length;
    }

    private static bool EndsWithLabel(ReadOnlySpan<char> head)
    {
        foreach (var label in SkeletonPeople.Names.Labels)
        {
            if (head.EndsWith(label, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A line that is one Latin word or code: put in so that no two copies are equal.</summary>
    private static bool IsFiller(ReadOnlySpan<char> line)
    {
        foreach (var unit in line)
        {
            if (!char.IsAsciiLetterOrDigit(unit))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Masks a name before an honorific at the start of a line; returns how much of the line that was.</summary>
    private static int AppendName(StringBuilder text, ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, LongestName + 2)];
        foreach (var honorific in SkeletonPeople.Names.Honorifics)
        {
            var at = head.IndexOf(honorific, StringComparison.Ordinal);
            if (at <= 0 || NamesEverybody(head[..at]) || !IsEndOfAddress(line[(at + honorific.Length)..]))
            {
                continue;
            }

            text.Append(Mask.Name).Append(honorific);
            return at + honorific.Length;
        }

        return 0;
    }

    private static bool NamesEverybody(ReadOnlySpan<char> before) => SkeletonPeople.IsEverybody(before) || before.ContainsAny(SentenceMarks);

    private static bool IsEndOfAddress(ReadOnlySpan<char> after) =>
        after.IsEmpty || !FoldedText.IsWordChar(after[0]) || after[0] is 'へ';

    /// <summary>A run of Latin letters and digits: a number, a code, or a word that stays.</summary>
    private static int AppendWord(StringBuilder text, ReadOnlySpan<char> rest)
    {
        int length = 0, digits = 0;
        var isAddress = false;
        while (length < rest.Length && IsInWord(rest, length))
        {
            digits += char.IsAsciiDigit(rest[length]) ? 1 : 0;
            isAddress |= rest[length] is '@';
            length++;
        }

        var word = rest[..length];
        if (isAddress)
        {
            text.Append(Mask.Contact);
        }
        else if (digits == 0)
        {
            text.Append(word);
        }
        else if (word.ContainsAnyInRange('a', 'z'))
        {
            text.Append(length >= ShortestToken || digits > 1 ? Mask.Token : Mask.Number);
        }
        else
        {
            text.Append(Mask.Number);
        }

        return length;
    }

    private static bool IsInWord(ReadOnlySpan<char> rest, int at) =>
        char.IsAsciiLetterOrDigit(rest[at])
        || (rest[at] is '.' or ',' or ':' or '/' or '-' or '_' or '@' or '+' && at + 1 < rest.Length && char.IsAsciiLetterOrDigit(rest[at + 1]));

    /// <summary>Length of a number in kanji that is part of a date: 八年, 十一月, and 二十日 behind them.</summary>
    private static int KanjiNumber(ReadOnlySpan<char> rest, StringBuilder before)
    {
        var length = rest.IndexOfAnyExcept(KanjiDigits);
        if (length <= 0)
        {
            return 0;
        }

        return rest[length] is '年' or '月' || (rest[length] is '日' && before.Length > 0 && before[^1] == Mask.Number) ? length : 0;
    }

    private static int AppendNumber(StringBuilder text, int length)
    {
        text.Append(Mask.Number);
        return length;
    }

    private static int AppendUnit(StringBuilder text, char unit)
    {
        // Dates and amounts written with their units: 2022年9月16日, 10時30分, 5,000円.
        if (unit is '年' or '月' or '日' or '時' or '分' or '秒' && text.Length > 0 && text[^1] == Mask.Number)
        {
            return 1;
        }

        if (Mask.Is(unit) || FoldedText.IsWordChar(unit))
        {
            text.Append(unit);
        }

        return 1;
    }

    /// <summary>Equal masks side by side count once.</summary>
    private static string Collapse(StringBuilder text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (length > 0 && Mask.Is(text[i]) && text[length - 1] == text[i])
            {
                continue;
            }

            text[length++] = text[i];
        }

        return text.ToString(0, length);
    }
}
