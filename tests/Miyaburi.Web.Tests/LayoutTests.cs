namespace Miyaburi.Web.Tests;

/// <summary>Narrow screens, large letters, paper, and hands that use no pointer.</summary>
[Trait("Category", "Slow")]
public sealed class LayoutTests(Site site)
{
    public static TheoryData<string> Paths => new("/", "/en/", "/plan?did=typedCard,opened&brand=jcom", "/en/plan", "/brands", "/brands/jcom", "/waves", "/contacts", "/how", "/privacy", "/docs/api", "/nowhere");

    /// <summary>320 CSS pixels are a phone of 640 at 200 % and WCAG's reflow; 640 are a desktop of 1280 at 200 %.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Nothing_needs_to_be_scrolled_sideways(string path)
    {
        var page = await site.VisitAsync(path);
        foreach (var width in new[] { 320, 360, 640 })
        {
            await page.SetViewportSizeAsync(width, 640);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} is wider than {width} pixels.");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/en/")]
    public async Task Result_and_plan_at_200_percent(string path)
    {
        var page = await site.VisitReadyAsync(path, new() { ViewportSize = new() { Width = 320, Height = 480 }, DeviceScaleFactor = 2 });
        await page.JudgeAsync(Actions.Jcom);
        await page.OpenAllAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The result is too wide.");
        await page.PlanAsync("typedCard", "sentGiftCard");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), "The plan is too wide.");
    }

    /// <summary>Who is frightened sees on two screens of a phone what it is, why, and what to do; the rest is folded.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/en/")]
    public async Task Result_says_what_matters_on_two_screens(string path)
    {
        var page = await site.VisitReadyAsync(path);
        await page.JudgeAsync(Actions.Jcom);
        foreach (var matter in new[] { "#verdict", ".verdict .act", ".verdict a.button", "#reason-1", "#reason-2", "#reason-3 > p" })
        {
            var end = await page.EvalOnSelectorAsync<double>(matter, "e => e.getBoundingClientRect().bottom + scrollY");
            Assert.True(end <= 2 * 740, $"{matter} ends at {end}.");
        }

        var length = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        Assert.True(length <= 4 * 740, $"The result is {length} pixels long.");
    }

    /// <summary>Links into what is folded unfold it: the steps for those who did something, the places in the message.</summary>
    [Theory]
    [InlineData("a[href='#choices']", "#plan-form")]
    [InlineData("#reason-1 .quotes a", "#place-1-1")]
    [InlineData(".more-main", "#reason-4")]
    public async Task What_is_folded_opens(string press, string shown)
    {
        var page = await site.VisitReadyAsync("/");
        await page.JudgeAsync(Actions.Jcom);
        await Expect(page.Locator(shown)).ToBeHiddenAsync();
        await page.ClickAsync(press is ".more-main" ? ".more-main > summary" : press);
        await Expect(page.Locator(shown)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_whole_way_by_keyboard()
    {
        var page = await site.VisitReadyAsync("/");
        await TabToAsync(page, "document.activeElement.classList.contains('skip')");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "document.activeElement.id === 'message'");
        await page.Keyboard.InsertTextAsync(Actions.Jcom);
        await TabToAsync(page, "document.activeElement.id === 'check-go'");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        await TabToAsync(page, "document.activeElement.matches('a[href=\"#choices\"]')");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "document.activeElement.matches('#plan-form input[value=typedCard]')");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "document.activeElement.id === 'plan-go'");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#plan:not([hidden]) #plan-title");
        await TabToAsync(page, "document.activeElement.matches('#plan input.done')");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "document.activeElement.matches('.urgency-today summary')");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "document.activeElement.matches('#plan a.tel')");
        await TabToAsync(page, "document.activeElement.matches('.memo summary')");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "document.activeElement.matches('#plan textarea')");
        await TabToAsync(page, "document.activeElement.matches('.js-print')");
    }

    [Fact]
    public async Task Paper_shows_steps_memo_and_numbers_and_no_buttons()
    {
        var page = await site.VisitAsync("/plan");
        await page.PlanAsync("typedCard");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var folded in await page.Locator("#plan .step, #plan .desk").AllAsync())
        {
            await Expect(folded).ToBeVisibleAsync();
        }

        await Expect(page.Locator("#memo")).ToBeVisibleAsync();
        await Expect(page.Locator("#plan a.tel >> nth=0")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("button:visible, .site-nav:visible, #plan-form:visible").CountAsync());
        var pdf = await page.PdfAsync(new() { Format = "A4" });
        Assert.True(pdf.Length > 20_000, "The plan makes a document.");
    }

    [Fact]
    public async Task Later_steps_are_folded_and_open_without_script_too()
    {
        var page = await site.VisitAsync("/plan?did=typedCard", new() { JavaScriptEnabled = false });
        await Expect(page.Locator(".urgency-now .step >> nth=0")).ToBeVisibleAsync();
        var later = page.Locator("details.urgency");
        Assert.True(await later.CountAsync() > 0, "A card has later steps.");
        foreach (var part in await later.AllAsync())
        {
            await Expect(part.Locator(".step >> nth=0")).ToBeHiddenAsync();
            await part.Locator("summary >> nth=0").ClickAsync();
            await Expect(part.Locator(".step >> nth=0")).ToBeVisibleAsync();
        }
    }

    /// <summary>Each stop shows where the focus is.</summary>
    private static async Task TabToAsync(IPage page, string goal)
    {
        for (var i = 0; i < 150; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>(goal))
            {
                Assert.True(
                    await page.EvaluateAsync<bool>("[document.activeElement, document.activeElement.closest('.choice')].some(e => e && getComputedStyle(e).outlineStyle !== 'none')"),
                    $"No focus is to be seen: {goal}");
                return;
            }
        }

        Assert.Fail($"Not reached by keyboard: {goal}");
    }
}
