using Miyaburi.Tests;
using QRCoder;

namespace Miyaburi.Web.Tests;

/// <summary>Screenshots and QR codes are read on the device.</summary>
[Trait("Category", "Slow")]
public sealed class PictureTests(Site site, ITestOutputHelper output)
{
    [Theory]
    [InlineData("https://jcom.co.jp-acc.one/pay")]
    [InlineData("未払い料金のお支払い https://jcom.co.jp-acc.one/ログイン")]
    public async Task A_QR_code_is_read_and_not_opened(string content)
    {
        var page = await site.VisitReadyAsync("/");
        var requests = page.Requests();
        await page.DropAsync("qr.png", "image/png", CodeOf(content));
        await Expect(page.Locator("#message")).ToHaveValueAsync(content, new() { Timeout = 120_000 });
        Assert.All(requests, url => Assert.True(url.StartsWith(site.Address, StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal), url));
    }

    /// <summary>A screenshot of a mail may show a code beside its text; both count.</summary>
    [Fact]
    public async Task Text_and_QR_code_of_one_picture_are_both_read()
    {
        var page = await site.VisitReadyAsync("/");
        await page.DropAsync("mail.png", "image/png", await new Screenshots(site.Browser).DrawAsync("J:COMより、ご利用料金のお支払いが確認できません。本日中にQRコードからお手続きください。サービスを停止します。", 0, CodeOf("https://jcom.co.jp-acc.one/pay")));
        await Expect(page.Locator("#picture-status")).ToContainTextAsync("最後の行はQRコード", new() { Timeout = 120_000 });
        var read = await page.InputValueAsync("#message");
        Assert.Contains("J:COM", read, StringComparison.Ordinal);
        Assert.EndsWith("\nhttps://jcom.co.jp-acc.one/pay", read, StringComparison.Ordinal);
        await page.JudgeAsync(read);
        Assert.Equal("scam", await page.LevelAsync());
    }

    [Fact]
    public async Task A_picture_that_cannot_be_read_is_said_so()
    {
        var page = await site.VisitReadyAsync("/");
        await page.DropAsync("broken.png", "image/png", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]);
        await Expect(page.Locator("#picture-status")).ToContainTextAsync("読めませんでした");
    }

    [Fact]
    public async Task Text_of_a_screenshot_comes_into_the_box_and_can_be_corrected()
    {
        var page = await site.VisitReadyAsync("/");
        await page.DropAsync("screen.png", "image/png", await new Screenshots(site.Browser).DrawAsync(Actions.Jcom, 0));
        await Expect(page.Locator("#picture-status")).ToContainTextAsync("見比べて", new() { Timeout = 120_000 });
        Assert.Contains("サービスを停止", await page.InputValueAsync("#message"), StringComparison.Ordinal);
        await page.JudgeAsync(await page.InputValueAsync("#message"));
        Assert.Equal("scam", await page.LevelAsync());
    }

    /// <summary>Prints the figure: run with <c>-class "*PictureTests" -showLiveOutput</c>.</summary>
    [Fact]
    public async Task Verdicts_of_screenshots_equal_those_of_their_texts()
    {
        var texts = (await File.ReadAllTextAsync(Repository.Path("tests", "Miyaburi.Web.Tests", "screens.txt"))).Split("\n===\n", StringSplitOptions.TrimEntries);
        Assert.Equal(30, texts.Length);
        var drawer = new Screenshots(site.Browser);
        var page = await site.VisitReadyAsync("/");
        var equal = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            var picture = Convert.ToBase64String(await drawer.DrawAsync(texts[i], i));
            var read = await page.EvaluateAsync<string>(
                "async (picture) => { const { readPicture } = await import('/assets/picture-reader.js'); return (await readPicture(new Blob([Uint8Array.from(atob(picture), c => c.charCodeAt(0))]), () => {})).text; }", picture);
            var (wanted, got) = (await LevelAsync(page, texts[i]), await LevelAsync(page, read));
            equal += wanted == got ? 1 : 0;
            output.WriteLine($"{i,2} {wanted} {got} {(wanted == got ? "" : "DIFFERENT: " + read.ReplaceLineEndings(" / "))}");
        }

        output.WriteLine($"{equal} of {texts.Length} screenshots have the verdict of their text");
        Assert.InRange(equal, 27, 30);
    }

    private static Task<string> LevelAsync(IPage page, string text) => page.EvaluateAsync<string>(
        "async (text) => { const { check } = await import('/assets/engine.js'); return JSON.parse((await check({ text, sender: null, kind: null }, null)).json).level; }", text);

    private static byte[] CodeOf(string content)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(6);
    }
}
