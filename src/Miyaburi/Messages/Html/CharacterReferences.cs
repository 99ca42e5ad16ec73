using MimeKit.Text;

namespace Miyaburi.Messages.Html;

/// <summary>Character references (<c>&amp;amp;</c>, <c>&amp;#x30A2;</c>) as HTML reads them (13.2.5.72).</summary>
internal static class CharacterReferences
{
    /// <summary>Longest named reference, <c>CounterClockwiseContourIntegral;</c>.</summary>
    private const int LongestName = 32;

    /// <summary>What Windows-1252 has where C1 controls would be; browsers read <c>&amp;#128;</c> so.</summary>
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Decodes an attribute value; the span's own string when there is nothing to decode.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('&');
        if (at < 0)
        {
            return text.ToString();
        }

        var output = new TextBuffer(text.Length);
        Span<char> decoded = stackalloc char[4];
        while (at >= 0)
        {
            output.Append(text[..at]);
            text = text[at..];
            var used = Read(text, decoded, out var length, inAttribute: true);
            output.Append(used == 0 ? "&" : decoded[..length]);
            text = text[Math.Max(used, 1)..];
            at = text.IndexOf('&');
        }

        output.Append(text);
        return output.TakeString();
    }

    /// <summary>Reads the reference at the start of <paramref name="text"/>.</summary>
    /// <param name="text">Text that starts with an ampersand.</param>
    /// <param name="output">Room for four units.</param>
    /// <param name="length">Units written.</param>
    /// <param name="inAttribute">In attributes a name without semicolon before a letter, digit or = is no reference.</param>
    /// <returns>Units read, or 0 when it is no reference.</returns>
    public static int Read(ReadOnlySpan<char> text, Span<char> output, out int length, bool inAttribute)
    {
        length = 0;
        if (text.Length < 3)
        {
            return 0;
        }

        return text[1] == '#' ? ReadNumber(text, output, out length) : ReadName(text, output, out length, inAttribute);
    }

    private static int ReadNumber(ReadOnlySpan<char> text, Span<char> output, out int length)
    {
        length = 0;
        var hexadecimal = text[2] is 'x' or 'X';
        var at = hexadecimal ? 3 : 2;
        var start = at;
        uint code = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            uint digit = char.IsAsciiDigit(c) ? (uint)(c - '0') : hexadecimal && char.IsAsciiHexDigit(c) ? (uint)((c | 0x20) - 'a' + 10) : 99;
            if (digit == 99)
            {
                break;
            }

            code = code > 0x10FFFF ? code : (code * (hexadecimal ? 16u : 10u)) + digit;
        }

        if (at == start)
        {
            return 0;
        }

        length = Put(code, output);
        return at < text.Length && text[at] == ';' ? at + 1 : at;
    }

    private static int Put(uint code, Span<char> output)
    {
        if (code is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
        {
            code = 0xFFFD;
        }
        else if (code is >= 0x80 and <= 0x9F)
        {
            code = Windows1252[(int)code - 0x80];
        }

        return new System.Text.Rune(code).EncodeToUtf16(output);
    }

    private static int ReadName(ReadOnlySpan<char> text, Span<char> output, out int length, bool inAttribute)
    {
        length = 0;
        var end = 1;
        while (end < text.Length && end <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        if (end == 1)
        {
            return 0;
        }

        if (end < text.Length && text[end] == ';' && Common(text[1..end]) is var common and not '\0')
        {
            output[0] = common;
            length = 1;
            return end + 1;
        }

        return ReadAnyName(text, end, output, out length, inAttribute);
    }

    private static char Common(ReadOnlySpan<char> name) => name switch
    {
        "nbsp" => '\u00A0',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "copy" => '©',
        "zwnj" => '\u200C',
        _ => '\0',
    };

    private static int ReadAnyName(ReadOnlySpan<char> text, int end, Span<char> output, out int length, bool inAttribute)
    {
        length = 0;
        var semicolon = end < text.Length && text[end] == ';';
        var decoder = new HtmlEntityDecoder();
        var used = 0;
        while (used < end && decoder.Push(text[used]))
        {
            used++;
        }

        if (semicolon && used == end && decoder.Push(';'))
        {
            used++;
        }

        var value = decoder.GetValue();
        if (value.Length == 0 || value[0] == '&' || value.Length > output.Length)
        {
            return 0;
        }

        // What the decoder could not use of the name stands behind the character it found.
        var spare = 0;
        while (spare < used && spare < value.Length && value.Length - spare > 1 && value[^(spare + 1)] == text[used - spare - 1] && text[used - spare - 1] != ';')
        {
            spare++;
        }

        used -= spare;
        var ended = used > 0 && text[used - 1] == ';';
        if (inAttribute && !ended && used < text.Length && (text[used] == '=' || char.IsAsciiLetterOrDigit(text[used])))
        {
            return 0;
        }

        length = value.Length - spare;
        value.AsSpan(0, length).CopyTo(output);
        return used;
    }
}
