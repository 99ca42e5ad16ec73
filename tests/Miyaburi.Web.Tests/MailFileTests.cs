using Miyaburi.Tests;

namespace Miyaburi.Web.Tests;

/// <summary>Files of mail programs are judged on the device; one that is broken is told what to do.</summary>
[Trait("Category", "Slow")]
public sealed class MailFileTests(Site site)
{
    [Theory]
    [InlineData("outlook/jcom-unpaid.msg", "application/vnd.ms-outlook")]
    [InlineData("mail/jcom-unpaid.eml", "message/rfc822")]
    public async Task A_mail_file_is_judged(string name, string type)
    {
        var page = await site.VisitReadyAsync("/");
        await page.DropAsync(Path.GetFileName(name), type, await File.ReadAllBytesAsync(Repository.Path("samples", "messages", name)));
        await page.WaitForSelectorAsync("#result:not([hidden]) #verdict");
        Assert.Equal("scam", await page.LevelAsync());
    }

    [Fact]
    public async Task A_broken_Outlook_file_is_told_what_to_do()
    {
        var page = await site.VisitReadyAsync("/");
        await page.DropAsync("mail.msg", "application/vnd.ms-outlook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        await Expect(page.Locator("#check-error")).ToContainTextAsync(".eml");
    }
}
