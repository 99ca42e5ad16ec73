namespace Miyaburi.Web.Tests;

/// <summary>The J:COM scam of September 2022, from the message to the last call, on a phone.</summary>
public sealed class StoryTests(Site site)
{
    [Theory]
    [InlineData("/", "ja", "詐欺と判断しました", "今すぐ")]
    [InlineData("/en/", "en", "scam", "now", Traits = ["Category", "Slow"])]
    public async Task Whole_story(string path, string language, string verdict, string now)
    {
        var page = await site.VisitInstalledAsync(path);
        Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
        await page.JudgeAsync(Actions.Jcom);
        Assert.Contains(verdict, await page.InnerTextAsync("#verdict"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("J:COM", await page.InnerTextAsync(".claims"), StringComparison.Ordinal);
        Assert.Equal("verdict", await page.EvaluateAsync<string>("document.activeElement.id"));

        // Each reason leads to its place, and the place back to its reason.
        await page.ClickAsync("#reason-1 .quotes a");
        var place = page.Locator(page.Url[page.Url.IndexOf('#', StringComparison.Ordinal)..]);
        await Expect(place).ToBeInViewportAsync();
        Assert.True(await page.Locator(".facts .source a").CountAsync() > 0, "What the company does has sources.");
        await page.OpenAllAsync();
        Assert.DoesNotContain("https://jcom.co.jp-acc.one", await page.InnerTextAsync("#result"), StringComparison.Ordinal);

        await page.ClickAsync("a[href='#choices']");
        await page.CheckAsync("input[name=customer][value=yes]");
        await page.PlanAsync("opened", "typedCard", "sentGiftCard");
        Assert.Contains(now, await page.InnerTextAsync("#plan .urgency >> nth=0"), StringComparison.OrdinalIgnoreCase);
        Assert.True(await page.Locator("#plan a.tel").CountAsync() > 0, "Desks can be called.");
        Assert.True(await page.Locator("#plan .donts li").CountAsync() > 0, "What not to do is said.");

        await page.CheckAsync("#plan input.done >> nth=0");
        await page.OpenAsync(".memo");
        await page.FillAsync("textarea[data-memo='0']", "memo-of-mine");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#plan:not([hidden]) #plan-title");
        await Expect(page.Locator("#plan input.done >> nth=0")).ToBeCheckedAsync();
        await Expect(page.Locator("textarea[data-memo='0']")).ToHaveValueAsync("memo-of-mine");

        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#ics"));
        var calendar = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.StartsWith("BEGIN:VCALENDAR", calendar, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Plan_in_plain_Japanese_and_back()
    {
        var page = await site.VisitAsync("/plan");
        await page.PlanAsync("typedCard");
        var usual = await page.InnerTextAsync("#plan-title");
        await page.ClickAsync("#easy");
        await Expect(page.Locator("#plan-title")).ToHaveTextAsync("これから すること");
        await page.ClickAsync("#easy");
        await Expect(page.Locator("#plan-title")).ToHaveTextAsync(usual);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Summary_can_be_copied_and_holds_nothing_of_the_message()
    {
        var page = await site.VisitReadyAsync("/");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.JudgeAsync(Actions.Jcom + " 会員番号 98765 山田花子様");
        await page.ClickAsync(".summary-box summary");
        await page.ClickAsync("#copy");
        await Expect(page.Locator(".said")).Not.ToBeEmptyAsync();
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("J:COM", copied, StringComparison.Ordinal);
        Assert.DoesNotContain("98765", copied, StringComparison.Ordinal);
        Assert.DoesNotContain("山田", copied, StringComparison.Ordinal);
        Assert.DoesNotContain("acc.one", copied, StringComparison.Ordinal);
    }

    /// <summary>What would be sent is seen before it is sent, and can be taken back.</summary>
    [Fact]
    public async Task A_report_is_sent_only_on_the_persons_word_and_holds_what_was_shown()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom + " 会員番号 98765");
        await Expect(page.Locator("section.wave")).ToContainTextAsync("2015-10-20");
        var requests = page.Requests();
        await page.ClickAsync("#wave-report summary");
        var shown = await page.InnerTextAsync("#wave-report .to-send");
        Assert.Contains("〔リンク〕", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("98765", shown, StringComparison.Ordinal);
        Assert.Empty(requests);

        var sent = await page.RunAndWaitForRequestAsync(() => page.ClickAsync("#wave-report-form button[type=submit]"), "**/v1/reports");
        Assert.DoesNotContain("acc.one", sent.PostData, StringComparison.Ordinal);
        Assert.DoesNotContain("98765", sent.PostData, StringComparison.Ordinal);
        Assert.Contains("\"brand\":\"jcom\"", sent.PostData, StringComparison.Ordinal);
        await Expect(page.Locator("#wave-report .status")).ToContainTextAsync("受け取りました");
        await page.ClickAsync("#wave-report-withdraw");
        await Expect(page.Locator("#wave-report .status")).ToContainTextAsync("取り消しました");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task An_opinion_is_kept_and_sent_only_on_the_persons_word()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom);
        var requests = page.Requests();
        await page.ClickAsync("#feedback summary");
        await page.CheckAsync("input[name=opinion][value=genuine]");
        await page.ClickAsync("#feedback-keep");
        Assert.Empty(requests);
        Assert.Contains("genuine", await page.EvaluateAsync<string>("localStorage.getItem('miyaburi.opinions')"), StringComparison.Ordinal);

        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        await page.ClickAsync("#feedback summary");
        await page.CheckAsync("input[name=opinion][value=genuine]");
        var sent = await page.RunAndWaitForRequestAsync(() => page.ClickAsync("#feedback-form button[type=submit]"), "**/v1/feedback");
        Assert.DoesNotContain("acc.one", sent.PostData, StringComparison.Ordinal);
        await page.ClickAsync("#feedback-withdraw");
        await Expect(page.Locator("#feedback .status")).ToContainTextAsync("取り消しました");
    }
}
