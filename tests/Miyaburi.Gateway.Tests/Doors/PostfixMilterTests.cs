using System.Text;
using MimeKit;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>The milter under Postfix, with the configuration of docs/gateways.md.</summary>
public sealed class PostfixMilterTests : IDisposable
{
    private readonly Scratch scratch = new();

    private string Socket => scratch.At("milter.sock");

    private string Config => Documented.Config("postfix").With("inet:127.0.0.1:8027", $"unix:{Socket}");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Marks_KeepsTheBodyAndRemovesForgedFields()
    {
        await using var gateway = await RunningGateway.StartAsync($$"""{ "doors": { "milter": { "listen": ["unix:{{Socket}}"] } } }""");
        await using var postfix = await Postfix.StartAsync(scratch, Config);
        await Smtp.SendAsync(postfix.Port, [.. "X-Miyaburi-Level: nothing-found\r\nX-Miyaburi-Reason: trusted\r\n"u8, .. Sample.Scam]);
        var mail = Assert.Single(await Maildir.WaitAsync(postfix.Mailbox, 1));
        Assert.Single(Lines(mail, "X-Miyaburi-Level:"), "X-Miyaburi-Level: scam");
        Assert.DoesNotContain("trusted", mail, StringComparison.Ordinal);
        Assert.Single(Lines(mail, "X-Miyaburi-Reason:"));
        Assert.EndsWith(Body(Encoding.UTF8.GetString(Sample.Scam)), Body(mail), StringComparison.Ordinal);
        Assert.Contains("未払い", Load(mail).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubjectTagAndBanner_OnlyWhenSwitchedOn()
    {
        await using var gateway = await RunningGateway.StartAsync(
            $$"""{ "doors": { "milter": { "listen": ["unix:{{Socket}}"], "subjectTag": "【詐欺】", "banner": true } } }""");
        await using var postfix = await Postfix.StartAsync(scratch, Config);
        await Smtp.SendAsync(postfix.Port, Sample.Scam);
        await Smtp.SendAsync(postfix.Port, Sample.Plain);
        var mails = (await Maildir.WaitAsync(postfix.Mailbox, 2)).ConvertAll(Load);
        var scam = Assert.Single(mails, m => m.Subject!.StartsWith("【詐欺】【重要", StringComparison.Ordinal));
        Assert.StartsWith("【注意】このメールは詐欺の疑いがあります", scam.TextBody, StringComparison.Ordinal);
        Assert.Contains("J:COMカスタマーセンター", scam.TextBody, StringComparison.Ordinal);
        var plain = Assert.Single(mails, m => m.Subject == "lunch");
        Assert.Equal("Shall we meet at noon?", plain.TextBody!.Trim());
    }

    [Fact]
    public async Task Reject_RefusesInTheDialogue()
    {
        await using var gateway = await RunningGateway.StartAsync(
            $$"""{ "doors": { "milter": { "listen": ["unix:{{Socket}}"] } }, "thresholds": { "reject": 8.0 } }""");
        await using var postfix = await Postfix.StartAsync(scratch, Config);
        var refused = await Assert.ThrowsAsync<MailKit.Net.Smtp.SmtpCommandException>(() => Smtp.SendAsync(postfix.Port, Sample.Scam));
        Assert.Contains("judged a scam", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unjudgeable_GoesThroughUnmarked()
    {
        await using var gateway = await RunningGateway.StartAsync(
            $$"""{ "doors": { "milter": { "listen": ["unix:{{Socket}}"] } }, "limits": { "messageBytes": 2048 } }""");
        await using var postfix = await Postfix.StartAsync(scratch, Config);
        byte[] large = [.. "X-Miyaburi-Level: nothing-found\r\n"u8, .. Sample.Plain, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789\r\n", 1000)))];
        await Smtp.SendAsync(postfix.Port, large);
        var mail = Assert.Single(await Maildir.WaitAsync(postfix.Mailbox, 1));
        Assert.DoesNotContain("X-Miyaburi-", mail, StringComparison.Ordinal);
    }

    private static MimeMessage Load(string mail) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail)));

    private static List<string> Lines(string mail, string start) => [.. mail.Split('\n').Where(l => l.StartsWith(start, StringComparison.Ordinal))];

    private static string Body(string mail) => mail.ReplaceLineEndings("\n").Split("\n\n", 2)[1];
}
