using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Miyaburi.Server.Tests;

/// <summary>Every page is valid, complete HTML that a screen reader can walk, in both languages.</summary>
public sealed class PageTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Paths = ["/", "/plan", "/plan?did=typedCard,opened&brand=jcom&customer=yes&on=2026-11-28", "/brands", "/brands?q=jcom", "/brands/jcom", "/brands/amazon", "/waves", "/contacts", "/how", "/privacy", "/docs/api"];

    public static TheoryData<string> Addresses => [.. Paths, .. Paths.Select(p => p is "/" ? "/en/" : "/en" + p), "/plan?easy", "/plan?easy&did=typedBank"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_IsValidHtml(string path)
    {
        var answer = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("text/html; charset=utf-8", answer.Header("Content-Type"));
        AssertValid(answer.Text, path.StartsWith("/en", StringComparison.Ordinal) ? "en" : "ja");
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_LoadsNothingFromElsewhere_AndHasNoInlineScript(string path)
    {
        var page = (await server.GetAsync(path)).Page;
        foreach (var element in page.QuerySelectorAll("[src],link[href],form[action]"))
        {
            var address = element.GetAttribute("src") ?? element.GetAttribute("action") ?? element.GetAttribute("href")!;
            var isForSearchEngines = element.GetAttribute("rel") is "canonical" or "alternate";
            Assert.True(isForSearchEngines || address.StartsWith('/') || address == "data:,", address);
        }

        Assert.All(page.QuerySelectorAll("script"), script => Assert.NotEqual("", script.GetAttribute("src") ?? ""));
        Assert.All(page.QuerySelectorAll("*"), element => Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style"));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_IsLight(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var bytes = await client.GetByteArrayAsync(path, TestContext.Current.CancellationToken);
        Assert.True(bytes.Length < 30_000, $"{path}: {bytes.Length} bytes");
    }

    [Fact]
    public async Task EveryLink_LeadsSomewhere()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(["/", "/en/"]);
        while (open.TryDequeue(out var path))
        {
            if (!known.Add(path))
            {
                continue;
            }

            var answer = await server.GetAsync(path);
            Assert.True(answer.Status is HttpStatusCode.OK, $"{path}: {answer.Status}");
            if (!answer.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var href in answer.Page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/')))
            {
                open.Enqueue(href.Split('#')[0]);
            }
        }

        Assert.True(known.Count > 300, $"{known.Count} pages");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/en/brands/jcom")]
    [InlineData("/sitemap.xml")]
    [InlineData("/healthz")]
    public async Task Head_AnswersWithTheSameHeader(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        var answer = await Answer.OfAsync(await server.Client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Bytes);
        Assert.Equal((await server.GetAsync(path)).Header("Content-Type"), answer.Header("Content-Type"));
    }

    [Fact]
    public async Task Titles_AreDifferentOnEveryPage()
    {
        var titles = new List<string>();
        foreach (var path in Paths.Where(p => !p.Contains('?', StringComparison.Ordinal)))
        {
            titles.Add((await server.GetAsync(path)).Page.Title!);
        }

        Assert.Equal(titles.Count, titles.Distinct().Count());
    }

    [Fact]
    public async Task PhoneLinks_AreOnlyThoseOfDesks()
    {
        var page = (await server.GetAsync("/contacts")).Page;
        var desks = Recovery.RecoveryGuide.Default.Contacts.SelectMany(c => c.Phones).Select(p => Digits(p.Number)).ToHashSet();
        var shown = page.QuerySelectorAll("main a[href^='tel:']").Select(a => Digits(Uri.UnescapeDataString(a.GetAttribute("href")!))).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, number => Assert.Contains(number, desks));

        static string Digits(string number) => string.Concat(number.Where(c => char.IsAsciiDigit(c) || c is '#' or '*' or '+'));
    }

    [Fact]
    public async Task Search_FindsABrandByAnyOfItsNames()
    {
        foreach (var query in new[] { "jcom", "J:COM", "ジェイコム", "じぇいこむ", "JCOM" })
        {
            var page = (await server.GetAsync("/brands?q=" + Uri.EscapeDataString(query))).Page;
            Assert.Contains(page.QuerySelectorAll("#brand-list a"), a => a.GetAttribute("href") == "/brands/jcom");
        }

        Assert.Contains("見つかりませんでした", (await server.GetAsync("/brands?q=" + Uri.EscapeDataString("<b>nobody"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrandPage_ShowsFactsWithSourceAndDay()
    {
        var page = (await server.GetAsync("/brands/jcom")).Page;
        var facts = page.QuerySelectorAll(".conduct li, .practice li");
        Assert.True(facts.Length >= 6);
        Assert.All(facts, fact =>
        {
            Assert.NotNull(fact.QuerySelector(".source a[href^='https://']"));
            Assert.Matches(@"\d{4}-\d{2}-\d{2}", fact.QuerySelector(".seen")!.TextContent);
        });
        Assert.Contains("jcom.co.jp", page.QuerySelector(".domains")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrandPage_ShowsReportedFakeHosts_DefangedAndNewestFirst()
    {
        var list = Path.GetTempFileName();
        await File.WriteAllLinesAsync(list, ["date,url,description", "2023/01/02 10:00:00,https://old-jcom.example.com/a,b?x=1,J:COM", "2024/01/02 10:00:00,https://new-jcom.example.com/login,J:COM", "2024/01/02 10:00:00,https://cs.myjcom.jp/x,J:COM", "2024/01/02 10:00:00,https://other.example.com/,Somebody", "broken", "2024/01/03 10:00:00,https://<script>.example/,J:COM"], TestContext.Current.CancellationToken);
        await using var site = RunningServer.With(o => o with { FakeHosts = list });
        File.Delete(list);
        var answer = await site.GetAsync("/brands/jcom");
        AssertValid(answer.Text, "ja");
        Assert.Equal(["new-jcom[.]example[.]com", "old-jcom[.]example[.]com"], answer.Page.QuerySelectorAll(".fakes code").Select(c => c.TextContent).Where(c => c.Contains("jcom", StringComparison.Ordinal)));
        Assert.DoesNotContain("other[.]example", answer.Text, StringComparison.Ordinal);
        Assert.Null((await server.GetAsync("/brands/jcom")).Page.QuerySelector(".fakes"));
    }

    [Fact]
    public async Task How_ShowsFiguresOfTheEvaluation()
    {
        var page = (await server.GetAsync("/how")).Page;
        Assert.True(page.QuerySelectorAll("table tr").Length >= 3);
        Assert.All(page.QuerySelectorAll("table td"), cell => Assert.Matches(@"\d+\.\d %", cell.TextContent));
    }

    [Fact]
    public async Task Sitemap_ListsEveryBrandInBothLanguages()
    {
        var map = XDocument.Parse((await server.GetAsync("/sitemap.xml")).Text);
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var addresses = map.Root!.Elements(ns + "url").Select(u => u.Element(ns + "loc")!.Value).ToHashSet();
        Assert.All(EngineData.Embedded.Brands.All, b => Assert.Contains($"{server.Address}/en/brands/{b.Id}", addresses));
        Assert.Contains($"{server.Address}/", addresses);
        Assert.Contains("Sitemap: ", (await server.GetAsync("/robots.txt")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicUrl_IsThatOfTheSite()
    {
        await using var site = RunningServer.With(o => o with { PublicUrl = new Uri("https://miyaburi.example/") });
        Assert.Contains("<loc>https://miyaburi.example/brands/jcom</loc>", (await site.GetAsync("/sitemap.xml")).Text, StringComparison.Ordinal);
        Assert.Equal("https://miyaburi.example/en/how", (await site.GetAsync("/en/how")).Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    internal static void AssertValid(string html, string language)
    {
        // In strict mode every parse error of the HTML standard is thrown.
        var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.NotEqual("", page.Title);
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("body > header"));
        Assert.Single(page.QuerySelectorAll("body > footer"));
        Assert.Equal("#main", page.QuerySelector("a.skip")!.GetAttribute("href"));
        AssertIds(page);
        AssertHeadings(page);
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]),textarea,select"), field => AssertLabel(page, field));
        Assert.All(page.QuerySelectorAll("fieldset"), f => Assert.NotNull(f.QuerySelector("legend")));
        Assert.All(page.QuerySelectorAll("a,button"), a => Assert.NotEqual("", a.TextContent.Trim() + a.GetAttribute("aria-label")));
    }

    private static void AssertIds(IHtmlDocument page)
    {
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var pointed = page.QuerySelectorAll("[aria-labelledby],[aria-describedby],label[for]").SelectMany(e => $"{e.GetAttribute("aria-labelledby")} {e.GetAttribute("aria-describedby")} {e.GetAttribute("for")}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat(page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]));
        Assert.All(pointed, id => Assert.Contains(id, ids));
    }

    /// <summary>No level is left out on the way down.</summary>
    private static void AssertHeadings(IHtmlDocument page)
    {
        var levels = page.QuerySelectorAll("h1,h2,h3,h4,h5").Select(h => h.LocalName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}"));
    }

    private static void AssertLabel(IHtmlDocument page, IElement field) => Assert.True(
        field.Closest("label") is not null || field.HasAttribute("aria-label") || page.QuerySelector($"label[for='{field.Id}']") is not null,
        field.OuterHtml);
}
