using System.Text;

namespace Miyaburi.Links.Onward;

/// <summary>
/// Services that are known to lead on to an address inside their own: translators, caches, archives, the exits of
/// search engines and social networks, relays of mail filters. What they lead to is certain.
/// </summary>
internal static class Relays
{
    /// <summary>The address a known service leads to, or null.</summary>
    public static string? Target(Url url, Host host)
    {
        var name = host.Ascii;
        return url.Scheme switch
        {
            "intent" => Intent(url, name),
            "http" or "https" => Google(url, host) ?? Rewriter(url, name) ?? Exit(url, name) ?? Cache(url, name),
            _ => null,
        };
    }

    private static string? Google(Url url, Host host)
    {
        if (host.Ascii.EndsWith(".translate.goog", StringComparison.Ordinal))
        {
            var label = host.Ascii.AsSpan(0, host.Ascii.Length - ".translate.goog".Length);
            return label.Contains('.') ? null : $"{SchemeOf(url)}://{LabelEncoding.Decode(label)}{url.Path}{QueryWithout(url.Query, "_x_tr_")}";
        }

        if (!host.RegistrableDomain.StartsWith("google.", StringComparison.Ordinal))
        {
            return null;
        }

        if (host.Ascii.StartsWith("translate.", StringComparison.Ordinal) || url.Path.StartsWith("/translate", StringComparison.Ordinal))
        {
            return TargetText.AbsoluteOrBare(QueryParameters.Find(url.Query, "u"));
        }

        if (url.Path == "/url" || url.Path.StartsWith("/url/", StringComparison.Ordinal))
        {
            return TargetText.Absolute(QueryParameters.Find(url.Query, "q")) ?? TargetText.Absolute(QueryParameters.Find(url.Query, "url"));
        }

        if (url.Path.StartsWith("/amp/", StringComparison.Ordinal))
        {
            return AmpPath(url, url.Path[5..]);
        }

        return url.Path is "/aclk" or "/pagead/aclk" ? TargetText.Absolute(QueryParameters.Find(url.Query, "adurl")) : null;
    }

    private static string? Rewriter(Url url, string name)
    {
        if (name.EndsWith(".safelinks.protection.outlook.com", StringComparison.Ordinal))
        {
            return TargetText.Absolute(QueryParameters.Find(url.Query, "url"));
        }

        return name switch
        {
            "urldefense.proofpoint.com" or "urldefense.com" or "urldefense.us" => UrlDefense.Target(url),
            "linkprotect.cudasvc.com" => TargetText.Absolute(QueryParameters.Find(url.Query, "a")),
            "clicktime.symantec.com" or "urlsand.esvalabs.com" or "shared.outlook.inky.com" => TargetText.Absolute(QueryParameters.Find(url.Query, "u")),
            "secure-web.cisco.com" => TargetText.Absolute(LastSegment(url.Path)),
            _ => null,
        };
    }

    private static string? Exit(Url url, string name)
    {
        var parameter = name switch
        {
            "l.facebook.com" or "lm.facebook.com" or "l.instagram.com" or "l.threads.net" or "l.messenger.com" => "u",
            "www.facebook.com" or "facebook.com" or "m.facebook.com" when url.Path is "/l.php" or "/flx/warn/" => "u",
            "www.youtube.com" or "youtube.com" or "m.youtube.com" when url.Path == "/redirect" => "q",
            "www.linkedin.com" or "linkedin.com" when url.Path.StartsWith("/redir", StringComparison.Ordinal) => "url",
            "vk.com" or "away.vk.com" when url.Path.StartsWith("/away", StringComparison.Ordinal) => "to",
            "t.umblr.com" => "z",
            "disq.us" => "url",
            "out.reddit.com" or "slack-redir.net" => "url",
            "www.bing.com" or "bing.com" when url.Path.StartsWith("/ck/", StringComparison.Ordinal) => "u",
            "duckduckgo.com" when url.Path.StartsWith("/l/", StringComparison.Ordinal) => "uddg",
            "steamcommunity.com" when url.Path.StartsWith("/linkfilter", StringComparison.Ordinal) => "url",
            _ => "",
        };
        return parameter.Length == 0 ? null : TargetText.Absolute(QueryParameters.Find(url.Query, parameter));
    }

    private static string? Cache(Url url, string name)
    {
        if (name.EndsWith("cdn.ampproject.org", StringComparison.Ordinal) && url.Path.Length > 3 && url.Path[2] == '/')
        {
            return AmpPath(url, url.Path[3..]);
        }

        if (name is "web.archive.org" && url.Path.StartsWith("/web/", StringComparison.Ordinal))
        {
            var slash = url.Path.IndexOf('/', 5);
            return slash < 0 ? null : TargetText.AbsoluteOrBare(url.Path.AsSpan(slash + 1).ToString() + (url.Query is null ? "" : "?" + url.Query));
        }

        return null;
    }

    private static string? AmpPath(Url url, string path)
    {
        var secure = path.StartsWith("s/", StringComparison.Ordinal);
        var target = secure ? path[2..] : path;
        return target.Length == 0 ? null : $"{(secure ? "https" : "http")}://{PercentEncoding.Decode(target)}{(url.Query is null ? "" : "?" + url.Query)}";
    }

    /// <summary>Android intents: <c>intent://host/path#Intent;scheme=https;S.browser_fallback_url=…;end</c>.</summary>
    private static string? Intent(Url url, string name)
    {
        foreach (var range in (url.Fragment ?? "").AsSpan().Split(';'))
        {
            var part = (url.Fragment ?? "").AsSpan(range);
            if (part.StartsWith("S.browser_fallback_url="))
            {
                return TargetText.Absolute(part["S.browser_fallback_url=".Length..]);
            }
        }

        var scheme = url.Fragment?.Contains("scheme=http;", StringComparison.Ordinal) == true ? "http" : "https";
        return url.Fragment?.Contains("scheme=http", StringComparison.Ordinal) == true ? $"{scheme}://{name}{url.Path}" : null;
    }

    private static string SchemeOf(Url url) => QueryParameters.Find(url.Query, "_x_tr_sch").SequenceEqual("http") ? "http" : "https";

    private static ReadOnlySpan<char> LastSegment(string path) => path.AsSpan(path.LastIndexOf('/') + 1);

    private static string QueryWithout(string? query, string prefix)
    {
        var kept = new StringBuilder();
        var parameters = new QueryParameters(query);
        while (parameters.Next())
        {
            if (!parameters.Name.StartsWith(prefix))
            {
                kept.Append(kept.Length == 0 ? '?' : '&').Append(parameters.Name).Append(parameters.Name.IsEmpty ? "" : "=").Append(parameters.Value);
            }
        }

        return kept.ToString();
    }
}
