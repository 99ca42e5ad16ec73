namespace Miyaburi.Gateway.Authentication;

/// <summary>What the owner of a domain asks for when mail fails, mildest first.</summary>
internal enum DmarcPolicy
{
    /// <summary>No preference.</summary>
    None,

    /// <summary>Such mail is suspicious.</summary>
    Quarantine,

    /// <summary>Such mail is not from the domain.</summary>
    Reject,
}

/// <summary>
/// A DMARC policy record (RFC 9989, 4.7). Tags that are unknown or malformed count as absent. <c>pct</c>, which that
/// document removed, is read in one case only: 0 meant what <c>t=y</c> means now.
/// </summary>
internal sealed record DmarcRecord
{
    /// <summary>For the domain itself (<c>p</c>).</summary>
    internal required DmarcPolicy Domain { get; init; }

    /// <summary>For names below it (<c>sp</c>).</summary>
    internal required DmarcPolicy Subdomains { get; init; }

    /// <summary>For names below it that do not exist (<c>np</c>).</summary>
    internal required DmarcPolicy NonExistent { get; init; }

    /// <summary>Whether DKIM's domain must be the author's own (<c>adkim=s</c>).</summary>
    internal required bool IsStrictDkim { get; init; }

    /// <summary>Whether SPF's domain must be the author's own (<c>aspf=s</c>).</summary>
    internal required bool IsStrictSpf { get; init; }

    /// <summary>Whether the owner only tries the policy out (<c>t=y</c>).</summary>
    internal required bool IsTest { get; init; }

    /// <summary><c>psd</c>: true for a public suffix, false for a domain that says it is none, null where nothing is said.</summary>
    internal required bool? IsPublicSuffix { get; init; }

    /// <summary>Reads a TXT record; null when it is no record of DMARC.</summary>
    internal static DmarcRecord? Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (Tag(parts[0]) is not ("v", "DMARC1"))
        {
            return null;
        }

        var tags = parts.Skip(1).Select(Tag).GroupBy(t => t.Name).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
        var domain = Policy(tags, "p") ?? DmarcPolicy.None;
        var subdomains = Policy(tags, "sp") ?? domain;
        return new DmarcRecord
        {
            Domain = domain,
            Subdomains = subdomains,
            NonExistent = Policy(tags, "np") ?? subdomains,
            IsStrictDkim = Is(tags, "adkim", "s"),
            IsStrictSpf = Is(tags, "aspf", "s"),
            IsTest = Is(tags, "t", "y") || (!tags.ContainsKey("t") && Is(tags, "pct", "0")),
            IsPublicSuffix = Is(tags, "psd", "y") ? true : Is(tags, "psd", "n") ? false : null,
        };
    }

    private static (string Name, string Value) Tag(string part) =>
        part.Split('=', 2) is [var name, var value] ? (name.Trim().ToLowerInvariant(), value.Trim()) : ("", "");

    private static bool Is(Dictionary<string, string> tags, string name, string value) =>
        tags.TryGetValue(name, out var written) && written.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static DmarcPolicy? Policy(Dictionary<string, string> tags, string name) => tags.GetValueOrDefault(name)?.ToLowerInvariant() switch
    {
        "none" => DmarcPolicy.None,
        "quarantine" => DmarcPolicy.Quarantine,
        "reject" => DmarcPolicy.Reject,
        _ => null,
    };
}
