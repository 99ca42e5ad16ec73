using System.Collections.Frozen;
using System.Text;
using Miyaburi.Links;

namespace Miyaburi.Waves;

/// <summary>
/// What addresses of one wave have in common although each differs: the site, the fixed part of a host made for many
/// (<c>t:jcom.co.jp.*.cn</c>), the path of the kit behind it (<c>p:/ja-JP/login.php</c>). Never that of an honest company's domain.
/// </summary>
public static class LinkPattern
{
    /// <summary>Letters of a path that tell one kit from another, at least.</summary>
    private const int FewestPathLetters = 5;

    private const int LongestPattern = 120;

    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>Files that pages of this kind are made of, also with the number of a version behind (<c>php7</c>).</summary>
    private static readonly FrozenSet<string> FileEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "php", "phtml", "html", "htm", "shtml", "shtm", "xhtml", "asp", "aspx", "ashx", "jsp", "jspx", "do", "action", "cgi", "pl", "py", "cfm", "js", "css", "json", "xml", "txt", "svg", "png", "jpg", "jpeg", "gif", "ico", "pdf", "zip", "apk", "ipa", "exe");

    /// <summary>Hosts that many people share say nothing of who is behind a page.</summary>
    private const HostTraits Shared = HostTraits.Shortener | HostTraits.Redirector | HostTraits.SharedPlatform | HostTraits.Infrastructure;

    /// <summary>The patterns of an address; none for one without a usable host.</summary>
    /// <param name="url">The address it finally leads to.</param>
    /// <param name="traits">What the lists say of its host.</param>
    public static IEnumerable<string> Of(Url url, HostTraits traits)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Host is not { Kind: HostKind.Domain or HostKind.IPv4 or HostKind.IPv6 } host || (traits & Shared) != 0
            ? []
            : Patterns(url, host);
    }

    /// <summary>
    /// Whether a pattern of a path or of a host made for many (<c>p:</c>, <c>t:</c>) is one that is made here: an address is made of it, and
    /// that has to give the very same. So nothing that would be masked here comes in as somebody else's pattern.
    /// </summary>
    /// <param name="pattern">As somebody else sends it.</param>
    public static bool IsMadeHere(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Length <= LongestPattern
            && AddressLike(pattern) is { } address
            && UrlReader.TryRead(address, AnalysisLimits.Default) is UrlReading.Read { Url: { Host: { } host } url }
            && Of(url, HostLists.Default.TraitsOf(host)).Contains(pattern, StringComparer.Ordinal);
    }

    /// <summary>An address that has the pattern, when any has.</summary>
    private static string? AddressLike(string pattern)
    {
        var kept = pattern.Length > 2 ? pattern[2..].Replace('#', '0') : "";
        if (kept.Length == 0 || !kept.All(c => c is > ' ' and < '\u007F'))
        {
            return null;
        }

        if (pattern.StartsWith("p:/", StringComparison.Ordinal))
        {
            var names = kept.Split('?');
            return "https://pattern.example" + names[0] + (names.Length == 1 ? "" : "?" + string.Join('&', names[1..]));
        }

        return pattern.StartsWith("t:", StringComparison.Ordinal) && kept.Split(".*") is [var before, var suffix] ? $"https://{before}.pattern{suffix}/" : null;
    }

    private static IEnumerable<string> Patterns(Url url, Host host)
    {
        yield return "h:" + host.Site;
        if (Template(host) is { } template)
        {
            yield return Cut("t:" + template);
        }

        if (PathOf(url) is { } path)
        {
            yield return Cut("p:" + path);
        }
    }

    private static string Cut(string pattern) => pattern.Length > LongestPattern ? pattern[..LongestPattern] : pattern;

    /// <summary>The labels before the registered one, with numbers masked, when they say something.</summary>
    private static string? Template(Host host)
    {
        if (host.Kind is not HostKind.Domain || host.Ascii.Length <= host.Site.Length + 1)
        {
            return null;
        }

        var before = host.Ascii[..^(host.Site.Length + 1)];
        if (before.Length < FewestPathLetters || LooksRandom(before))
        {
            return null;
        }

        var dot = host.Site.IndexOf('.', StringComparison.Ordinal);
        return Masked(before) + ".*" + (dot < 0 ? "" : host.Site[dot..]);
    }

    /// <summary>Path and names of parameters; values, numbers, random pieces and what may name a reader are masked.</summary>
    private static string? PathOf(Url url)
    {
        var path = new StringBuilder();
        foreach (var segment in url.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path.Append('/').Append(LooksRandom(segment) || MayNameAReader(segment) ? "*" : Masked(segment));
        }

        if (url.Path.EndsWith('/') || path.Length == 0)
        {
            path.Append('/');
        }

        foreach (var pair in (url.Query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = pair.Split('=')[0];
            path.Append('?').Append(LooksRandom(name) || MayNameAReader(name) ? "*" : Masked(name));
        }

        var text = path.ToString();
        return text.Count(char.IsAsciiLetter) >= FewestPathLetters || (text.Contains('?', StringComparison.Ordinal) && text.Count(char.IsAsciiLetter) >= 3) ? text : null;
    }

    /// <summary>A mail address, or what could be one's part before the @: a dot that no file ending explains. A name that begins with its dot is a folder's.</summary>
    private static bool MayNameAReader(string text)
    {
        var dot = text.LastIndexOf('.');
        return text.Contains('@', StringComparison.Ordinal) || (dot > 0 && !FileEndings.Contains(text[(dot + 1)..].TrimEnd(Digits)));
    }

    private static string Masked(string text)
    {
        var masked = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            if (!char.IsAsciiDigit(unit))
            {
                masked.Append(unit);
            }
            else if (masked.Length == 0 || masked[^1] != '#')
            {
                masked.Append('#');
            }
        }

        return masked.ToString();
    }

    /// <summary>Letters and digits in turn, percent codes, or long without a vowel in reach: made by a program for one reader.</summary>
    private static bool LooksRandom(string text)
    {
        var turns = 0;
        for (var i = 1; i < text.Length; i++)
        {
            turns += char.IsAsciiDigit(text[i]) != char.IsAsciiDigit(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i]) && char.IsAsciiLetterOrDigit(text[i - 1]) ? 1 : 0;
        }

        return turns >= 3 || text.Contains('%', StringComparison.Ordinal) || text.Length > 40 || (text.Length >= 8 && !text.Any(c => "aeiouyAEIOUY".Contains(c, StringComparison.Ordinal)));
    }
}
