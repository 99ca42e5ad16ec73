namespace Miyaburi.Web.Tests;

/// <summary>What a person does on the page.</summary>
internal static class Actions
{
    /// <summary>The model case, as it came by SMS.</summary>
    internal const string Jcom = "【J:COM】ご利用料金のお支払いが確認できません。本日中にお手続きがない場合、サービスを停止します。支払い方法は無効だ https://jcom.co.jp-acc.one/pay";

    internal static async Task JudgeAsync(this IPage page, string text)
    {
        await page.FillAsync("#message", text);
        await page.ClickAsync("#check-go");
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
    }

    internal static async Task PlanAsync(this IPage page, params string[] did)
    {
        if (await page.Locator("a[href='#choices']").IsVisibleAsync())
        {
            await page.ClickAsync("a[href='#choices']");
        }

        foreach (var id in did)
        {
            await page.CheckAsync($"#plan-form input[value={id}]");
        }

        await page.ClickAsync("#plan-go");
        await page.WaitForSelectorAsync("#plan:not([hidden]) #plan-title");
    }

    /// <summary>Unfolds a later part of the plan.</summary>
    internal static Task OpenAsync(this IPage page, string part) => page.ClickAsync($"{part} > .fold > summary, {part}.fold > summary");

    /// <summary>Unfolds everything.</summary>
    internal static Task OpenAllAsync(this IPage page) => page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    internal static Task DropAsync(this IPage page, string name, string type, byte[] bytes) =>
        page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = type, Buffer = bytes });

    internal static Task<string> LevelAsync(this IPage page) => page.EvalOnSelectorAsync<string>(".report", "r => r.dataset.level");

    /// <summary>Requests of every kind that leave a visitor's browser, those of workers included.</summary>
    internal static List<string> Requests(this IPage page)
    {
        var seen = new List<string>();
        page.Context.Request += (_, request) => seen.Add(request.Url);
        return seen;
    }
}
