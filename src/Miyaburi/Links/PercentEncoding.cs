using System.Buffers;
using System.Text;

namespace Miyaburi.Links;

/// <summary>The percent-encode sets of the WHATWG URL Standard, as bits of a table of ASCII.</summary>
internal enum EncodeSet : byte
{
    /// <summary>C0 control percent-encode set.</summary>
    Control = 1,

    /// <summary>Fragment percent-encode set.</summary>
    Fragment = 2,

    /// <summary>Query percent-encode set.</summary>
    Query = 4,

    /// <summary>Special-query percent-encode set.</summary>
    SpecialQuery = 8,

    /// <summary>Path percent-encode set.</summary>
    Path = 16,
}

/// <summary>Percent-encoding and -decoding in UTF-8 (WHATWG URL Standard, section 1.3).</summary>
internal static class PercentEncoding
{
    private const string Hex = "0123456789ABCDEF";

    private static ReadOnlySpan<byte> Sets =>
    [
        31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31,
        31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31,
        30, 0, 30, 28, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 30, 16,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0,
        18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 16, 0, 31,
    ];

    /// <summary>Whether a character must be encoded in the given place.</summary>
    public static bool Needs(char c, EncodeSet set) => c >= 128 || (Sets[c] & (byte)set) != 0;

    /// <summary>The text with every character of the set encoded; unpaired surrogates become U+FFFD.</summary>
    public static string Encode(ReadOnlySpan<char> text, EncodeSet set)
    {
        foreach (var c in text)
        {
            if (Needs(c, set))
            {
                return EncodeAll(text, set);
            }
        }

        return text.ToString();
    }

    /// <summary>The text with its percent-encoded bytes decoded as UTF-8; malformed bytes become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('%'))
        {
            return text.ToString();
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, bytes);
        var decoded = Encoding.UTF8.GetString(bytes.AsSpan(0, DecodeInPlace(bytes.AsSpan(0, length))));
        ArrayPool<byte>.Shared.Return(bytes);
        return decoded;
    }

    /// <summary>Decodes until nothing changes, at most <paramref name="rounds"/> times.</summary>
    public static string DecodeFully(string text, int rounds)
    {
        for (var i = 0; i < rounds && text.Contains('%', StringComparison.Ordinal); i++)
        {
            var decoded = Decode(text);
            if (decoded == text)
            {
                break;
            }

            text = decoded;
        }

        return text;
    }

    private static string EncodeAll(ReadOnlySpan<char> text, EncodeSet set)
    {
        var result = new StringBuilder(text.Length + 32);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && !Needs((char)rune.Value, set))
            {
                result.Append((char)rune.Value);
                continue;
            }

            foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
            {
                result.Append('%').Append(Hex[b >> 4]).Append(Hex[b & 15]);
            }
        }

        return result.ToString();
    }

    private static int DecodeInPlace(Span<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                b = (byte)((Value(bytes[i + 1]) << 4) | Value(bytes[i + 2]));
                i += 2;
            }

            bytes[length++] = b;
        }

        return length;
    }

    private static int Value(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
