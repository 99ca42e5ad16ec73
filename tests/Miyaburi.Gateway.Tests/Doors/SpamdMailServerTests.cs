using System.Diagnostics;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>The spamd door behind mail servers, with the configurations of docs/gateways.md.</summary>
public sealed class SpamdMailServerTests : IAsyncLifetime
{
    private readonly Scratch scratch = new();
    private readonly int port = FreePort.Next();
    private RunningGateway gateway = null!;

    public async ValueTask InitializeAsync() =>
        gateway = await RunningGateway.StartAsync($$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] } } }""");

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public async Task Exim_MarksTheScamAndRemovesForgedFields()
    {
        var main = Documented.Config("exim-main").With("127.0.0.1 783", $"127.0.0.1 {port}");
        await using var exim = await Exim.StartAsync(scratch, main, Documented.Config("exim-acl"));
        await Smtp.SendAsync(exim.Port, [.. "X-Miyaburi-Level: nothing-found\r\n"u8, .. Sample.Scam]);
        var scam = Assert.Single(await Maildir.WaitAsync(exim.Mailbox, 1));
        Assert.Contains("X-Spam-Flag: YES", scam, StringComparison.Ordinal);
        Assert.Matches(@"X-Miyaburi-Score: 1\d\.\d / 5\.0", scam);
        Assert.DoesNotContain("X-Miyaburi-Level", scam, StringComparison.Ordinal);
        await Smtp.SendAsync(exim.Port, Sample.Plain);
        var plain = (await Maildir.WaitAsync(exim.Mailbox, 2)).Single(m => m.Contains("Subject: lunch", StringComparison.Ordinal));
        Assert.DoesNotContain("X-Spam-Flag", plain, StringComparison.Ordinal);
        Assert.Matches(@"X-Miyaburi-Score: [01]\.\d / 5\.0", plain);
    }

    [Fact]
    public async Task SpamassMilter_MarksTheScamUnderPostfix()
    {
        var socket = scratch.At("spamass.sock");
        using var milter = Process.Start(Tool.Start("spamass-milter", "-p", socket, "--", "-d", "127.0.0.1", "-p", $"{port}"))!;
        try
        {
            for (var i = 0; i < 100 && !File.Exists(socket); i++)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            File.SetUnixFileMode(socket, (UnixFileMode)0b110_110_110);
            await using var postfix = await Postfix.StartAsync(scratch, $"smtpd_milters = unix:{socket}\n");
            await Smtp.SendAsync(postfix.Port, Sample.Scam);
            var scam = Assert.Single(await Maildir.WaitAsync(postfix.Mailbox, 1));
            Assert.Contains("X-Spam-Flag: YES", scam, StringComparison.Ordinal);
            Assert.Contains("X-Spam-Status: Yes, score=1", scam, StringComparison.Ordinal);
        }
        finally
        {
            milter.Kill();
            await milter.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
