using System.Text.Json;
using Miyaburi.Tests;

namespace Miyaburi.Web.Tests;

/// <summary>axe-core finds nothing, on every page and in every state, in both languages and themes.</summary>
[Trait("Category", "Slow")]
public sealed class AccessibilityTests(Site site)
{
    private static readonly string Axe = File.ReadAllText(Repository.Path("src", "Miyaburi.Web", "node_modules", "axe-core", "axe.min.js"));

    public static TheoryData<string> Pages =>
    [
        .. new[] { "/plan", "/plan?did=typedCard,opened&brand=jcom&customer=yes", "/plan?did=typedCard&easy", "/brands", "/brands/jcom", "/waves", "/contacts", "/how", "/privacy", "/offline", "/docs/api", "/nowhere" }
            .SelectMany(path => new[] { path, "/en" + path }),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page(string path) => await CleanAsync(await site.VisitAsync(path), path);

    [Theory]
    [InlineData("/")]
    [InlineData("/en/")]
    public async Task States_of_the_first_page(string path)
    {
        var page = await site.VisitAsync(path);
        await CleanAsync(page, "loading");
        await Site.ReadyAsync(page);
        await page.ClickAsync("#check-go");
        await Expect(page.Locator("#check-error")).ToBeVisibleAsync();
        await page.ClickAsync("#more summary");
        await CleanAsync(page, "error, with details open");
        await page.JudgeAsync("明日の会議は10時からです。");
        await CleanAsync(page, "nothing found");
        await page.ClickAsync("#another");
        await Site.ReadyAsync(page);
        await page.JudgeAsync("久しぶり!機種変したからLINE追加して");
        await Expect(page.Locator("article[data-level=suspicious]")).ToBeVisibleAsync();
        await CleanAsync(page, "suspicious");
        await page.ClickAsync("#another");
        await Site.ReadyAsync(page);
        await page.JudgeAsync(Actions.Jcom);
        await CleanAsync(page, "scam");
        await page.OpenAllAsync();
        await CleanAsync(page, "scam, with details open");
        await page.CheckAsync("input[name=opinion][value=genuine]");
        await page.ClickAsync("#feedback-keep");
        await CleanAsync(page, "opinion kept");
        await page.ClickAsync("#wave-report-form button[type=submit]");
        await Expect(page.Locator("#wave-report .status")).ToBeVisibleAsync();
        await CleanAsync(page, "report sent");
        await page.PlanAsync("opened", "typedCard", "sentGiftCard");
        await CleanAsync(page, "plan, later steps folded");
        await page.CheckAsync("#plan input.done >> nth=0");
        await page.OpenAllAsync();
        await CleanAsync(page, "plan, one step done");
    }

    /// <summary>What the server answers to a form that was sent without script.</summary>
    [Theory]
    [InlineData("/", "")]
    [InlineData("/en/", "")]
    [InlineData("/", Actions.Jcom)]
    [InlineData("/en/", Actions.Jcom)]
    public async Task Answers_to_a_form(string path, string text)
    {
        var page = await site.VisitAsync(path);
        await page.EvaluateAsync("""
            text => {
              const form = document.querySelector('#check');
              form.querySelector('textarea').value = text;
              HTMLFormElement.prototype.submit.call(form);
            }
            """, text);
        // Asked again and again: an event of a navigation this fast may have come before anybody waits for it.
        await Expect(page).ToHaveURLAsync(site.Address + path + "check", new() { Timeout = 60_000 });
        await Expect(page.Locator("main h1")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await CleanAsync(page, text.Length == 0 ? "refused form" : "answer to a form");
    }

    /// <summary>While a picture is read, and when what was read stands in the box to be corrected.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/en/")]
    public async Task States_of_a_picture(string path)
    {
        var page = await site.VisitReadyAsync(path);
        var looked = new TaskCompletionSource();
        await page.Context.RouteAsync("**/vendor/tessdata/**", async route =>
        {
            await looked.Task;
            await route.ContinueAsync();
        });
        await page.DropAsync("screen.png", "image/png", await new Screenshots(site.Browser).DrawAsync(Actions.Jcom, 0));
        await Expect(page.Locator("#tools progress")).ToBeVisibleAsync();
        await CleanAsync(page, "picture is read");
        looked.SetResult();
        await Expect(page.Locator("#tools progress")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        Assert.NotEmpty(await page.InputValueAsync("#message"));
        await CleanAsync(page, "text of a picture to be corrected");
        await page.DropAsync("broken.png", "image/png", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]);
        await Expect(page.Locator("#tools img")).ToHaveCountAsync(1);
        await Expect(page.Locator("#tools progress")).ToHaveCountAsync(0);
        await CleanAsync(page, "picture that cannot be read");
    }

    /// <summary>A wave, with its chart and the company's, and what is answered to who reports without script.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task Waves_and_receipts(string language)
    {
        await using var own = new Site();
        await own.InitializeAsync();
        for (var i = 1; i <= 5; i++)
        {
            await own.ReportAsync($"198.51.{i}.1");
        }

        var page = await own.VisitAsync(language + "/waves");
        await Expect(page.Locator(".wave-item")).ToHaveCountAsync(1);
        await CleanAsync(page, "list of waves");
        await page.ClickAsync(".wave-item a");
        await Expect(page.Locator("svg.timeline")).ToBeVisibleAsync();
        await page.OpenAllAsync();
        await CleanAsync(page, "wave");
        await page.GotoAsync(language + "/brands/jcom");
        await Expect(page.Locator("#timeline svg")).ToBeVisibleAsync();
        await CleanAsync(page, "company with a wave");
        var year = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(9)).Year;
        await page.GotoAsync($"{language}/brands/jcom?from={year}&to={year}");
        await Expect(page.Locator("svg.timeline a")).ToHaveCountAsync(1);
        await page.OpenAllAsync();
        await CleanAsync(page, "a year of a company, whose bars are links");
        await page.GotoAsync(language + "/waves?lure=unpaidBill");
        await Expect(page.Locator("#timeline svg")).ToBeVisibleAsync();
        await CleanAsync(page, "list of a lure's waves");

        await page.GotoAsync(language + "/");
        await Site.ReadyAsync(page);
        await page.JudgeAsync(Actions.Jcom);
        foreach (var form in new[] { "#wave-report-form", "#feedback-form" })
        {
            await page.GotoAsync(language + "/#result");
            await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
            await page.EvaluateAsync("form => { const f = document.querySelector(form); const o = f.querySelector('[name=opinion]'); if (o) { o.checked = true; } HTMLFormElement.prototype.submit.call(f); }", form);
            await Expect(page.Locator("h1")).ToContainTextAsync(language.Length == 0 ? "ありがとう" : "Thank");
            await CleanAsync(page, form + " sent");
            await page.ClickAsync("main form button[type=submit]");
            await Expect(page.Locator("h1")).ToContainTextAsync(language.Length == 0 ? "消しました" : "Deleted");
            await CleanAsync(page, form + " deleted");
        }
    }

    /// <summary>Every rule on a phone in the light theme; in the dark one and on wider screens those that can differ there: colours, and sizes.</summary>
    private static async Task CleanAsync(IPage page, string state)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        await CleanAsync(page, ColorScheme.Dark, "runOnly: ['color-contrast', 'link-in-text-block']", state);
        await CleanAsync(page, ColorScheme.Light, "", state);
        var phone = page.ViewportSize!;
        foreach (var width in new[] { 768, 1280 })
        {
            await page.SetViewportSizeAsync(width, phone.Height);
            await CleanAsync(page, ColorScheme.Light, "runOnly: ['target-size', 'scrollable-region-focusable']", $"{state}, {width} wide");
        }

        await page.SetViewportSizeAsync(phone.Width, phone.Height);
    }

    private static async Task CleanAsync(IPage page, ColorScheme scheme, string options, string state)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var found = await page.EvaluateAsync<JsonElement>($"async () => (await axe.run({{ resultTypes: ['violations'], preload: false, {options} }})).violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join(' | '))");
        Assert.True(found.GetArrayLength() == 0, $"{state}, {scheme}: {found}");
    }
}
