using System.Text.Json;
using System.Text.RegularExpressions;
using Miyaburi.Links;

namespace Miyaburi.Tests.Links;

/// <summary>Compares what UrlReader makes of an address with what Node's URL makes of it.</summary>
internal static partial class UrlComparison
{
    /// <summary>Null when both agree; otherwise what differs.</summary>
    public static string? Difference(string address, JsonElement node)
    {
        var reading = UrlReader.TryRead(address, AnalysisLimits.Default);
        var url = reading is UrlReading.Read(var read) && read.Host?.Kind != HostKind.Invalid && !read.Tricks.Contains(UrlTrick.InvalidPort) ? read : null;
        if (node.ValueKind == JsonValueKind.Null)
        {
            return url is null ? null : $"accepted here, refused by Node: host {url.Host?.Ascii}";
        }

        if (url is null)
        {
            return $"refused here, accepted by Node: {node}";
        }

        var part = (int i) => node[i].GetString()!;
        return Same("scheme", url.Scheme + ":", part(0))
            ?? Same("host", HostOf(url), HostOf(part(1)))
            ?? Same("port", url.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", part(2))
            ?? Same("path", url.Path, part(3))
            ?? Same("query", string.IsNullOrEmpty(url.Query) ? "" : "?" + url.Query, part(4))
            ?? Same("fragment", string.IsNullOrEmpty(url.Fragment) ? "" : "#" + url.Fragment, part(5));
    }

    /// <summary>Why Node (its URL parser is Ada) and the standard's present text differ, or null when they should not.</summary>
    public static string? KnownReason(string address, JsonElement node)
    {
        if (address.Contains('^'))
        {
            return "The standard added U+005E to the path percent-encode set in November 2024.";
        }

        if (DotsBehindDottedSegment().IsMatch(address))
        {
            return "Ada 2.9 leaves dot segments unresolved behind a segment that merely begins with a dot.";
        }

        if (NothingBehindDelimiter().IsMatch(address))
        {
            return "Ada 2.9 accepts an A-label with nothing behind its last hyphen, which encodes plain ASCII (UTS 46, 4, step 4.1).";
        }

        return null;
    }

    [GeneratedRegex(@"xn--[^./]*-([.\u3002\uFF0E\uFF61/:?#]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex NothingBehindDelimiter();

    [GeneratedRegex(@"[/\\]\.[^./\\?#][^?#]*[/\\](\.|%2e){1,2}([/\\?#]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex DotsBehindDottedSegment();

    private static string HostOf(Url url) => url.Host is null ? "" : url.Host.Kind == HostKind.IPv6 ? $"[{url.Host.Ascii}]" : url.Host.Ascii;

    // Hosts here have no final dots, and those of unknown schemes are lower-case.
    private static string HostOf(string host) => host.TrimEnd('.').ToLowerInvariant();

    private static string? Same(string what, string here, string there) => here == there ? null : $"{what}: here '{here}', Node '{there}'";
}
