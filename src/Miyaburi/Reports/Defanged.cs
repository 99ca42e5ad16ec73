using System.Text;

namespace Miyaburi.Reports;

/// <summary>
/// Writes addresses so that nobody follows them by accident and no terminal or chat makes a link of them. Works on
/// any text and needs no list of its addresses.
/// </summary>
internal static class Defanged
{
    private static readonly string[] Schemes = ["https", "http", "ftps", "ftp", "wss", "ws"];

    /// <summary>A text with the addresses in it defanged.</summary>
    internal static string Text(string text)
    {
        if (!text.Contains('.', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            AppendUnit(safe, text, i);
        }

        return safe.ToString();
    }

    /// <summary>An address, every dot of it defanged.</summary>
    internal static string Address(string address)
    {
        var safe = address.Replace("[.]", ".", StringComparison.Ordinal).Replace(".", "[.]", StringComparison.Ordinal);
        return safe.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "hxxp" + safe[4..] : safe;
    }

    /// <summary>Appends one unit of a text as it may be shown; the unit's place decides what that is.</summary>
    internal static void AppendUnit(StringBuilder target, ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        if (c is '.' && IsHostDot(text, index))
        {
            target.Append("[.]");
        }
        else if (c is 't' or 'T' && IsInScheme(text, index))
        {
            target.Append('x');
        }
        else
        {
            target.Append(c);
        }
    }

    /// <summary>A dot between what may be labels: a number with decimals keeps its point.</summary>
    private static bool IsHostDot(ReadOnlySpan<char> text, int index)
    {
        if (index == 0 || index + 1 >= text.Length || !IsLabel(text[index - 1]) || !IsLabel(text[index + 1]))
        {
            return false;
        }

        return !(char.IsAsciiDigit(text[index - 1]) && char.IsAsciiDigit(text[index + 1]) && !IsNumericAddress(text, index));
    }

    private static bool IsLabel(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || (c > '\u007F' && char.IsLetterOrDigit(c));

    /// <summary>Digits and three dots: an IPv4 address.</summary>
    private static bool IsNumericAddress(ReadOnlySpan<char> text, int index)
    {
        var start = index;
        var end = index;
        while (start > 0 && index - start < 16 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is '.'))
        {
            start--;
        }

        while (end + 1 < text.Length && end - index < 16 && (char.IsAsciiDigit(text[end + 1]) || text[end + 1] is '.'))
        {
            end++;
        }

        return text[start..(end + 1)].Count('.') >= 3;
    }

    /// <summary>One of the two "t" of a scheme that stands before a colon and a slash or backslash.</summary>
    private static bool IsInScheme(ReadOnlySpan<char> text, int index)
    {
        foreach (var scheme in Schemes)
        {
            for (var at = 0; at < scheme.Length; at++)
            {
                if (scheme[at] != 't' || index < at)
                {
                    continue;
                }

                var rest = text[(index - at)..];
                if (rest.Length > scheme.Length + 1 && rest[..scheme.Length].Equals(scheme, StringComparison.OrdinalIgnoreCase)
                    && rest[scheme.Length] is ':' && rest[scheme.Length + 1] is '/' or '\\')
                {
                    return true;
                }
            }
        }

        return false;
    }
}
