using Miyaburi.Tests;
using QRCoder;

namespace Miyaburi.Web.Tests;

/// <summary>
/// What a phone's other apps share with the installed page: the browser posts it to the address of the manifest, and the
/// service worker takes it. There is no network meanwhile, so nothing of it can leave the device.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ShareTests(Site site)
{
    private const string Share = """
        async ([fields, file]) => {
          const manifest = await (await caches.match(document.querySelector('link[rel=manifest]').getAttribute('href'))).json();
          const { action, method, enctype, params } = manifest.share_target;
          const form = Object.assign(document.createElement('form'), { action, method, enctype });
          for (const [name, value] of Object.entries(fields)) {
            form.append(Object.assign(document.createElement('textarea'), { name: params[name], value }));
          }
          if (file) {
            const input = Object.assign(document.createElement('input'), { type: 'file', name: params.files[0].name });
            const files = new DataTransfer();
            files.items.add(new File([Uint8Array.from(atob(file.bytes), c => c.charCodeAt(0))], file.name, { type: file.type }));
            input.files = files.files;
            form.append(input);
          }
          document.body.append(form);
          form.submit();
        }
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/en/")]
    public async Task A_text_is_judged_at_once(string path)
    {
        var page = await OfflineAsync(path);
        await page.EvaluateAsync(Share, new object?[] { new { title = "", text = Actions.Jcom, url = "" }, null });
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        Assert.Equal("scam", await page.LevelAsync());
        Assert.Equal(path is "/" ? "ja" : "en", await page.GetAttributeAsync("html", "lang"));
        Assert.Equal(0, await page.EvaluateAsync<int>("caches.has('shared').then(Number)"));
        await page.GoBackAsync();
        await Expect(page.Locator("#message")).ToHaveValueAsync(Actions.Jcom);
    }

    [Fact]
    public async Task Subject_and_address_are_joined_to_the_text_and_not_repeated()
    {
        var page = await OfflineAsync("/");
        await page.EvaluateAsync(Share, new object?[] { new { title = "J:COM", text = "お支払いのご案内 https://jcom.co.jp-acc.one/pay", url = "https://jcom.co.jp-acc.one/pay" }, null });
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        await Expect(page.Locator("#message")).ToHaveValueAsync("J:COM\nお支払いのご案内 https://jcom.co.jp-acc.one/pay");
    }

    [Fact]
    public async Task A_picture_comes_into_the_box_to_be_corrected()
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode("https://jcom.co.jp-acc.one/pay", QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        // The reader of pictures is kept once it was used: it comes over the network here.
        var page = await ReadyAsync("/");
        await page.EvaluateAsync(Share, new object?[] { new { }, new { name = "qr.png", type = "image/png", bytes = Convert.ToBase64String(code.GetGraphic(6)) } });
        await Expect(page.Locator("#message")).ToHaveValueAsync("https://jcom.co.jp-acc.one/pay", new() { Timeout = 120_000 });
        Assert.True(await page.Locator("#check").IsVisibleAsync(), "The person presses Check.");
    }

    [Fact]
    public async Task A_mail_file_is_judged_at_once()
    {
        var page = await OfflineAsync("/");
        var mail = await File.ReadAllBytesAsync(Repository.Path("samples", "messages", "mail", "jcom-unpaid.eml"));
        await page.EvaluateAsync(Share, new object?[] { new { }, new { name = "mail.eml", type = "message/rfc822", bytes = Convert.ToBase64String(mail) } });
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        Assert.Equal("scam", await page.LevelAsync());
    }

    [Fact]
    public async Task Nothing_shared_is_said_so()
    {
        var page = await site.VisitAsync("/#shared");
        await Expect(page.Locator("#check-error")).ToContainTextAsync("受け取れませんでした");
        Assert.Equal(site.Address + "/", page.Url);
    }

    private async Task<IPage> ReadyAsync(string path)
    {
        var page = await site.VisitInstalledAsync(path);
        // Polling for it would evaluate text in the page, which its Content Security Policy forbids.
        await page.EvaluateAsync("""
            navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller
              || new Promise(taken => navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }))).then(() => {})
            """);
        return page;
    }

    private async Task<IPage> OfflineAsync(string path)
    {
        var page = await ReadyAsync(path);
        await page.Context.SetOfflineAsync(true);
        return page;
    }
}
