using System.Globalization;
using System.Net;

namespace Miyaburi.Gateway.Authentication;

/// <summary>A mechanism of an SPF record (RFC 7208, 4.6.1).</summary>
/// <param name="Result">The result when it matches.</param>
/// <param name="Name">Lower-case name.</param>
/// <param name="Domain">What stands after the colon, or empty.</param>
/// <param name="Prefix4">Length of an IPv4 prefix.</param>
/// <param name="Prefix6">Length of an IPv6 prefix.</param>
internal sealed record SpfTerm(string Result, string Name, string Domain, int Prefix4, int Prefix6)
{
    /// <summary>Reads <c>name=value</c>; null when the term is a mechanism.</summary>
    internal static (string Name, string Value)? Modifier(string term)
    {
        var equals = term.IndexOf('=', StringComparison.Ordinal);
        var colon = term.AsSpan().IndexOfAny(':', '/');
        return equals > 0 && (colon < 0 || equals < colon) ? (term[..equals].ToLowerInvariant(), term[(equals + 1)..]) : null;
    }

    /// <summary>Reads a mechanism; null when it is malformed.</summary>
    internal static SpfTerm? Parse(string term)
    {
        var result = term[0] switch
        {
            '-' => "fail",
            '~' => "softfail",
            '?' => "neutral",
            _ => "pass",
        };
        var body = term[0] is '-' or '~' or '?' or '+' ? term[1..] : term;
        var split = body.AsSpan().IndexOfAny(':', '/');
        var name = (split < 0 ? body : body[..split]).ToLowerInvariant();
        var rest = split < 0 ? "" : body[split] == ':' ? body[(split + 1)..] : body[split..];
        return name is "ip4" or "ip6" ? Address(result, name, rest) : WithDomain(result, name, rest);
    }

    /// <summary>Whether the client lies in the network that the mechanism names.</summary>
    internal bool Contains(IPAddress client) => IPAddress.TryParse(Domain, out var network) && Contains(client, network);

    /// <summary>Whether the client lies in the network around an address.</summary>
    internal bool Contains(IPAddress client, IPAddress network)
    {
        if (client.AddressFamily != network.AddressFamily)
        {
            return false;
        }

        var (own, other) = (client.GetAddressBytes(), network.GetAddressBytes());
        var bits = own.Length == 4 ? Prefix4 : Prefix6;
        for (var i = 0; i < own.Length && bits > 0; i++, bits -= 8)
        {
            var mask = bits >= 8 ? 0xFF : 0xFF << (8 - bits) & 0xFF;
            if ((own[i] & mask) != (other[i] & mask))
            {
                return false;
            }
        }

        return true;
    }

    private static SpfTerm? Address(string result, string name, string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var most = name == "ip4" ? 32 : 128;
        var bits = slash < 0 ? most : Bits(rest[(slash + 1)..], most);
        var text = slash < 0 ? rest : rest[..slash];
        return bits < 0 || !IPAddress.TryParse(text, out _) ? null : new SpfTerm(result, name, text, Math.Min(bits, 32), bits);
    }

    private static SpfTerm? WithDomain(string result, string name, string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var domain = slash < 0 ? rest : rest[..slash];
        var lengths = slash < 0 ? "" : rest[slash..];
        var six = lengths.IndexOf("//", StringComparison.Ordinal);
        var four = six < 0 ? lengths : lengths[..six];
        var (prefix4, prefix6) = (four.Length == 0 ? 32 : Bits(four[1..], 32), six < 0 ? 128 : Bits(lengths[(six + 2)..], 128));
        return prefix4 < 0 || prefix6 < 0 ? null : new SpfTerm(result, name, domain, prefix4, prefix6);
    }

    private static int Bits(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= most ? bits : -1;
}
