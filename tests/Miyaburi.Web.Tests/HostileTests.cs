using System.Diagnostics;
using System.Text;

namespace Miyaburi.Web.Tests;

/// <summary>Whatever a message holds, the page shows it as text.</summary>
[Trait("Category", "Slow")]
public sealed class HostileTests(Site site)
{
    private static readonly string[] Messages =
    [
        "<script>window.hit=1</script>【J:COM】未払い https://jcom.co.jp-acc.one/",
        "<img src=x onerror=\"window.hit=1\"><svg onload='window.hit=1'><iframe srcdoc=\"<script>parent.hit=1</script>\"></iframe>",
        "\"><b onmouseover=window.hit=1>x</b><style>*{display:none}</style><form action=//evil.example><input name=a>",
        "<a href=\"javascript:window.hit=1\">https://www.jcom.co.jp/</a> javascript:window.hit=1 data:text/html,<script>hit=1</script>",
        "</textarea></blockquote></article><script>window.hit=1</script>",
        "<html><body><script>window.hit=1</script><p onclick=\"window.hit=1\">J:COM 未払い</p><a href='javascript:hit=1'>支払う</a></body></html>",
    ];

    [Fact]
    public async Task Markup_stays_text()
    {
        var page = await site.VisitReadyAsync("/");
        foreach (var message in Messages)
        {
            await page.JudgeAsync(message);
            await page.OpenAllAsync();
            await AssertInertAsync(page);
            await page.GoBackAsync();
        }
    }

    private static async Task AssertInertAsync(IPage page)
    {
        foreach (var mark in await page.Locator("#result mark, #result .message p").AllAsync())
        {
            await mark.HoverAsync(new() { Force = true });
        }

        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.hit"));
        Assert.Equal(0, await page.Locator("#result :is(script, img, iframe, style, object, embed)").CountAsync());
        Assert.Equal(0, await page.EvalOnSelectorAllAsync<int>("#result *", "all => all.filter(e => e.getAttributeNames().some(n => n.startsWith('on'))).length"));
        var links = await page.EvalOnSelectorAllAsync<string[]>("#result .message-view a, #result .reasons a", "all => all.map(a => a.getAttribute('href'))");
        Assert.All(links, href => Assert.StartsWith("#", href, StringComparison.Ordinal));
        Assert.All(await page.EvalOnSelectorAllAsync<string[]>("#result a", "all => all.map(a => a.protocol)"), p => Assert.Contains(p, new[] { "http:", "https:", "tel:" }));
    }

    [Fact]
    public async Task Direction_marks_are_named()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync("【J:COM】お支払い\u202Eyap/ten.live//:sptth\u202C https://jcom.co.jp-acc.one/\u200Bpay");
        await page.OpenAllAsync();
        var shown = await page.InnerTextAsync("#result");
        Assert.DoesNotContain('\u202E', shown);
        Assert.DoesNotContain('\u200B', shown);
    }

    [Fact]
    public async Task A_megabyte_does_not_freeze_the_page()
    {
        var page = await site.VisitReadyAsync("/");
        var text = new StringBuilder(1_100_000);
        while (text.Length < 1_000_000)
        {
            text.Append("J:COM 未払い <b onclick=hit()> https://a").Append(text.Length).Append(".jcom.co.jp-acc.one/pay\n");
        }

        await page.EvaluateAsync("""
            () => { window.longest = 0; let last = performance.now();
              setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; }, 20); }
            """);
        await page.EvalOnSelectorAsync("#message", "(box, text) => { box.value = text; window.longest = 0; }", text.ToString());
        var watch = Stopwatch.StartNew();
        await page.ClickAsync("#check-go");
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict", new() { Timeout = 180_000 });
        var judging = watch.Elapsed.TotalMilliseconds;
        var longest = await page.EvaluateAsync<double>("window.longest");
        var (whole, whileJudging) = (await page.EvaluateAsync<int>("document.getElementById('result').textContent.length"), longest);
        Assert.True(whole < 100_000, "A long message is shown in excerpts.");

        // Judged on the page's own thread it would stand still all the time, on whatever machine.
        Assert.True(whileJudging < judging / 2, $"The page stood still for {whileJudging} of {judging} ms.");
    }
}
