using System.Text;
using System.Text.Json;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>Programs that ask the gateway on the way, with the configurations of docs/gateways.md.</summary>
public sealed class RspamdPeersTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly int port = FreePort.Next();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Haraka_AddsTheFields()
    {
        await using var gateway = await RunningGateway.StartAsync($$"""{ "doors": { "rspamd": { "listen": ["127.0.0.1:{{port}}"] } } }""");
        await using var haraka = await Haraka.StartAsync(scratch, Documented.Config("haraka").With("port = 11333", $"port = {port}"));
        await Smtp.SendAsync(haraka.Port, [.. "X-Miyaburi-Level: nothing-found\r\n"u8, .. Sample.Scam]);
        var scam = Assert.Single(await haraka.QueuedAsync(1));
        Assert.Contains("X-Miyaburi-Level: scam", scam, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing-found", scam, StringComparison.Ordinal);
        await Smtp.SendAsync(haraka.Port, Sample.Plain);
        Assert.Contains(await haraka.QueuedAsync(2), m => m.Contains("X-Miyaburi-Level: nothing-found", StringComparison.Ordinal));
    }

    /// <summary>What mail servers and their logs know a message by, beside rspamd itself.</summary>
    [Fact]
    public async Task MessageIdAndAddresses_AreAsRspamdTellsThem()
    {
        await using var gateway = await RunningGateway.StartAsync($$"""{ "doors": { "rspamd": { "listen": ["127.0.0.1:{{port}}"] } } }""");
        await using var rspamd = await Rspamd.StartAsync(scratch, "", "", isQuickToStart: true);
        var plain = Mail("Message-ID: <abc.123@mid.example>\r\n", "plain", "Write to taro@text.example or jiro@other.example, not to https://link.example/x");
        foreach (var mail in new[] { plain, Mail("", "html", "<a href=\"mailto:Saburo@html.example?subject=x\">mail</a>"), Mail("message-id:\r\n  not an id\r\n", "plain", "no address") })
        {
            Assert.Equal(await ToldAsync(rspamd.Port, mail), await ToldAsync(port, mail));
        }

        Assert.Equal("abc.123@mid.example jiro@other.example taro@text.example", await ToldAsync(port, plain));
    }

    private static byte[] Mail(string field, string type, string text) =>
        Encoding.ASCII.GetBytes($"From: a@sender.example\r\nTo: b@example.jp\r\nReply-To: c@back.example\r\nSubject: hello\r\nDate: Sun, 29 Nov 2026 10:00:00 +0900\r\n{field}MIME-Version: 1.0\r\nContent-Type: text/{type}\r\n\r\n{text}\r\n");

    private static async Task<string> ToldAsync(int port, byte[] mail)
    {
        var ran = await Tool.RunWithAsync(mail, "rspamc", "-h", $"127.0.0.1:{port}", "--json");
        using var json = JsonDocument.Parse(ran.Output[ran.Output.IndexOf('{', StringComparison.Ordinal)..]);
        // rspamd leaves the list out where it is empty.
        var addresses = (json.RootElement.TryGetProperty("emails", out var emails) ? emails.EnumerateArray() : default).Select(e => e.GetString()!.ToLowerInvariant()).Order(StringComparer.Ordinal);
        return string.Join(' ', addresses.Prepend(json.RootElement.GetProperty("message-id").GetString()));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Rspamd_AsksAsAnExternalService()
    {
        await using var gateway = await RunningGateway.StartAsync($$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] } } }""");
        await using var rspamd = await Rspamd.StartAsync(scratch, Documented.Config("rspamd-external").With("127.0.0.1:783", $"127.0.0.1:{port}"), Documented.Config("rspamd-group"), isQuickToStart: true);
        var scam = await Tool.RunWithAsync(Sample.Scam, "rspamc", "-h", $"127.0.0.1:{rspamd.Port}");
        Assert.Matches(@"Symbol: MIYABURI \((8|9|1\d)\.\d+\)", scam.Output);
        var plain = await Tool.RunWithAsync(Sample.Plain, "rspamc", "-h", $"127.0.0.1:{rspamd.Port}");
        Assert.Contains("Action: no action", plain.Output, StringComparison.Ordinal);
        // Nothing found scores in proportion to its probability: a little, never a point.
        Assert.DoesNotMatch(@"Symbol: MIYABURI \([1-9]", plain.Output);
    }
}
