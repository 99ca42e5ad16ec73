using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Miyaburi.Waves;

/// <summary>
/// Who strangers are, for a server that takes their reports. A token would make one person as many reporters as they like; so
/// a reporter is the network they come from, under a key that is thrown away at the end of the year: afterwards nobody, the
/// operator included, can tell which network it was. People behind one network count as one, which errs on the side of
/// showing less.
/// </summary>
public sealed class Pseudonyms
{
    private const string Prefix = "network ";
    private const int Ipv4Bytes = 3;
    private const int Ipv6Bytes = 6;

    private readonly byte[] key;

    private Pseudonyms(int year, byte[] key) => (Year, this.key) = (year, key);

    /// <summary>The year for which they hold.</summary>
    public int Year { get; }

    /// <summary>The names of a year; the keys of other years are deleted.</summary>
    public static Pseudonyms Of(StoreSecrets secrets, int year)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var name = Prefix + year.ToString(CultureInfo.InvariantCulture);
        secrets.ForgetOthers(Prefix, name);
        return new(year, secrets.Key(name));
    }

    /// <summary>The reporter behind an address: IPv4 the first 24 bits, IPv6 the first 48, which is what one customer is given.</summary>
    public Guid Of(IPAddress? address)
    {
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        var network = address is null
            ? []
            : address.GetAddressBytes()[..(address.AddressFamily is AddressFamily.InterNetworkV6 ? Ipv6Bytes : Ipv4Bytes)];
        return new(HMACSHA256.HashData(key, network).AsSpan(0, 16), bigEndian: true);
    }
}
