namespace Miyaburi.Web.Tests;

/// <summary>Back, reload, links and the other language.</summary>
[Trait("Category", "Slow")]
public sealed class HistoryTests(Site site)
{
    [Fact]
    public async Task Back_leads_from_plan_to_result_to_form_and_keeps_the_text()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom);
        await page.PlanAsync("opened");
        await page.GoBackAsync();
        await Expect(page.Locator("#plan-go")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.Locator("#verdict")).ToBeInViewportAsync();
        await page.GoBackAsync();
        await Expect(page.Locator("#message")).ToBeVisibleAsync();
        await Expect(page.Locator("#message")).ToHaveValueAsync(Actions.Jcom);
        await page.GoForwardAsync();
        await Expect(page.Locator("#verdict")).ToBeVisibleAsync();
    }

    /// <summary>Not to where it was left, which the browser remembers and would scroll to before the page does or after it.</summary>
    [Fact]
    public async Task Back_leads_to_the_head_of_the_result()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom);
        for (var i = 0; i < 5; i++)
        {
            await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
            await Expect(page.Locator("#verdict")).Not.ToBeInViewportAsync();
            await page.EvaluateAsync("location.hash = '#choices'");
            await Expect(page.Locator("#plan-go")).ToBeVisibleAsync();
            await page.GoBackAsync();
            // Where it is when nothing scrolls any more.
            await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))");
            await Expect(page.Locator("#verdict")).ToBeInViewportAsync(new() { Timeout = 1000 });
        }
    }

    /// <summary>Nobody waits for page and engine again to check a second message.</summary>
    [Fact]
    public async Task Another_message_is_checked_without_loading_anew()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom);
        var requests = page.Requests();
        await page.ClickAsync("#another");
        await Expect(page.Locator("#message")).ToBeFocusedAsync();
        await Expect(page.Locator("#message")).ToHaveValueAsync("");
        await page.JudgeAsync("明日の会議は10時からです。");
        Assert.Equal("nothingFound", await page.LevelAsync());
        Assert.Empty(requests);
    }

    [Fact]
    public async Task Reload_shows_the_result_again()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom);
        await page.ReloadAsync();
        await Expect(page.Locator("#verdict")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal("scam", await page.LevelAsync());
    }

    [Fact]
    public async Task The_other_language_shows_the_same_result()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom);
        await page.ClickAsync("a.lang");
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        Assert.Contains("scam", await page.InnerTextAsync("#verdict"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_link_to_a_result_of_somebody_else_shows_the_form()
    {
        var page = await site.VisitAsync("/#result");
        await Expect(page.Locator("#message")).ToBeVisibleAsync();
        Assert.Equal(site.Address + "/", page.Url);
    }

    [Fact]
    public async Task A_link_to_a_plan_opens_it_with_ticks_that_are_kept()
    {
        const string Link = "/plan?did=typedCard,opened&brand=jcom&customer=yes&on=2026-11-28";
        var page = await site.VisitAsync(Link);
        await page.WaitForSelectorAsync("#plan-title");
        await page.CheckAsync("#plan input.done >> nth=0");
        await page.GotoAsync(Link);
        await Expect(page.Locator("#plan input.done >> nth=0")).ToBeCheckedAsync();
    }

    /// <summary>One thing more that was done belongs to the same matter; another company's message does not.</summary>
    [Fact]
    public async Task Ticks_and_memo_belong_to_one_matter()
    {
        const string Day = "&on=2026-11-28";
        var page = await site.VisitAsync("/plan?did=typedCard&brand=jcom" + Day);
        var box = $"#plan input.done[data-step={await page.GetAttributeAsync("#plan input.done >> nth=0", "data-step")}]";
        await page.CheckAsync(box);
        await page.OpenAsync(".memo");
        await page.FillAsync("textarea[data-memo='1']", "J:COM 080-0000-0000");
        await page.FillAsync("textarea[data-memo='5']", "how it went");

        await page.GotoAsync("/en/plan?did=typedCard,opened&brand=jcom" + Day);
        await Expect(page.Locator(box)).ToBeCheckedAsync();
        await Expect(page.Locator("textarea[data-memo='5']")).ToHaveValueAsync("how it went");
        await Expect(page.Locator("textarea[data-memo='1']")).ToHaveValueAsync("J:COM 080-0000-0000");

        foreach (var other in new[] { "/plan?did=typedCard&brand=amazon" + Day, "/plan?did=typedCard&brand=jcom&on=2026-11-20", "/plan?did=typedPassword&brand=jcom" + Day })
        {
            await page.GotoAsync(other);
            Assert.Equal(0, await page.Locator("#plan input.done:checked").CountAsync());
            await Expect(page.Locator("textarea[data-memo='5']")).ToHaveValueAsync("");
        }
    }

    [Fact]
    public async Task Reload_and_back_on_the_page_of_choices()
    {
        var page = await site.VisitAsync("/plan");
        await page.PlanAsync("typedCard");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#plan:not([hidden]) #plan-title");
        await page.GoBackAsync();
        await Expect(page.Locator("#plan-form")).ToBeVisibleAsync();
        await Expect(page.Locator("#plan")).ToBeHiddenAsync();
    }

    /// <summary>Whoever needs plain Japanese needs it after a reload, after back and for another plan, on both pages that show one; and is rid of it again.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/plan")]
    public async Task Plain_wording_stays_until_it_is_put_off(string path)
    {
        const string Plain = "これから すること";
        const string Off = "ふつうの日本語で読む";
        var title = "#plan:not([hidden]) #plan-title";
        var page = path is "/" ? await site.VisitReadyAsync(path) : await site.VisitAsync(path);
        if (path is "/")
        {
            await page.JudgeAsync(Actions.Jcom);
        }

        await page.PlanAsync("opened");
        // Each reload comes before the engine can have answered.
        await page.ClickAsync("#easy");
        await page.ReloadAsync();
        await Expect(page.Locator(title)).ToHaveTextAsync(Plain, new() { Timeout = 60_000 });
        await page.GoBackAsync();
        await Expect(page.Locator("#plan")).ToBeHiddenAsync();
        await page.GoForwardAsync();
        await Expect(page.Locator(title)).ToHaveTextAsync(Plain);
        await page.GoBackAsync();
        await Expect(page.Locator("#plan")).ToBeHiddenAsync();
        await page.PlanAsync("typedCard");
        await Expect(page.Locator(title)).ToHaveTextAsync(Plain);
        await Expect(page.Locator("#easy")).ToHaveTextAsync(Off);
        await page.ClickAsync("#easy");
        await page.ReloadAsync();
        await Expect(page.Locator("#easy")).Not.ToHaveTextAsync(Off, new() { Timeout = 60_000 });
        await Expect(page.Locator(title)).Not.ToHaveTextAsync(Plain);
    }

    /// <summary>The server writes a plan of its own for a link or a form; its buttons for the wording count for the tab as well.</summary>
    [Fact]
    public async Task Plain_wording_is_put_off_on_the_servers_plan_too()
    {
        const string Plain = "これから すること";
        var page = await site.VisitAsync("/plan");
        await page.PlanAsync("opened");
        await page.ClickAsync("#easy");
        await Expect(page.Locator("#plan-title")).ToHaveTextAsync(Plain, new() { Timeout = 60_000 });

        await page.GotoAsync("/plan?did=opened&easy");
        await page.ClickAsync("main > .wording >> text=ふつうの日本語で読む");
        await Expect(page.Locator("#plan-title")).Not.ToHaveTextAsync(Plain);
        await PlanAnewAsync(page);
        await Expect(page.Locator("#plan-title")).Not.ToHaveTextAsync(Plain);

        await page.GotoAsync("/plan?did=opened");
        await page.ClickAsync("main > .wording >> text=やさしい日本語で読む");
        await Expect(page.Locator("#plan-title")).ToHaveTextAsync(Plain);
        await page.GotoAsync("/plan?did=opened");
        await PlanAnewAsync(page);
        await Expect(page.Locator("#plan-title")).ToHaveTextAsync(Plain);
    }

    /// <summary>Another plan, made on the page that shows one of the server.</summary>
    private static async Task PlanAnewAsync(IPage page)
    {
        await page.ClickAsync("details.change > summary");
        await page.PlanAsync("typedCard");
        await page.WaitForSelectorAsync("#plan #easy");
    }

    [Fact]
    public async Task Everything_kept_can_be_erased()
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom);
        await page.PlanAsync("opened");
        await page.CheckAsync("#plan input.done >> nth=0");
        await page.GotoAsync("/privacy");
        await page.ClickAsync("#erase");
        await Expect(page.Locator(".erase .status")).ToContainTextAsync("消しました");
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).length + Object.keys(sessionStorage).length"));
    }

    [Fact]
    public async Task Typing_narrows_the_list_of_companies()
    {
        var page = await site.VisitAsync("/brands");
        await page.FillAsync("#q", "ジェイコム");
        await Expect(page.Locator("#brand-list li:visible")).ToHaveCountAsync(1);
        await page.FillAsync("#q", "ｊｃｏｍ");
        await Expect(page.Locator("#brand-list li:visible")).ToHaveCountAsync(1);
    }
}
