using Miyaburi.Brands;
using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>Pages that facts rest on. Only addresses of our own data become links, never one of a message.</summary>
public static class HtmlSource
{
    /// <summary>The page of a brand's fact, with the day it was read.</summary>
    public static Html Of(FactSource source, HtmlView view)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(view);
        return Line(source.Url, source.Title, null, source.Owner, source.Checked, view);
    }

    /// <summary>The page of a sentence of a plan or of a desk.</summary>
    public static Html Of(PlanSource source, HtmlView view)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(view);
        return Line(source.Url, source.Title, source.Owner, source.Status is SourceStatus.Official, source.Checked, view);
    }

    /// <summary>A link to a page of our data.</summary>
    public static Html Link(string url, string text) =>
        Html.Of($"<a href=\"{url}\" rel=\"noreferrer noopener external\">{text}</a>");

    private static Html Line(string url, string? title, string? owner, bool isOfficial, DateOnly seen, HtmlView view)
    {
        var secondHand = isOfficial ? Html.Empty : Html.Of($" <span class=\"second-hand\">[{view.Of(ReportWords.SecondHand)}]</span>");
        return Html.Of($"<p class=\"source\">{view.Of("出典: ", "Source: ")}{owner}{(owner is null || title is null ? "" : " ")}{Link(url, title ?? (owner is null ? HostOf(url) : view.Of("ページ", "page")))}{secondHand} <span class=\"seen\">{view.Of($"({ReportWords.Iso(seen)} 確認)", $"(seen {ReportWords.Iso(seen)})")}</span></p>");
    }

    private static string HostOf(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? url : url[(start + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? rest : rest[..slash];
    }
}
