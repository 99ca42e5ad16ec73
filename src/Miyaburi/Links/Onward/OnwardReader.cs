using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Miyaburi.Links.Onward;

/// <summary>Finds the addresses that following an address would lead to, as far as the address itself tells.</summary>
internal static class OnwardReader
{
    /// <summary>The addresses inside, outermost first, and how many of them known services are certain to lead to.</summary>
    public static (ImmutableArray<Url> Onward, int Certain) Read(Url url, HostLists lists, AnalysisLimits limits)
    {
        ImmutableArray<Url>.Builder? found = null;
        var certain = 0;
        var current = url;
        for (var depth = 0; depth < limits.NestedTargets; depth++)
        {
            var (text, isCertain) = Next(current, lists);
            if (text is null || UrlReader.TryRead(text, limits) is not UrlReading.Read(var next) || next.Host is null || IsSame(next, current))
            {
                break;
            }

            found ??= ImmutableArray.CreateBuilder<Url>();
            found.Add(next);
            certain = isCertain && certain == depth ? depth + 1 : certain;
            current = next;
        }

        return (found?.ToImmutable() ?? [], certain);
    }

    private static (string? Text, bool Certain) Next(Url url, HostLists lists)
    {
        if (url.Host is null)
        {
            return (OpaqueTarget(url), true);
        }

        if (!MayHoldTarget(url))
        {
            return (null, false);
        }

        if (Relays.Target(url, url.Host) is { } relayed)
        {
            return (relayed, true);
        }

        var leadsOn = (lists.TraitsOf(url.Host) & (HostTraits.Redirector | HostTraits.Shortener)) != 0;
        return (FromQuery(url.Query, anyName: leadsOn) ?? FromPath(url), leadsOn);
    }

    /// <summary>Most addresses hold nothing that could be another one; they cost one look.</summary>
    private static bool MayHoldTarget(Url url) =>
        url.Query is not null || url.Scheme == "intent" || url.Path.Length > 8
        || url.Host!.Ascii.EndsWith(".translate.goog", StringComparison.Ordinal);

    private static string? FromQuery(string? query, bool anyName)
    {
        string? other = null;
        var parameters = new QueryParameters(query);
        while (parameters.Next())
        {
            var isNamed = parameters.Name.Length is > 0 and <= 20 && Names.Contains(parameters.Name.ToString().ToLowerInvariant());
            if ((isNamed || (anyName && other is null)) && TargetText.Absolute(parameters.Value) is { } target)
            {
                if (isNamed)
                {
                    return target;
                }

                other = target;
            }
        }

        return other;
    }

    /// <summary>A whole address behind the host: <c>/redirect/https://…</c>, <c>/aHR0cHM6…</c>.</summary>
    private static string? FromPath(Url url)
    {
        var at = IndexOfScheme(url.Path);
        if (at > 0)
        {
            return TargetText.Absolute(url.Path[at..] + (url.Query is null ? "" : "?" + url.Query));
        }

        at = url.Path.IndexOf("/aHR0c", StringComparison.Ordinal);
        return at < 0 ? null : TargetText.Absolute(url.Path.AsSpan(at + 1));
    }

    private static int IndexOfScheme(string path)
    {
        if (!path.AsSpan().ContainsAny(':', '%'))
        {
            return -1;
        }

        var at = path.IndexOf("/http", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            at = path.IndexOf(";http", StringComparison.OrdinalIgnoreCase);
        }

        var rest = at < 0 ? [] : path.AsSpan(at + 5);
        return rest.StartsWith(":") || rest.StartsWith("s:", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("%3A", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("s%3A", StringComparison.OrdinalIgnoreCase)
            ? at + 1
            : -1;
    }

    private static string? OpaqueTarget(Url url) => url.Scheme switch
    {
        "blob" or "view-source" => url.Path,
        "googlechrome" => "http:" + url.Path,
        "googlechromes" => "https:" + url.Path,
        _ => null,
    };

    private static bool IsSame(Url a, Url b) => a.Host?.Ascii == b.Host?.Ascii && a.Path == b.Path && a.Query == b.Query && a.Scheme == b.Scheme;

    /// <summary>Names of parameters that carry the address to go to.</summary>
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "url", "u", "uri", "link", "href", "to", "go", "goto", "target", "targeturl", "dest", "desturl", "destination", "redirect", "redirect_url",
        "redirecturl", "redirect_uri", "redirect_to", "redir", "rurl", "rd", "r", "q", "out", "outurl", "adurl", "jump", "jumpurl", "location", "loc", "next", "nexturl",
        "continue", "return", "returnurl", "return_url", "return_to", "returnto", "forward", "fallback", "$fallback_url", "af_dp", "af_web_dp", "af_r", "deep_link", "ued",
        "vc_url", "murl", "mpre", "click", "clickurl", "ru", "exit", "site", "page", "landing", "l", "z", "e", "p1");
}
