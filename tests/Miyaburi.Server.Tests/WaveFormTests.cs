using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Server.Storage;
using Miyaburi.Tests;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>The form by which a person reports what was checked: what it says it sends is what is kept.</summary>
public sealed class WaveFormTests
{
    [Fact]
    public async Task Form_WithoutScript_ShowsWhatItSends_AndWhatIsSentCanBeDeleted()
    {
        await using var site = await WaveTests.SiteAsync();
        var result = (await site.PostFormAsync("/check", ("message", Sample.JcomSms + " 会員番号 98765"), ("kind", "sms"))).Page;
        var form = result.QuerySelector("#wave-report-form")!;
        Assert.DoesNotContain("98765", form.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("jcom-info.com", form.QuerySelector(".to-send")!.OuterHtml, StringComparison.Ordinal);
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(("says", "scam")).ToArray();
        var thanks = await site.PostFormAsync(form.GetAttribute("action")!, fields);
        PageTests.AssertValid(thanks.Text, "ja");
        Assert.Contains("ほかの4人以上", thanks.Text, StringComparison.Ordinal);
        Assert.Equal(1, WaveTests.Reports(site));
        Assert.Contains("すでに受け取っています", (await site.PostFormAsync("/reports", fields)).Text, StringComparison.Ordinal);
        var token = thanks.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        Assert.Contains("消しました", (await site.PostFormAsync("/reports/delete", ("token", token))).Text, StringComparison.Ordinal);
        Assert.Equal(0, WaveTests.Reports(site));
        var doubted = await site.PostFormAsync("/reports", [.. fields.Where(f => f.Item1 is not "says"), ("says", "genuine")]);
        Assert.Contains("本物だと思う", doubted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4人以上", doubted.Text, StringComparison.Ordinal);
        Assert.Null((await site.PostFormAsync("/check", ("message", "明日の会議は10時からに変わりました。"))).Page.QuerySelector("#wave-report-form"));
    }

    /// <summary>Whoever looks at a mail of years ago wakes no wave by it; one of this week counts on its own day.</summary>
    [Fact]
    public async Task Form_CountsAMessageOnItsOwnDay_AndNoneThatIsOld()
    {
        await using var site = await WaveTests.SiteAsync();
        var today = site.Services.GetRequiredService<WaveViews>().Today;
        (string, string)[] fields = [("skeleton", WaveTests.Skeleton()), ("brand", "jcom"), ("lure", "unpaidBill"), ("says", "scam")];
        foreach (var prefix in new[] { "", "/en" })
        {
            var old = await site.PostFormAsync(prefix + "/reports", [.. fields, ("on", "2023-05-01")]);
            PageTests.AssertValid(old.Text, prefix.Length == 0 ? "ja" : "en");
            Assert.Contains("2023-05-01", old.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Null(old.Page.QuerySelector("input[name=token]"));
        }

        Assert.Equal(0, WaveTests.Reports(site));
        Assert.NotNull((await site.PostFormAsync("/reports", [.. fields, ("on", $"{today.AddDays(-6):yyyy-MM-dd}")])).Page.QuerySelector("input[name=token]"));
        Assert.Equal((long)today.AddDays(-6).DayNumber, WaveTests.Scalar(site, "SELECT day FROM report"));
    }

    /// <summary>The form says and sends the day on which the reader's own server took the mail in, and is none where that is more than a week ago. Date is the sender's word: an old one must not keep a new scam from being reported.</summary>
    [Theory]
    [InlineData(0, 0, null, true)]
    [InlineData(3, 9, 3, true)]
    [InlineData(7, 0, 7, true)]
    [InlineData(8, 0, null, false)]
    [InlineData(1200, 0, null, false)]
    [InlineData(null, 5, null, true)]
    [InlineData(null, 1200, null, true)]
    public async Task Form_NamesTheDayOfTheMail(int? received, int dated, int? sent, bool isForm)
    {
        await using var site = await WaveTests.SiteAsync();
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(9));
        string Time(int daysAgo) => now.AddDays(-daysAgo).ToString("ddd, dd MMM yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + " +0900";
        var hop = received is { } days ? $"Received: from mx.example (mx.example [203.0.113.5])\r\n by mail.example with ESMTP id 1; {Time(days)}\r\n" : "";
        var mail = $"{hop}From: \"J:COM\" <a@jcom-info.example>\r\nTo: b@mail.example\r\nSubject: notice\r\nDate: {Time(dated)}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{Sample.JcomSms}\r\n";
        foreach (var prefix in new[] { "", "/en" })
        {
            var answer = await site.PostFormAsync(prefix + "/check", ("message", mail), ("kind", "mail"));
            PageTests.AssertValid(answer.Text, prefix.Length == 0 ? "ja" : "en");
            var form = answer.Page.QuerySelector("#wave-report-form");
            Assert.Equal(isForm, form is not null);
            var day = sent is { } ago ? DateOnly.FromDateTime(now.AddDays(-ago).DateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
            Assert.Equal(day, form?.QuerySelector("input[name=on]")?.GetAttribute("value"));
            Assert.Equal(day is not null, form?.QuerySelector(".to-send")!.TextContent.Contains(day ?? "-", StringComparison.Ordinal) ?? false);
        }
    }
}
