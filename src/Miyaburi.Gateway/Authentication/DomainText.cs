using Miyaburi.Links;

namespace Miyaburi.Gateway.Authentication;

/// <summary>Domains as they may stand in a header field.</summary>
internal static class DomainText
{
    /// <summary>Lower-case ASCII, or <c>invalid</c>: what a stranger wrote must not become another result.</summary>
    internal static string Clean(string domain)
    {
        var name = domain.Trim().TrimEnd('.').ToLowerInvariant();
        return name.Length is > 0 and <= 253 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? name : "invalid";
    }

    /// <summary>Whether a domain is another one or lies below it.</summary>
    internal static bool IsWithin(string domain, string parent) =>
        domain == parent || (domain.EndsWith(parent, StringComparison.Ordinal) && domain[^(parent.Length + 1)] == '.');

    /// <summary>The registrable domain: one label below the public suffix.</summary>
    internal static string Organizational(string domain)
    {
        var host = HostReader.Read(domain);
        return host.RegistrableDomain.Length > 0 ? host.RegistrableDomain : domain;
    }
}
