using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Miyaburi.Server.Tests;

/// <summary>The whole story without a line of script: paste, result, choices, plan, calendar; in both languages.</summary>
public sealed class StoryTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("ja", "/", "詐欺と判断しました", "J:COMが実際にしていること", "今すぐ", "してはいけないこと")]
    [InlineData("en", "/en/", "This is a scam", "What J:COM really does", "Now", "What not to do")]
    public async Task JcomSms_FromPasteToPlan(string language, string start, string verdict, string facts, string now, string donts)
    {
        var home = (await server.GetAsync(start)).Page;
        var check = (IHtmlFormElement)home.QuerySelector("form#check")!;
        var result = await SendAsync(check, ("message", Sample.JcomSms), ("sender", "0120-000-000"), ("kind", "sms"));
        PageTests.AssertValid(result.Text, language);
        var report = result.Page.QuerySelector("article.report")!;
        Assert.Equal("scam", report.GetAttribute("data-level"));
        Assert.StartsWith(verdict, report.QuerySelector("#verdict")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(facts, report.TextContent, StringComparison.Ordinal);
        AssertReasonsPointToPlaces(report);
        Assert.Contains("hxxps://jcom-info[.]com/", report.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("https://jcom-info.com", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("probability", result.Text, StringComparison.OrdinalIgnoreCase);

        var choices = (IHtmlFormElement)report.QuerySelector("form#plan-form")!;
        Assert.Equal("jcom", choices.QuerySelector("[name=brand]")!.GetAttribute("value"));
        var plan = await SendAsync(choices, ("did", "opened"), ("did", "typedCard"), ("customer", "no"), ("on", "2026-11-27"), ("go", "1"));
        PageTests.AssertValid(plan.Text, language);
        var shown = plan.Page.QuerySelector("#plan")!;
        Assert.Equal(now, shown.QuerySelector(".urgency-now h3")!.TextContent);
        Assert.Contains(donts, shown.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(shown.QuerySelectorAll(".step a.tel[href^='tel:']"));
        Assert.Contains(shown.QuerySelectorAll(".deadline time"), t => t.GetAttribute("datetime")!.StartsWith("20", StringComparison.Ordinal));
        Assert.Contains("J:COM", shown.QuerySelectorAll(".memo textarea")[1].TextContent, StringComparison.Ordinal);
        Assert.NotEqual("", shown.QuerySelectorAll(".memo textarea")[4].TextContent);

        var calendar = await SendAsync((IHtmlFormElement)shown.QuerySelector("form.ics-form")!);
        Assert.Equal("text/calendar; charset=utf-8", calendar.Header("Content-Type"));
        Assert.Contains("attachment", calendar.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", calendar.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EasyJapanese_IsOnePressAway_AndKeepsTheAnswers()
    {
        var plan = await server.PostFormAsync("/plan", ("did", "sentGiftCard"), ("brand", "jcom"), ("go", "1"));
        var form = (IHtmlFormElement)plan.Page.QuerySelectorAll(".wording form").First(f => f.TextContent.Contains("やさしい日本語", StringComparison.Ordinal));
        var easy = await SendAsync(form);
        PageTests.AssertValid(easy.Text, "ja");
        Assert.Contains("いますぐ", easy.Text, StringComparison.Ordinal);
        Assert.Null(easy.Page.QuerySelector("#plan details.why"));
        Assert.Equal(plan.Page.QuerySelectorAll(".step").Length, easy.Page.QuerySelectorAll(".step").Length);
    }

    [Fact]
    public async Task NothingTicked_IsAnAnswerToo()
    {
        var plan = await server.PostFormAsync("/plan", ("go", "1"));
        Assert.NotEmpty(plan.Page.QuerySelectorAll(".step"));
    }

    [Fact]
    public async Task NothingFound_SaysThatItIsNoGuarantee_AndHowToConfirm()
    {
        var result = await server.PostFormAsync("/check", ("message", "駅前に7時でどう?"), ("kind", "sms"));
        Assert.Equal("nothingFound", result.Page.QuerySelector("article.report")!.GetAttribute("data-level"));
        Assert.Contains("本物だという証明ではありません", result.Page.QuerySelector("#verdict")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(result.Page.QuerySelectorAll(".confirm li"));
        Assert.DoesNotContain("安全です", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MailFile_CanBeUploaded()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(""), "message" },
            { new ByteArrayContent(await File.ReadAllBytesAsync(Sample.Path("mail/jcom-unpaid.eml"), TestContext.Current.CancellationToken)), "file", "mail.eml" },
        };
        var result = await Answer.OfAsync(await server.Client.PostAsync("/check", form, TestContext.Current.CancellationToken));
        PageTests.AssertValid(result.Text, "ja");
        Assert.Equal("mail", result.Page.QuerySelector("article.report")!.GetAttribute("data-kind"));
    }

    [Fact]
    public async Task EmptyBox_IsAskedAgainKindly()
    {
        var again = await server.PostFormAsync("/check", ("message", "  "), ("sender", "J:COM"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        PageTests.AssertValid(again.Text, "ja");
        Assert.Contains("メッセージの本文を入れてください", again.Page.QuerySelector("#check-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("J:COM", again.Page.QuerySelector("#sender")!.GetAttribute("value"));
    }

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>未払い https://jcom-info.com/",
        "\"><img src=x onerror=alert(1)> 【J:COM】未払い https://jcom-info.com/?\"onmouseover=\"alert(1)",
        "</textarea></blockquote><svg onload=alert(1)>",
        "javascript:alert(1) <a href=\"javascript:alert(1)\">J:COM</a>",
        "\u202Ehttps://moc.ofni-mocj/ \u200B\u2066\u0007\u001B[31m",
        "&lt;script&gt; &#60;script&#62; {{7*7}} ${7*7}",
        new string('あ', 300_000) + "<script>alert(1)</script> https://jcom-info.com/",
        "<!-- --><!DOCTYPE html><base href=//x.example><meta http-equiv=refresh content=0;url=//x.example>",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task HostileText_IsShownAsText(string message)
    {
        foreach (var path in new[] { "/check", "/en/check" })
        {
            var clean = await server.PostFormAsync(path, ("message", "【J:COM】未払い https://jcom-info.com/"));
            var allowed = clean.Page.QuerySelectorAll("*").Select(e => e.LocalName).Concat(["ul", "section", "mark", "dl", "dt", "dd", "span", "ol", "circle", "code"]).ToHashSet();
            var result = await server.PostFormAsync(path, ("message", message), ("sender", "\"><script>alert(2)</script>"));
            Assert.Equal(HttpStatusCode.OK, result.Status);
            PageTests.AssertValid(result.Text, path == "/check" ? "ja" : "en");
            Assert.Empty(result.Page.QuerySelectorAll("script:not([src]),img,base,iframe,object,[onload],[onerror],[onmouseover],meta[http-equiv]"));
            Assert.All(result.Page.QuerySelectorAll("*"), e => Assert.Contains(e.LocalName, allowed));
            Assert.All(result.Page.QuerySelectorAll("a[href]"), a => Assert.Matches("^(https://|/|#|tel:|mailto:)", a.GetAttribute("href")!));
            Assert.DoesNotContain(result.Text, c => c is '\u202E' or '\u200B' or '\u2066' or '\u001B');
            Assert.True(result.Bytes.Length < 200_000);
        }
    }

    private static void AssertReasonsPointToPlaces(IElement report)
    {
        var reasons = report.QuerySelectorAll(".reasons > ol > li");
        Assert.True(reasons.Length >= 2);
        Assert.All(reasons, reason => Assert.NotEmpty(reason.QuerySelectorAll(".quotes li")));
        Assert.All(reasons.Where(r => r.QuerySelector(".quotes")!.TextContent is not ("メッセージ全体" or "the whole message")), reason =>
        {
            var number = reason.Id!["reason-".Length..];
            Assert.NotEmpty(report.QuerySelectorAll($".message-view a.ref[href='#reason-{number}']"));
            Assert.NotEmpty(reason.QuerySelectorAll($".quotes a[href^='#place-{number}-']"));
        });
    }

    /// <summary>Submits a form as a browser without script does: what was chosen, and the fields that are filled already.</summary>
    private Task<Answer> SendAsync(IHtmlFormElement form, params (string Name, string Value)[] chosen)
    {
        var filled = form.QuerySelectorAll("input[type=hidden],button[name]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return server.PostFormAsync(form.GetAttribute("action")!, [.. filled.Where(f => chosen.All(c => c.Name != f.Item1)), .. chosen]);
    }
}
