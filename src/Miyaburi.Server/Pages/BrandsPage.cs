using Miyaburi.Brands;
using Miyaburi.Reports;
using Miyaburi.Text;

namespace Miyaburi.Server.Pages;

/// <summary>Every brand, by trade, with a search that finds any of its names.</summary>
internal static class BrandsPage
{
    private const int QueryMost = 100;

    internal static Page Of(HtmlView view, string query)
    {
        var say = new Sayer(view);
        var asked = query.Length > QueryMost ? query[..QueryMost] : query.Trim();
        var folded = FoldedText.Fold(asked).Folded;
        var found = EngineData.Embedded.Brands.All.Where(b => folded.Length == 0 || Names(b).Contains(folded, StringComparison.Ordinal)).ToList();
        var title = say.Of("会社・役所ごとの見分け方", "Companies and authorities");
        return new Page
        {
            Name = "brands",
            Path = "/brands",
            View = view,
            Title = title,
            Description = say.Of("名前をかたられやすい会社・役所ごとに、本物の連絡のしかた、公式サイト、その会社がしないことをまとめています。", "For each company whose name scams use: how it really contacts you, its official sites, what it never asks."),
            IsPublic = asked.Length == 0,
            Body = Html.Of($"""
                <h1>{title}</h1><p class="lead">{say.Of("メッセージが名乗っている会社を選ぶと、本物がどう連絡してくるか、何を聞かないか、安全な連絡のしかたを見られます。", "Choose the company the message names: see how it really contacts you, what it never asks, and how to reach it safely.")}</p>
                <form role="search" id="brand-search" method="get" action="{view.Path("/brands")}"><label for="q">{say.Of("名前で探す", "Search by name")}</label> <input id="q" name="q" type="search" value="{asked}" autocomplete="off"> <button type="submit">{say.Of("探す", "Search")}</button></form>
                <p id="brand-count" class="hint" role="status">{Count(found.Count, asked, view)}</p>
                <div id="brand-list">{Groups(found, view)}</div>

                """),
        };
    }

    private static string Count(int count, string asked, HtmlView view)
    {
        var say = new Sayer(view);
        return count switch
        {
            0 => say.Of($"「{TerminalText.Safe(asked)}」は見つかりませんでした。一覧にない会社のメッセージも調べられます。", $"Nothing found for “{TerminalText.Safe(asked)}”. Messages of other companies can be checked all the same."),
            _ => say.Of($"{count}件", $"{count} entries"),
        };
    }

    private static IEnumerable<Html> Groups(List<Brand> brands, HtmlView view)
    {
        foreach (var (id, name) in BrandCategories.All)
        {
            var items = brands.Where(b => b.Category == id)
                .Select(b => Html.Of($"<li data-names=\"{Names(b)}\"><a href=\"{view.Path("/brands/" + b.Id)}\">{b.Names.In(view.Language)}</a></li>\n"))
                .ToList();
            if (items.Count > 0)
            {
                yield return Html.Of($"<section class=\"brand-group\"><h2>{name.In(view.Language)}</h2><ul>{items}</ul></section>\n");
            }
        }
    }

    /// <summary>Every name of a brand, folded for comparison.</summary>
    private static string Names(Brand brand) => string.Join(
        ' ',
        new[] { brand.Id, brand.Names.Ja, brand.Names.En }.Concat(brand.File.Aliases).Concat(brand.File.ClaimAliases).Select(n => FoldedText.Fold(n).Folded).Distinct(StringComparer.Ordinal));
}
