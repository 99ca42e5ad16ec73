using System.Text;

namespace Miyaburi.Links;

/// <summary>IPv6 addresses, read and written as the WHATWG URL Standard does.</summary>
internal static class Ipv6Reader
{
    /// <summary>Reads what stands between the brackets; false when a browser would refuse it.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out string canonical)
    {
        canonical = "";
        Span<ushort> pieces = stackalloc ushort[8];
        pieces.Clear();
        var piece = 0;
        var compress = -1;
        var i = 0;
        if (text.StartsWith("::"))
        {
            i = 2;
            compress = piece = 1;
        }
        else if (text.StartsWith(':'))
        {
            return false;
        }

        while (i < text.Length)
        {
            if (piece == 8)
            {
                return false;
            }

            if (text[i] == ':')
            {
                if (compress >= 0)
                {
                    return false;
                }

                i++;
                compress = ++piece;
                continue;
            }

            var start = i;
            var value = 0;
            while (i - start < 4 && i < text.Length && char.IsAsciiHexDigit(text[i]))
            {
                value = (value << 4) | (char.IsAsciiDigit(text[i]) ? text[i] - '0' : (text[i] | 0x20) - 'a' + 10);
                i++;
            }

            if (i < text.Length && text[i] == '.')
            {
                if (i == start || piece > 6 || !TryEmbedded(text[start..], pieces[piece..]))
                {
                    return false;
                }

                piece += 2;
                break;
            }

            if (i < text.Length && (text[i] != ':' || ++i == text.Length))
            {
                return false;
            }

            pieces[piece++] = (ushort)value;
        }

        if (!TryExpand(pieces, piece, compress))
        {
            return false;
        }

        canonical = Write(pieces);
        return true;
    }

    private static bool TryEmbedded(ReadOnlySpan<char> text, Span<ushort> pieces)
    {
        var count = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (count == 4 || part.IsEmpty || part.Length > 3 || part.ContainsAnyExceptInRange('0', '9') || (part.Length > 1 && part[0] == '0'))
            {
                return false;
            }

            var value = 0;
            foreach (var c in part)
            {
                value = (value * 10) + c - '0';
            }

            if (value > 255)
            {
                return false;
            }

            pieces[count / 2] = (ushort)((pieces[count / 2] << 8) | value);
            count++;
        }

        return count == 4;
    }

    private static bool TryExpand(Span<ushort> pieces, int piece, int compress)
    {
        if (compress < 0)
        {
            return piece == 8;
        }

        var moved = piece - compress;
        for (var k = 0; k < moved; k++)
        {
            var from = piece - 1 - k;
            var to = 7 - k;
            (pieces[to], pieces[from]) = (pieces[from], pieces[to]);
        }

        return true;
    }

    private static string Write(ReadOnlySpan<ushort> pieces)
    {
        var (skip, length) = LongestZeros(pieces);
        var text = new StringBuilder(40);
        for (var i = 0; i < 8; i++)
        {
            if (i == skip)
            {
                text.Append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }

            text.Append(null, $"{pieces[i]:x}");
            if (i < 7)
            {
                text.Append(':');
            }
        }

        return text.ToString();
    }

    private static (int Start, int Length) LongestZeros(ReadOnlySpan<ushort> pieces)
    {
        var (best, bestLength) = (-1, 1);
        for (var i = 0; i < 8; i++)
        {
            var start = i;
            while (i < 8 && pieces[i] == 0)
            {
                i++;
            }

            if (i - start > bestLength)
            {
                (best, bestLength) = (start, i - start);
            }
        }

        return (best, bestLength);
    }
}
