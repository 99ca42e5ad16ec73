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
        await page.JudgeAsync("携帯変えたから番号登録しといて。久しぶり!元気?");
        await Expect(page.Locator("article[data-level=suspicious]")).ToBeVisibleAsync();
        await CleanAsync(page, "suspicious");
        await page.ClickAsync("#another");
        await Site.ReadyAsync(page);
        await page.JudgeAsync(Actions.Jcom);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
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
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
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
        await page.WaitForURLAsync("**/check");
        await CleanAsync(page, text.Length == 0 ? "refused form" : "answer to a form");
    }

    /// <summary>Every rule in the light theme; in the dark one those of colour, which alone can differ.</summary>
    private static async Task CleanAsync(IPage page, string state)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        await CleanAsync(page, ColorScheme.Dark, "{ runOnly: ['color-contrast', 'link-in-text-block'] }", state);
        await CleanAsync(page, ColorScheme.Light, "{}", state);
    }

    private static async Task CleanAsync(IPage page, ColorScheme scheme, string options, string state)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var found = await page.EvaluateAsync<JsonElement>($"async () => (await axe.run({options})).violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join(' | '))");
        Assert.True(found.GetArrayLength() == 0, $"{state}, {scheme}: {found}");
    }
}
