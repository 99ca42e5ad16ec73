namespace Miyaburi.Messages.Html;

/// <summary>Character references (<c>&amp;amp;</c>, <c>&amp;#x30A2;</c>) as HTML reads them (13.2.5.72).</summary>
internal static class CharacterReferences
{
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
        if (Common(text) is var (character, units))
        {
            output[0] = character;
            length = 1;
            return units;
        }

        var used = NamedReferences.Read(text[1..], output, out length);
        if (used == 0)
        {
            return 0;
        }

        used++;
        var isBare = text[used - 1] != ';';
        if (inAttribute && isBare && used < text.Length && (text[used] == '=' || char.IsAsciiLetterOrDigit(text[used])))
        {
            length = 0;
            return 0;
        }

        return used;
    }

    /// <summary>The references that make up nearly all mail, without a search.</summary>
    private static (char Character, int Units)? Common(ReadOnlySpan<char> text) =>
        text.StartsWith("&nbsp;") ? ('\u00A0', 6)
        : text.StartsWith("&amp;") ? ('&', 5)
        : text.StartsWith("&lt;") ? ('<', 4)
        : text.StartsWith("&gt;") ? ('>', 4)
        : text.StartsWith("&quot;") ? ('"', 6)
        : text.StartsWith("&zwnj;") ? ('\u200C', 6)
        : null;
}
