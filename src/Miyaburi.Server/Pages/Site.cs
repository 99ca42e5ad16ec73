using System.Collections.Immutable;
using Miyaburi.Reports;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Pages;

/// <summary>An entry of the menu.</summary>
/// <param name="Name">The page's name.</param>
/// <param name="Path">Its address in Japanese.</param>
/// <param name="Text">What the menu says.</param>
internal sealed record MenuEntry(string Name, string Path, Bilingual Text);

/// <summary>What all pages share: head, menu, foot.</summary>
internal sealed class Site(AssetFiles assets, ServerOptions options)
{
    private static readonly Bilingual Name = new("見破り", "Miyaburi");

    /// <summary>The menu. An entry belongs here once its page exists.</summary>
    internal static ImmutableArray<MenuEntry> Menu { get; } =
    [
        new("check", "/", new("調べる", "Check")),
        new("plan", "/plan", new("開いてしまったら", "I opened it")),
        new("brands", "/brands", new("会社・役所", "Companies")),
        new("waves", "/waves", new("出回っている詐欺", "Going round")),
        new("contacts", "/contacts", new("相談先", "Who helps")),
        new("how", "/how", new("しくみ", "How it works")),
    ];

    private static ImmutableArray<MenuEntry> Foot { get; } =
    [
        new("privacy", "/privacy", new("プライバシー", "Privacy")),
        new("docs", "/docs/api", new("開発者向けAPI", "API for developers")),
    ];

    /// <summary>The address by which people reach the site, without a slash at its end.</summary>
    internal string BaseUrl(HttpRequest request) =>
        (options.PublicUrl?.ToString() ?? $"{request.Scheme}://{request.Host}").TrimEnd('/');

    internal async Task WriteAsync(HttpContext context, Page page)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = page.View.Language is Language.En ? "en" : "ja";
        if (!response.Headers.ContainsKey("Cache-Control"))
        {
            response.Headers.CacheControl = !page.IsPublic ? "no-store" : page.ShowsWaves ? "no-cache" : "public, max-age=300";
        }

        await response.WriteAsync(Render(page, BaseUrl(context.Request)).ToString(), context.RequestAborted);
    }

    private Html Render(Page page, string baseUrl)
    {
        var view = page.View;
        var language = view.Language is Language.En ? "en" : "ja";
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <title>{page.Title} | {view.Language switch { Language.En => Name.En, _ => Name.Ja }}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="description" content="{page.Description}">
            {Search(page, baseUrl)}{Links(page)}</head>
            <body data-page="{page.Name}">
            <a class="skip" href="#main">{Say(view, "本文へ移動", "Skip to the content")}</a>
            <header class="site-header"><a class="logo" href="{view.Path("/")}"><span class="logo-mark" aria-hidden="true">見</span> {Say(view, "見破り", "Miyaburi")}</a>
            <nav class="site-nav" aria-label="{Say(view, "メニュー", "Menu")}"><ul>{Menu.Select(e => Entry(e, page))}</ul></nav>
            {Other(page)}</header>
            <main id="main" tabindex="-1">
            {page.Body}</main>
            <footer class="site-footer"><nav aria-label="{Say(view, "このサイトについて", "About this site")}"><ul class="foot-nav">{Foot.Select(e => Entry(e, page))}</ul></nav>
            <p class="foot-note">{Say(view, "急ぐとき: 警察相談専用電話 ", "In a hurry: police advice line ")}<a href="tel:%239110">#9110</a>{Say(view, " ・ 消費者ホットライン ", ", consumer hotline ")}<a href="tel:188">188</a>{Say(view, "。被害が起きているときは110番。", " (in Japan). If it is happening right now, call 110.")}</p></footer>
            </body>
            </html>

            """);
    }

    private Html Links(Page page)
    {
        var style = assets.Url("/assets/site.css") is { } css ? Html.Of($"<link rel=\"stylesheet\" href=\"{css}\">\n") : Html.Empty;
        var script = assets.Url("/assets/app.js") is { } js ? Html.Of($"<script type=\"module\" src=\"{js}\"></script>\n") : Html.Empty;
        var icon = assets.Url("/assets/icon.svg") is { } svg ? Html.Of($"<link rel=\"icon\" href=\"{svg}\" type=\"image/svg+xml\">\n") : Html.Of($"<link rel=\"icon\" href=\"data:,\">\n");
        var touch = assets.Url("/assets/icon-192.png") is { } png ? Html.Of($"<link rel=\"apple-touch-icon\" href=\"{png}\">\n") : Html.Empty;
        var modules = assets.First.Modules.Select(Module);
        return Html.Of($"{style}{EngineFirst(page)}{script}{Html.Join(modules)}{Engine(page)}{icon}{touch}<link rel=\"manifest\" href=\"{page.View.Path("/manifest.webmanifest")}\">\n");
    }

    /// <summary>
    /// Where a message is checked the engine's runtime comes beside the page's modules, which are many and small and leave a line
    /// idle, and its worker starts before they are there.
    /// </summary>
    private Html EngineFirst(Page page) => page.Name is "check" && assets.Url("/assets/engine-start.js") is { } js
        ? Html.Join([
            .. assets.First.EngineRuntime.Select(url => Html.Of($"<link rel=\"preload\" href=\"{url}\" as=\"fetch\" crossorigin>\n")),
            Html.Of($"<script type=\"module\" async src=\"{js}\"></script>\n"),
            .. assets.First.Loaders.Select(Module),
        ])
        : Html.Empty;

    /// <summary>There, what the worker would ask for step by step is fetched from the beginning, behind what the page itself needs.</summary>
    private Html Engine(Page page) => page.Name is not "check" ? Html.Empty
        : Html.Join([
            .. assets.First.EngineScripts.Select(Module),
            .. assets.First.EngineCode.Select(url => Html.Of($"<link rel=\"preload\" href=\"{url}\" as=\"fetch\" crossorigin fetchpriority=\"low\">\n")),
        ]);

    private static Html Module(string url) => Html.Of($"<link rel=\"modulepreload\" href=\"{url}\">\n");

    private static Html Search(Page page, string baseUrl)
    {
        if (!page.IsPublic)
        {
            return Html.Of($"<meta name=\"robots\" content=\"noindex\">\n");
        }

        var (ja, en) = (new HtmlView(Language.Ja), new HtmlView(Language.En));
        return Html.Of($"""
            <link rel="canonical" href="{baseUrl + page.View.Path(page.Path)}">
            <link rel="alternate" hreflang="ja" href="{baseUrl + ja.Path(page.Path)}">
            <link rel="alternate" hreflang="en" href="{baseUrl + en.Path(page.Path)}">

            """);
    }

    /// <summary>The same page in the other language. An answer to input cannot be linked to: its link leads to the page that asks.</summary>
    private static Html Other(Page page)
    {
        var isEnglish = page.View.Language is Language.En;
        var path = new HtmlView(isEnglish ? Language.Ja : Language.En).Path(page.Path);
        return isEnglish
            ? Html.Of($"<a class=\"lang\" href=\"{path}\" hreflang=\"ja\" lang=\"ja\">日本語</a>")
            : Html.Of($"<a class=\"lang\" href=\"{path}\" hreflang=\"en\" lang=\"en\">English</a>");
    }

    private static Html Entry(MenuEntry entry, Page page)
    {
        var current = entry.Path == page.Path ? Html.Of($" aria-current=\"page\"") : Html.Empty;
        return Html.Of($"<li><a href=\"{page.View.Path(entry.Path)}\"{current}>{entry.Text.In(page.View.Language)}</a></li>");
    }

    private static string Say(HtmlView view, string ja, string en) => view.Language is Language.En ? en : ja;
}
