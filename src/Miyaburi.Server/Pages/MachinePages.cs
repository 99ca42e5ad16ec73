using System.Text.Json;
using Miyaburi.Reports;
using Miyaburi.Server.Api;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Pages;

/// <summary>What programs read of the site: sitemap, robots.txt, the manifest of the installed app.</summary>
internal static class MachinePages
{
    private static readonly string[] Paths = ["/", "/plan", "/brands", "/waves", "/contacts", "/how", "/privacy", "/docs/api"];

    internal static void Map(WebApplication app)
    {
        app.MapRead("/sitemap.xml", (HttpRequest request, Site site) => TypedResults.Text(Sitemap(site.BaseUrl(request)), "application/xml; charset=utf-8"));
        app.MapRead("/robots.txt", (HttpRequest request, Site site) => TypedResults.Text($"User-agent: *\nDisallow: /v1/\nSitemap: {site.BaseUrl(request)}/sitemap.xml\n"));
        app.MapRead("/manifest.webmanifest", (AssetFiles assets) => Manifest(Language.Ja, assets));
        app.MapRead("/en/manifest.webmanifest", (AssetFiles assets) => Manifest(Language.En, assets));
    }

    private static string Sitemap(string baseUrl)
    {
        var (ja, en) = (new HtmlView(Language.Ja), new HtmlView(Language.En));
        var entries = Paths.Concat(EngineData.Embedded.Brands.All.Select(b => "/brands/" + b.Id))
            .SelectMany(path => new[] { ja, en }.Select(view => Html.Of($"""
                <url><loc>{baseUrl + view.Path(path)}</loc><xhtml:link rel="alternate" hreflang="ja" href="{baseUrl + ja.Path(path)}"/><xhtml:link rel="alternate" hreflang="en" href="{baseUrl + en.Path(path)}"/></url>

                """)));
        return Html.Of($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            {entries}</urlset>

            """).ToString();
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult Manifest(Language language, AssetFiles assets)
    {
        var view = new HtmlView(language);
        var isEnglish = language is Language.En;
        var icons = new[] { ("/assets/icon-192.png", "192x192", "any"), ("/assets/icon-512.png", "512x512", "any"), ("/assets/icon-maskable-512.png", "512x512", "maskable") }
            .Where(i => assets.Find(i.Item1) is not null)
            .Select(i => new { src = assets.Url(i.Item1), sizes = i.Item2, type = "image/png", purpose = i.Item3 });
        var manifest = new
        {
            id = view.Path("/"),
            name = isEnglish ? "Miyaburi: is this message a scam?" : "見破り ― そのメッセージ、詐欺かどうか調べます",
            short_name = isEnglish ? "Miyaburi" : "見破り",
            lang = isEnglish ? "en" : "ja",
            start_url = view.Path("/"),
            scope = "/",
            display = "standalone",
            background_color = "#fbfaf7",
            theme_color = "#0b4f5c",
            icons,
            share_target = new
            {
                action = view.Path("/share"),
                method = "POST",
                enctype = "multipart/form-data",
                @params = new
                {
                    title = "title",
                    text = "text",
                    url = "url",
                    files = new[] { new { name = "file", accept = new[] { "image/*", "message/rfc822", "application/vnd.ms-outlook", ".eml", ".msg" } } },
                },
            },
        };
        return TypedResults.Text(JsonSerializer.Serialize(manifest, ApiJson.Readable), "application/manifest+json; charset=utf-8");
    }
}
