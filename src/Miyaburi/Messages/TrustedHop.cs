using System.Globalization;

namespace Miyaburi.Messages;

/// <summary>
/// Tells the receiving side's own Received fields from the one by which the message entered from outside. What
/// stands below that one was written by the sender and proves nothing.
/// </summary>
internal static class TrustedHop
{
    /// <summary>Whether the field describes a hop inside the receiving system: no client, or one with a private address.</summary>
    internal static bool IsInternal(string received)
    {
        if (!received.StartsWith("from ", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var by = received.IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        var client = by < 0 ? received : received[..by];
        var open = client.LastIndexOf('[');
        var close = open < 0 ? -1 : client.IndexOf(']', open);
        return close > open && IsPrivate(client.AsSpan(open + 1, close - open - 1));
    }

    /// <summary>RFC 1918, RFC 4193, loopback and link-local addresses.</summary>
    private static bool IsPrivate(ReadOnlySpan<char> address)
    {
        if (address.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase))
        {
            address = address[5..];
        }

        if (address.Contains(':'))
        {
            return address is "::1"
                || address.StartsWith("fc", StringComparison.OrdinalIgnoreCase)
                || address.StartsWith("fd", StringComparison.OrdinalIgnoreCase)
                || address.StartsWith("fe80", StringComparison.OrdinalIgnoreCase);
        }

        Span<int> octets = stackalloc int[4];
        var count = 0;
        foreach (var range in address.Split('.'))
        {
            if (count == 4 || !int.TryParse(address[range], NumberStyles.None, CultureInfo.InvariantCulture, out octets[count++]))
            {
                return false;
            }
        }

        return count == 4 && octets[0] switch
        {
            10 or 127 => true,
            172 => octets[1] is >= 16 and <= 31,
            192 => octets[1] == 168,
            169 => octets[1] == 254,
            _ => false,
        };
    }
}
