using Miyaburi.Links;
using Miyaburi.Text;

namespace Miyaburi.Signals.Links;

/// <summary>What the written shape of a host or path tells; pure functions.</summary>
internal static class AddressShape
{
    /// <summary>Endings that people read as Japanese, and their imitations with a changed letter.</summary>
    private static readonly string[] Suffixes =
        ["co.jp", "co-jp", "ne.jp", "ne-jp", "or.jp", "or-jp", "go.jp", "go-jp", "ac.jp", "co.ip", "co-ip", "c0.jp", "c0-jp", "cojp", "ne.ip"];

    private static readonly string[] GluedSuffixes = [".co.jp", ".ne.jp", ".or.jp", ".go.jp", "-co.jp", ".co-jp"];

    private const int ManyLabels = 3;
    private const int ManyHyphens = 3;

    /// <summary>The Japanese-looking ending left of the real public suffix, or null.</summary>
    internal static string? FakeSuffix(Host host)
    {
        var left = LeftOfSuffix(host);
        if (!left.Contains("jp", StringComparison.Ordinal) && !left.Contains("ip", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var suffix in Suffixes)
        {
            for (var at = left.IndexOf(suffix, StringComparison.Ordinal); at >= 0; at = left.IndexOf(suffix, at + 1, StringComparison.Ordinal))
            {
                if (at > 0 && IsEdge(left, at - 1) && IsEdge(left, at + suffix.Length))
                {
                    return suffix;
                }
            }
        }

        return null;
    }

    /// <summary>Whether letters follow directly on an ending such as <c>.co.jp</c>.</summary>
    internal static bool HasGluedSuffix(Host host)
    {
        if (!host.Ascii.Contains("jp", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var suffix in GluedSuffixes)
        {
            var at = host.Ascii.IndexOf(suffix, StringComparison.Ordinal);
            var end = at + suffix.Length;
            if (at > 0 && end < host.Ascii.Length && !IsEdge(host.Ascii, end))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A domain under <c>.jp</c> as a decoy would show it.</summary>
    internal static bool IsJapaneseDomain(string name) => name.EndsWith(".jp", StringComparison.Ordinal);

    /// <summary>Whether one label mixes Latin letters with look-alikes of another script.</summary>
    internal static bool MixesScripts(Host host)
    {
        if (!host.Ascii.Contains("xn--", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var label in host.Unicode.Split('.'))
        {
            var latin = label.AsSpan().ContainsAnyInRange('a', 'z');
            var alike = label.AsSpan().ContainsAnyInRange('\u0370', '\u058F');
            if (alike && (latin || Confusables.FoldHost(label).AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Many labels left of the site, or many hyphens.</summary>
    internal static bool IsDeep(Host host)
    {
        if (host.Kind is not HostKind.Domain || host.Ascii.Length <= host.Site.Length)
        {
            return host.Site.AsSpan().Count('-') >= ManyHyphens && !host.Site.Contains("xn--", StringComparison.Ordinal);
        }

        var left = host.Ascii.AsSpan(0, host.Ascii.Length - host.Site.Length - 1);
        var labels = left.Count('.') + (left.StartsWith("www.", StringComparison.Ordinal) || left is "www" ? 0 : 1);
        return labels >= ManyLabels || host.Ascii.AsSpan().Count('-') - (2 * Count(host.Ascii, "xn--")) >= ManyHyphens;
    }

    /// <summary>Addresses of the reader's own network (RFC 1918, RFC 3927, RFC 4193, loopback).</summary>
    internal static bool IsLocal(Host host)
    {
        var text = host.Ascii;
        if (host.Kind is HostKind.IPv6)
        {
            return text is "::1" || text.StartsWith("fe80", StringComparison.Ordinal) || text.StartsWith("fc", StringComparison.Ordinal) || text.StartsWith("fd", StringComparison.Ordinal);
        }

        var parts = text.Split('.');
        return parts[0] is "10" or "127" or "0"
            || (parts[0] == "192" && parts[1] == "168")
            || (parts[0] == "169" && parts[1] == "254")
            || (parts[0] == "172" && parts[1].Length == 2 && string.CompareOrdinal(parts[1], "16") >= 0 && string.CompareOrdinal(parts[1], "31") <= 0);
    }

    private static string LeftOfSuffix(Host host) =>
        host.PublicSuffix.Length > 0 && host.Ascii.Length > host.PublicSuffix.Length + 1 ? host.Ascii[..^(host.PublicSuffix.Length + 1)] : "";

    private static bool IsEdge(string text, int index) => (uint)index >= (uint)text.Length || !char.IsAsciiLetterOrDigit(text[index]);

    private static int Count(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;
}
