using System.Globalization;
using System.Text.Json;

namespace Miyaburi.Web.Tests;

/// <summary>What the page sends about a message, what it says then, and how one gets to the days of a scam of years ago.</summary>
[Trait("Category", "Slow")]
public sealed class WaveReportTests(Site site)
{
    /// <summary>Whoever says that it is genuine is not thanked for reporting a scam.</summary>
    [Theory]
    [InlineData("scam", "報告を受け取りました")]
    [InlineData("genuine", "本物だと思う")]
    public async Task Answer_says_what_was_sent(string says, string answer)
    {
        var page = await site.VisitReadyAsync("/");
        // A text of its own: what another test has reported today is known already.
        await page.JudgeAsync(Actions.Jcom + "\nこのお知らせは本日中にご確認ください。");
        await page.ClickAsync("#wave-report > summary");
        await page.CheckAsync($"#wave-report-form input[value={says}]");
        var sent = await page.RunAndWaitForRequestAsync(() => page.ClickAsync("#wave-report-form button[type=submit]"), r => r.Method is "POST");
        Assert.Equal(says, JsonDocument.Parse(sent.PostData!).RootElement.GetProperty("says").GetString());
        await Expect(page.Locator("#wave-report .status")).ToContainTextAsync(answer);
    }

    /// <summary>A mail counts on the day it came, which is shown; one of years ago is no sign that something goes round now.</summary>
    [Fact]
    public async Task A_mail_is_reported_with_its_day_and_an_old_one_not_at_all()
    {
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(9)).AddHours(-1);
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Mail(now.AddDays(-400)));
        await page.ClickAsync("#wave-report > summary");
        await Expect(page.Locator("#wave-report")).ToContainTextAsync(Day(now.AddDays(-400)));
        await Expect(page.Locator("#wave-report-form")).ToHaveCountAsync(0);

        await page.ClickAsync("#another");
        await page.JudgeAsync(Mail(now.AddDays(-3)));
        await page.ClickAsync("#wave-report > summary");
        await Expect(page.Locator("#wave-report .to-send")).ToContainTextAsync(Day(now.AddDays(-3)));
        var sent = await page.RunAndWaitForRequestAsync(() => page.ClickAsync("#wave-report-form button[type=submit]"), r => r.Method is "POST");
        Assert.Equal(Day(now.AddDays(-3)), JsonDocument.Parse(sent.PostData!).RootElement.GetProperty("on").GetString());
        await Expect(page.Locator("#wave-report .status")).ToContainTextAsync("報告");
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Mail(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"Received: from mx.example (mx.example [203.0.113.5])\n by mail.example with ESMTP id 1; {at:ddd, dd MMM yyyy HH:mm:ss} +0900\nFrom: J:COM <a@jcom-info.example>\nTo: b@mail.example\nSubject: notice\nDate: {at:ddd, dd MMM yyyy HH:mm:ss} +0900\nContent-Type: text/plain; charset=utf-8\n\n{Actions.Jcom}\n");

    /// <summary>By touch: every link is high enough, and none of them needs a bar to be hit.</summary>
    [Theory]
    [InlineData("/brands/jcom", "2022年", "9月")]
    [InlineData("/en/brands/jcom", "2022", "2022-09")]
    public async Task A_month_of_years_ago_is_two_taps_away(string path, string year, string month)
    {
        var page = await site.VisitAsync(path, new() { HasTouch = true, JavaScriptEnabled = false });
        foreach (var step in new[] { year, month })
        {
            var link = page.Locator(".zoom a").Filter(new() { HasText = step }).First;
            Assert.InRange((await link.BoundingBoxAsync())!.Height, 44, 100);
            await link.TapAsync();
            await Expect(page.Locator(".zoom [aria-current]")).ToContainTextAsync(step);
        }

        await Expect(page.Locator("#timeline .mark title")).ToContainTextAsync("2022-09-16");
    }
}
