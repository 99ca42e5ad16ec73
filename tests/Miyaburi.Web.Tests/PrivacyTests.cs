using Miyaburi.Tests;

namespace Miyaburi.Web.Tests;

/// <summary>The text never leaves the device; the page works without a network.</summary>
public sealed class PrivacyTests(Site site)
{
    [Fact]
    public async Task No_request_is_made_on_a_check_and_on_a_plan()
    {
        var page = await site.VisitInstalledAsync("/");
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var requests = page.Requests();
        await page.JudgeAsync(Actions.Jcom);
        await page.PlanAsync("opened", "typedCard");
        Assert.Empty(requests);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task The_page_says_where_the_text_goes()
    {
        var page = await site.VisitReadyAsync("/");
        await Expect(page.Locator("#privacy-note")).ToContainTextAsync("どこにも送りません");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_mail_file_loads_only_files_of_this_site()
    {
        var page = await site.VisitReadyAsync("/");
        var requests = page.Requests();
        await page.DropAsync("mail.eml", "message/rfc822", await File.ReadAllBytesAsync(Repository.Path("samples", "messages", "mail", "jcom-unpaid.eml")));
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        Assert.Equal("scam", await page.LevelAsync());
        Assert.All(requests, url => Assert.StartsWith(site.Address + "/_framework/", url, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Works_offline_once_visited_mail_included()
    {
        var page = await site.VisitInstalledAsync("/");
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/");
        await Site.ReadyAsync(page);
        await page.JudgeAsync(Actions.Jcom);
        Assert.Equal("scam", await page.LevelAsync());
        await page.PlanAsync("typedCard");

        await page.GotoAsync("/en/");
        await Site.ReadyAsync(page);
        await page.DropAsync("mail.eml", "message/rfc822", await File.ReadAllBytesAsync(Repository.Path("samples", "messages", "mail", "jcom-unpaid.eml")));
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        Assert.Equal("scam", await page.LevelAsync());

        await page.GotoAsync("/plan?did=typedCard");
        await page.WaitForSelectorAsync("#plan:not([hidden]) #plan-title");
    }

    /// <summary>A page that was not kept is not answered by another one.</summary>
    [Theory]
    [InlineData("/", "/brands/jcom", "通信できない", "メッセージを調べる")]
    [InlineData("/en/", "/en/waves", "needs a network", "Check a message")]
    [Trait("Category", "Slow")]
    public async Task Offline_a_page_that_was_not_kept_says_so_and_whom_to_call(string first, string path, string title, string check)
    {
        var page = await site.VisitInstalledAsync(first);
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync(path);
        await Expect(page.Locator("h1")).ToContainTextAsync(title);
        Assert.Equal(["tel:110", "tel:%239110", "tel:188"], await page.EvalOnSelectorAllAsync<string[]>(".desk a.tel", "all => all.map(a => a.getAttribute('href'))"));
        Assert.Equal(3, await page.Locator(".desk > .seen").CountAsync());
        await page.ClickAsync($"main a.button:text('{check}')");
        await Site.ReadyAsync(page);
        await page.JudgeAsync(Actions.Jcom);
        Assert.Equal("scam", await page.LevelAsync());
    }

    /// <summary>A browser that cannot run the engine still gets an answer, and is told beforehand that the text is sent.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Without_the_engine_the_page_says_that_it_sends()
    {
        var page = await site.VisitAsync("about:blank");
        await page.Context.RouteAsync("**/_framework/**", route => route.AbortAsync());
        await page.GotoAsync("/");
        await Expect(page.Locator("#engine-status")).ToContainTextAsync("サーバーに送って", new() { Timeout = 60_000 });
        await Expect(page.Locator("#privacy-note")).ToContainTextAsync("サーバーに送られ");
        await page.FillAsync("#message", Actions.Jcom);
        await page.ClickAsync("#check-go");
        await Expect(page).ToHaveURLAsync(site.Address + "/check", new() { Timeout = 60_000 });
        // Not the load event, which is sometimes missed of an answer that is there as soon as it is asked for.
        await Expect(page.Locator(".report")).ToHaveAttributeAsync("data-level", "scam", new() { Timeout = 60_000 });
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Can_be_installed()
    {
        var page = await site.VisitInstalledAsync("/");
        var session = await page.Context.NewCDPSessionAsync(page);
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        var errors = await session.SendAsync("Page.getInstallabilityErrors");
        Assert.DoesNotContain(
            errors!.Value.GetProperty("installabilityErrors").EnumerateArray().Select(e => e.GetProperty("errorId").GetString()),
            id => id is not "in-incognito");
    }
}
