using System.Collections.Frozen;

namespace Miyaburi.Links;

/// <summary>
/// Which words with dots are addresses without a scheme. Careful: file names, version numbers, program names and
/// sentences without a space behind the full stop look the same.
/// </summary>
internal static class BareAddress
{
    /// <summary>Whether a host written without a scheme is meant as an address.</summary>
    /// <param name="host">The host as written, ASCII letters in any case.</param>
    /// <param name="hasPath">Whether a slash follows.</param>
    public static bool IsMeant(ReadOnlySpan<char> host, bool hasPath)
    {
        if (host.Length is < 4 or > 253)
        {
            return false;
        }

        Span<char> lower = stackalloc char[host.Length];
        for (var i = 0; i < lower.Length; i++)
        {
            var c = TextCharacters.Narrow(host[i]);
            lower[i] = TextCharacters.IsDot(c) ? '.' : char.ToLowerInvariant(c);
        }

        var match = PublicSuffixes.Find(lower);
        if (!match.IsKnown || match.Icann >= lower.Length - 1 || lower.IndexOf("..") >= 0 || lower[0] is '.' or '-')
        {
            return false;
        }

        if (lower.StartsWith("www."))
        {
            return lower.Length > match.Icann + 5;
        }

        var top = lower[(lower.LastIndexOf('.') + 1)..].ToString();
        return hasPath
            ? !FileEndings.Contains(top) && !LooksLikeSentence(host)
            : Trusted.Contains(top) && !LooksLikeSentence(host) && !IsProgram(lower, host);
    }

    /// <summary>"end.It was": a lower-case word, a full stop and a capitalised word.</summary>
    private static bool LooksLikeSentence(ReadOnlySpan<char> host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 1 && char.IsAsciiLetterUpper(last[0]) && char.IsAsciiLetterLower(last[1]);
    }

    /// <summary>ASP.NET, VB.NET, Paint.NET, and abbreviations of single letters (<c>S.T.A.R.S</c>, <c>e.g.to</c>).</summary>
    private static bool IsProgram(ReadOnlySpan<char> lower, ReadOnlySpan<char> host)
    {
        var firstDot = lower.IndexOf('.');
        return (host.EndsWith(".NET") && lower.Count('.') == 1 && !host[..firstDot].ContainsAnyInRange('0', '9') && host.Length <= 12)
            || (firstDot == 1 && lower.Count('.') == 1 && lower.Length <= 5 && !lower.EndsWith(".jp"));
    }

    /// <summary>Top-level domains that are also endings of files.</summary>
    private static readonly FrozenSet<string> FileEndings = FrozenSet.Create(
        "md", "sh", "py", "zip", "mov", "rs", "ps", "pl", "so", "cab", "ai", "cpa", "java", "aaa", "app", "bat", "com.zip", "in", "am", "mp", "ms", "pub", "properties", "sc", "tf", "vi", "st", "bar", "box", "cfa", "csc", "docs", "doc");

    /// <summary>Top-level domains under which a bare name is taken for an address even without a path.</summary>
    private static readonly FrozenSet<string> Trusted = FrozenSet.Create(
        "com", "net", "org", "jp", "info", "biz", "cn", "top", "xyz", "shop", "online", "site", "club", "vip", "icu", "cfd", "sbs", "cyou",
        "bond", "cc", "tokyo", "osaka", "link", "click", "live", "fun", "store", "space", "website", "tech", "work", "world", "today", "buzz",
        "monster", "rest", "quest", "lol", "mom", "asia", "kr", "tw", "hk", "uk", "us", "eu", "de", "fr", "ru", "ga", "cf", "gq", "ml", "tk", "tv",
        "io", "dev", "page", "cloud", "host", "ltd", "group", "finance", "bank", "win", "bid", "loan", "date", "men", "mobi", "gov", "edu", "int", "ci", "su", "ws", "pw", "best", "autos", "beauty", "hair", "skin", "makeup", "boats", "homes", "yachts", "motorcycles", "email", "support", "services", "center", "agency", "goog", "google", "ly", "gd", "nl", "ch", "ca", "au", "nz", "sg", "th", "vn", "ph", "id", "my.id", "br", "mx", "pl.com", "lat", "life", "zone", "network", "one", "xin", "ren", "wang", "ink", "press", "red", "blue", "black", "gold", "plus", "run", "fit", "cash", "money", "credit", "pro", "tf", "in");
}
