using System.Globalization;
using System.Text;

namespace Miyaburi.Messages.Files;

/// <summary>Strings of PDF files (ISO 32000-1, 7.3.4): literal and hexadecimal.</summary>
internal static class PdfString
{
    /// <summary>Longest string read.</summary>
    private const int Longest = 16 * 1024;

    /// <summary>Reads the string at the start of the bytes, white space before it allowed; null when there is none.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes) => Read(bytes, out _);

    /// <summary>The same.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="length">How many of them the string takes, white space before it included; 0 when there is none.</param>
    public static string? Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var trimmed = bytes.TrimStart(" \t\r\n\0\f"u8);
        var start = bytes.Length - trimmed.Length;
        trimmed = trimmed[..Math.Min(trimmed.Length, Longest)];
        var (text, read) = trimmed switch
        {
            [(byte)'(', ..] => (Text(Literal(trimmed[1..], out var end)), end + 1),
            [(byte)'<', not (byte)'<', ..] => (Text(Hexadecimal(trimmed[1..], out var end)), end + 1),
            _ => (null, -start),
        };
        length = start + read;
        return text;
    }

    /// <summary>UTF-16 with a mark, or bytes that are mostly ASCII.</summary>
    public static string Text(List<byte> bytes)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes);
        return span is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(span[2..])
            : span is [0xEF, 0xBB, 0xBF, ..] ? Encoding.UTF8.GetString(span[3..])
            : Charsets.TextDecoder.Decode(span).Text;
    }

    /// <summary>The bytes of a literal string; brackets may nest, <c>\053</c> is octal.</summary>
    public static List<byte> Literal(ReadOnlySpan<byte> bytes) => Literal(bytes, out _);

    private static List<byte> Literal(ReadOnlySpan<byte> bytes, out int length)
    {
        var output = new List<byte>();
        var depth = 1;
        length = bytes.Length;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b == '\\' && i + 1 < bytes.Length)
            {
                i = Escape(bytes, i + 1, output);
                continue;
            }

            depth += b == '(' ? 1 : b == ')' ? -1 : 0;
            if (depth == 0)
            {
                length = i + 1;
                break;
            }

            output.Add(b);
        }

        return output;
    }

    private static int Escape(ReadOnlySpan<byte> bytes, int at, List<byte> output)
    {
        var b = bytes[at];
        if (b is >= (byte)'0' and <= (byte)'7')
        {
            var value = 0;
            var end = at;
            while (end < bytes.Length && end < at + 3 && bytes[end] is >= (byte)'0' and <= (byte)'7')
            {
                value = (value * 8) + bytes[end++] - '0';
            }

            output.Add((byte)value);
            return end - 1;
        }

        if (b is (byte)'\r' or (byte)'\n')
        {
            return b == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n' ? at + 1 : at;
        }

        output.Add(b switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' => 8, (byte)'f' => 12, _ => b });
        return at;
    }

    private static List<byte> Hexadecimal(ReadOnlySpan<byte> bytes, out int length)
    {
        var output = new List<byte>();
        var high = -1;
        length = 0;
        foreach (var b in bytes)
        {
            length++;
            if (b == '>')
            {
                break;
            }

            if (!byte.TryParse([(char)b], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit))
            {
                continue;
            }

            if (high < 0)
            {
                high = digit;
            }
            else
            {
                output.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        return output;
    }
}
