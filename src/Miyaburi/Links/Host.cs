namespace Miyaburi.Links;

/// <summary>What stands in the host's place.</summary>
public enum HostKind
{
    /// <summary>A domain name.</summary>
    Domain,

    /// <summary>An IPv4 address.</summary>
    IPv4,

    /// <summary>An IPv6 address.</summary>
    IPv6,

    /// <summary>Something a browser would refuse; kept as written.</summary>
    Invalid,
}

/// <summary>A host, split at its public suffix.</summary>
public sealed record Host
{
    /// <summary>What it is.</summary>
    public required HostKind Kind { get; init; }

    /// <summary>Lower-case ASCII form (A-labels), without final dots; IPv6 without brackets.</summary>
    public required string Ascii { get; init; }

    /// <summary>The form a person reads (U-labels).</summary>
    public required string Unicode { get; init; }

    /// <summary>The public suffix of the ICANN part of the list (<c>co.jp</c>), or empty.</summary>
    public string PublicSuffix { get; init; } = "";

    /// <summary>One label more than the ICANN suffix (<c>jcom.co.jp</c>), or the whole name when it is itself a suffix or an address.</summary>
    public required string RegistrableDomain { get; init; }

    /// <summary>The suffix of the private part of the list under which strangers register (<c>duckdns.org</c>), or empty.</summary>
    public string PrivateSuffix { get; init; } = "";

    /// <summary>Who is answerable for the name: one label more than the private suffix where there is one, otherwise the registrable domain.</summary>
    public required string Site { get; init; }

    /// <summary>Whether this name is <paramref name="domain"/> or lies under it.</summary>
    /// <param name="domain">A lower-case ASCII domain.</param>
    public bool IsWithin(string domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return Ascii.EndsWith(domain, StringComparison.Ordinal)
            && (Ascii.Length == domain.Length || Ascii[^(domain.Length + 1)] == '.');
    }
}
