using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>A wave of years ago: from the page, without script, one gets to each of its days and back.</summary>
public sealed class TimelineTests : IAsyncLifetime
{
    private static readonly (string Day, int Count)[] Seen = [("2022-09-16", 3), ("2022-09-17", 5), ("2022-10-02", 1), ("2023-01-10", 2)];

    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-timeline-").FullName;
    private RunningServer server = null!;

    public async ValueTask InitializeAsync()
    {
        var store = Path.Combine(folder, "waves.db");
        await using (var waves = WaveStore.Open(store, WaveRules.Default))
        {
            var traits = WaveTraits.Of(WaveTests.Skeleton(), "jcom", "unpaidBill", [], [], EngineData.Embedded.Brands);
            waves.Add([.. Seen.SelectMany(s => Enumerable.Range(0, s.Count).Select(i => new Sighting
            {
                Id = Sighting.IdOf("test", System.Text.Encoding.UTF8.GetBytes($"{s.Day} {i}")),
                Day = DateOnly.ParseExact(s.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Reporter = Guid.NewGuid(),
                Source = SightingSource.Import,
                Traits = traits,
            }))]);
        }

        server = RunningServer.With(o => o with { Waves = store });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/brands/jcom", "2022年", "9月")]
    [InlineData("/en/brands/jcom", "2022 ", "2022-09")]
    public async Task AMonthOfYearsAgo_IsReachedByDay_AndItsNeighboursFromThere(string path, string year, string month)
    {
        var days = await FollowAsync(await FollowAsync(await PageAsync(path), year), month);
        Assert.Equal(["2022-09-16", "2022-09-17"], days.QuerySelectorAll("#timeline rect title").Select(t => t.TextContent.Split(':')[0]));
        Assert.Equal("img", days.QuerySelector("svg.timeline")!.GetAttribute("role"));
        var rows = days.QuerySelectorAll(".timeline-table tbody tr").Select(r => r.TextContent.Replace("件", "", StringComparison.Ordinal)).ToList();
        Assert.Contains("2022-09-163", rows);
        Assert.Contains("2022-09-175", rows);

        Assert.Contains("2022-10-02", (await FollowAsync(days, "→")).QuerySelector(".timeline-table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2015-10-20", (await FollowAsync(days, "←")).QuerySelector(".timeline-table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2022-09-12", (await FollowAsync(days, year.Trim())).QuerySelector(".timeline-table")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Bars and rows lead where the years and months lead; a screen reader hears of each once, in the table.</summary>
    [Fact]
    public async Task BarsAndRows_LeadToTheirDays()
    {
        var page = await PageAsync("/brands/jcom");
        var bars = page.QuerySelectorAll("svg.timeline a");
        Assert.NotEmpty(bars);
        Assert.All(bars, a => Assert.Equal(("true", "-1"), (a.GetAttribute("aria-hidden"), a.GetAttribute("tabindex"))));
        var rows = page.QuerySelectorAll(".timeline-table th a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(bars.Select(a => a.GetAttribute("href")), rows);
        Assert.Contains("/brands/jcom?from=2022-09&to=2022-09#timeline", rows);
    }

    /// <summary>Otherwise a fortnight of four years ago would be one bar at the edge.</summary>
    [Fact]
    public async Task WhereRecordsEndLongAgo_TheChartEndsWithThem_AndSaysSo()
    {
        var id = (await server.GetAsync("/v1/waves")).Json[0].GetProperty("id").GetString();
        var page = await PageAsync("/waves/" + id);
        Assert.Contains("図は2023-01-10までです", page.QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll(".zoom a"), a => a.TextContent is "30日間" or "1年間");
        var all = await FollowAsync(page, "今日まですべて");
        Assert.DoesNotContain("図は", all.QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2023-01", all.QuerySelector(".timeline-table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("この期間に確認されたものはありません", (await PageAsync($"/waves/{id}?range=30d")).QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=x&to=2022", false)]
    [InlineData("?from=2022-13&to=2022-13", false)]
    [InlineData("?from=2022-09", false)]
    [InlineData("?from=0001&to=9999", true)]
    [InlineData("?from=9999&to=9999", true)]
    [InlineData("?from=2022-09-17&to=2022-09-16", true)]
    [InlineData("?from=2021&to=2022", true)]
    [InlineData("?range=%3Cb%3E", false)]
    public async Task WhateverAnAddressNames_APageIsShown(string query, bool isSpan)
    {
        var page = await PageAsync("/brands/jcom" + query);
        Assert.Equal(isSpan, page.QuerySelector(".zoom [aria-current]")!.TextContent is not "記録のある期間");
    }

    [Theory]
    [InlineData("brand=jcom")]
    [InlineData("lure=unpaidBill")]
    [InlineData("brand=jcom&lure=unpaidBill")]
    public async Task DailyCounts_OfACompanyAndOfALure_AreGivenByTheApi(string query)
    {
        var answer = await server.GetAsync("/v1/timelines?" + query);
        Assert.Empty(await (await ApiSchema.OfAsync(server)).ErrorsAsync("get", "/v1/timelines", answer.Text));
        Assert.Equal(Seen, answer.Json.GetProperty("days").EnumerateArray().Select(d => (d.GetProperty("day").GetString()!, d.GetProperty("count").GetInt32())));
        Assert.Equal(("dormant", 2), (answer.Json.GetProperty("state").GetString(), answer.Json.GetProperty("phases").GetArrayLength()));
    }

    [Fact]
    public async Task WhatWasNeverSeen_HasNoState_AndNothingAskedForIsRefused()
    {
        var none = (await server.GetAsync("/v1/timelines?brand=amazon")).Json;
        Assert.Equal((System.Text.Json.JsonValueKind.Null, 0), (none.GetProperty("state").ValueKind, none.GetProperty("days").GetArrayLength()));
        foreach (var query in new[] { "", "?brand=", "?brand=nobody", "?lure=x" })
        {
            Assert.Equal("unknownValue", (await server.GetAsync("/v1/timelines" + query)).Cause);
        }
    }

    [Fact]
    public async Task ALure_HasATimelineOnThePage_WhichKeepsTheFilter()
    {
        Assert.Null((await PageAsync("/waves")).QuerySelector("#timeline"));
        Assert.Null((await PageAsync("/waves?brand=amazon")).QuerySelector("#timeline"));
        var wave = await PageAsync("/waves/" + (await server.GetAsync("/v1/waves")).Json[0].GetProperty("id").GetString());
        var page = await PageAsync(wave.QuerySelectorAll("main a").Single(a => a.GetAttribute("href")!.Contains("lure=", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.NotNull(page.QuerySelector("#timeline svg"));
        Assert.NotEmpty((await FollowAsync(page, "今日まですべて")).QuerySelectorAll("#timeline .zoom a[href^='/waves?lure=unpaidBill&from=']"));
    }

    private async Task<IHtmlDocument> FollowAsync(IHtmlDocument page, string text)
    {
        var link = page.QuerySelectorAll(".zoom a").First(a => a.TextContent.StartsWith(text, StringComparison.Ordinal) || (text.Length == 1 && a.TextContent.Contains(text, StringComparison.Ordinal)));
        return await PageAsync(link.GetAttribute("href")!);
    }

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        var answer = await server.GetAsync(path.Split('#')[0]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        PageTests.AssertValid(answer.Text, path.StartsWith("/en", StringComparison.Ordinal) ? "en" : "ja");
        return answer.Page;
    }
}
