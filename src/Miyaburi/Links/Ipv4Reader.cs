namespace Miyaburi.Links;

/// <summary>IPv4 addresses in all the forms a browser takes: octal, hexadecimal, fewer than four numbers.</summary>
internal static class Ipv4Reader
{
    /// <summary>Whether a browser would read the name as an IPv4 address (WHATWG "ends in a number").</summary>
    public static bool EndsInNumber(ReadOnlySpan<char> host)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;
        var last = name[(name.LastIndexOf('.') + 1)..];
        return !last.IsEmpty && char.IsAsciiDigit(last[0])
            && (!last.ContainsAnyExceptInRange('0', '9') || TryNumber(last, out _));
    }

    /// <summary>Reads the address; false when a browser would refuse it.</summary>
    public static bool TryRead(ReadOnlySpan<char> host, out string canonical)
    {
        canonical = "";
        var name = host.EndsWith('.') ? host[..^1] : host;
        ulong address = 0;
        var count = 0;
        while (true)
        {
            var dot = name.IndexOf('.');
            var part = dot < 0 ? name : name[..dot];
            if (++count > 4 || !TryNumber(part, out var number))
            {
                return false;
            }

            if (dot < 0)
            {
                return TryFinish(address, number, count, out canonical);
            }

            if (number > 255)
            {
                return false;
            }

            address |= number << (8 * (4 - count));
            name = name[(dot + 1)..];
        }
    }

    private static bool TryFinish(ulong address, ulong last, int count, out string canonical)
    {
        canonical = "";
        if (last >= 1UL << (8 * (5 - count)))
        {
            return false;
        }

        address |= last;
        canonical = string.Create(null, stackalloc char[16], $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out ulong number)
    {
        number = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        uint radix = 10;
        if (text.Length > 1 && text[0] == '0')
        {
            radix = text[1] is 'x' or 'X' ? 16u : 8u;
            text = text[(radix == 16 ? 2 : 1)..];
        }

        foreach (var c in text)
        {
            var digit = char.IsAsciiHexDigit(c) ? (uint)(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10) : 99;
            if (digit >= radix)
            {
                return false;
            }

            // Saturates far above any address, so that long numbers cannot wrap round.
            number = Math.Min((number * radix) + digit, 1UL << 40);
        }

        return true;
    }
}
