namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>Programs that ask the gateway on the way, with the configurations of docs/gateways.md.</summary>
public sealed class RspamdPeersTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly int port = Ports.Free();

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
