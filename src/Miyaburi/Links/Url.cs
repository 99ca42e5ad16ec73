using System.Collections.Immutable;

namespace Miyaburi.Links;

/// <summary>An address split as the WHATWG URL Standard splits it, with what was unusual about it.</summary>
public sealed record Url
{
    /// <summary>Lower-case scheme without the colon.</summary>
    public required string Scheme { get; init; }

    /// <summary>User name and password as written before the host, or empty. Never shown to a server by anybody honest.</summary>
    public string UserInfo { get; init; } = "";

    /// <summary>The host, or null for schemes without one (mailto, javascript, data).</summary>
    public Host? Host { get; init; }

    /// <summary>The port when it is not the scheme's default.</summary>
    public int? Port { get; init; }

    /// <summary>The path, from its first slash; percent-encoded as a browser would send it.</summary>
    public string Path { get; init; } = "";

    /// <summary>The query without the question mark, or null when there is none.</summary>
    public string? Query { get; init; }

    /// <summary>The fragment without the number sign, or null when there is none.</summary>
    public string? Fragment { get; init; }

    /// <summary>What honest addresses do not do.</summary>
    public ImmutableArray<UrlTrick> Tricks { get; init; } = [];
}

/// <summary>Unusual ways of writing an address. Each was seen in attacks (research notes in docs/signals).</summary>
public enum UrlTrick
{
    /// <summary>User name or password before the host (<c>https://jcom.co.jp@evil…</c>).</summary>
    UserInfo,

    /// <summary>User name that itself looks like a domain.</summary>
    UserInfoDomain,

    /// <summary>Backslashes where slashes belong.</summary>
    Backslash,

    /// <summary>Too few or too many slashes behind the scheme.</summary>
    Slashes,

    /// <summary>Tab or line break inside the address.</summary>
    TabOrNewline,

    /// <summary>Characters that look like a slash but are none (U+2044, U+2215, U+29F8 …), in host or userinfo.</summary>
    ConfusableSlash,

    /// <summary>Full-width, squared, circled or otherwise styled letters or dots in the host.</summary>
    StyledHost,

    /// <summary>Invisible characters in the host.</summary>
    InvisibleInHost,

    /// <summary>Percent-encoding in the host.</summary>
    PercentEncodedHost,

    /// <summary>Percent-encoding applied more than once in path or query.</summary>
    DoubleEncoding,

    /// <summary>An IPv4 address written as one number, in octal or hexadecimal.</summary>
    NumericHost,

    /// <summary>A port other than the scheme's own.</summary>
    OddPort,

    /// <summary>A port that no browser accepts (letters, above 65535); the rest was read without it.</summary>
    InvalidPort,

    /// <summary>The address was written broken (<c>hxxp</c>, <c>http //</c>, <c>[.]</c>, spaces inside) and repaired.</summary>
    Repaired,
}
