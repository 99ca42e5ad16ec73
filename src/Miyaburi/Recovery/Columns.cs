using System.Text;

namespace Miyaburi.Recovery;

/// <summary>Breaks text into lines of a terminal, where Japanese characters take two columns.</summary>
internal static class Columns
{
    private const string NotFirst = "、。,.!?)]}」』】〉》・ー…:;ゃゅょっァィゥェォャュョッ";
    private const string NotLast = "([{「『【〈《";

    /// <summary>Appends the text, wrapped, the first line after <paramref name="lead"/> and the others indented as far.</summary>
    internal static void Append(StringBuilder target, string lead, string text, int width)
    {
        var indent = new string(' ', Width(lead));
        target.Append(lead);
        for (var rest = text.AsSpan(); ;)
        {
            var end = LineEnd(rest, width - indent.Length);
            target.Append(rest[..end].TrimEnd()).Append('\n');
            rest = rest[end..].TrimStart(' ');
            if (rest.IsEmpty)
            {
                return;
            }

            target.Append(indent);
        }
    }

    /// <summary>Columns the text takes.</summary>
    internal static int Width(ReadOnlySpan<char> text)
    {
        var sum = 0;
        foreach (var c in text)
        {
            sum += Width(c);
        }

        return sum;
    }

    private static int LineEnd(ReadOnlySpan<char> text, int width)
    {
        var column = 0;
        var last = 0;
        for (var i = 0; i < text.Length; i++)
        {
            column += Width(text[i]);
            if (column > width && i > 0)
            {
                return last > 0 ? last : i;
            }

            if (i + 1 < text.Length && MayBreak(text[i], text[i + 1]))
            {
                last = i + 1;
            }
        }

        return text.Length;
    }

    private static bool MayBreak(char before, char after) =>
        before is ' '
        || ((IsWide(before) || IsWide(after)) && after is not ' ' && !NotFirst.Contains(after) && !NotLast.Contains(before));

    private static int Width(char c) => IsWide(c) ? 2 : 1;

    /// <summary>East Asian wide and full-width characters of the Basic Multilingual Plane (UAX #11), as far as our texts use them.</summary>
    private static bool IsWide(char c) =>
        c is (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6')
            or '■' or '□' or '×' or '→' or '…' or '※';
}
