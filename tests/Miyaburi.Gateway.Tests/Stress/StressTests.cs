using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Gateway.Connections;

namespace Miyaburi.Gateway.Tests.Stress;

/// <summary>What strangers and accidents do to doors.</summary>
public sealed class StressTests
{
    private readonly int port = FreePort.Next();
    private readonly int milterPort = FreePort.Next();
    private readonly int httpPort = FreePort.Next();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task ThousandConnections_AreAllAnswered()
    {
        await using var gateway = await StartAsync("");
        var clients = new List<TcpClient>();
        for (var i = 0; i < 1000; i++)
        {
            clients.Add(await Peer.ConnectAsync(port));
        }

        var answers = await Task.WhenAll(clients.Select(client => Peer.AskAsync(client, [.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Scam])));
        Assert.All(answers, a => Assert.StartsWith("SPAMD/1.5 0 EX_OK\r\nSpam: True", a, StringComparison.Ordinal));
        await Peer.BackToNothingAsync(gateway);
    }

    [Fact]
    public async Task TooManyConnections_AreToldSo()
    {
        await using var gateway = await StartAsync("\"connections\": 2");
        using var first = await Peer.ConnectAsync(port);
        using var second = await Peer.ConnectAsync(port);
        await Task.Delay(200);
        Assert.StartsWith("SPAMD/1.5 75 ", await Peer.AskAsync(await Peer.ConnectAsync(port), "PING SPAMC/1.5\r\n"u8.ToArray()), StringComparison.Ordinal);
        first.Dispose();
        await Task.Delay(200);
        Assert.StartsWith("SPAMD/1.5 0 PONG", await Peer.AskAsync(await Peer.ConnectAsync(port), "PING SPAMC/1.5\r\n"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdleHttpConnections_CountAsWell()
    {
        await using var gateway = await StartAsync("\"connections\": 2");
        using var first = await Peer.ConnectAsync(httpPort);
        using var second = await Peer.ConnectAsync(httpPort);
        await Peer.OpenAsync(gateway, 2);
        Assert.StartsWith("HTTP/1.1 503 ", await Peer.AskAsync(await Peer.ConnectAsync(httpPort), []), StringComparison.Ordinal);
        first.Dispose();
        await Peer.OpenAsync(gateway, 1);
        using var http = new HttpClient();
        Assert.Equal("pong\r\n", await http.GetStringAsync($"http://127.0.0.1:{httpPort}/ping"));
    }

    [Fact]
    public async Task SlowPeers_AreCutOffAndHoldUpNobody()
    {
        await using var gateway = await StartAsync("\"requestSeconds\": 1");
        using var slow = await Peer.ConnectAsync(port);
        using var slowMilter = await Peer.ConnectAsync(milterPort);
        await slow.GetStream().WriteAsync("CHECK SPAMC/1.5\r\nContent-length: 100000\r\n\r\nFrom: "u8.ToArray());
        await slowMilter.GetStream().WriteAsync(new byte[] { 0, 0, 0, 13, (byte)'O' });
        Assert.StartsWith("SPAMD/1.5 0 EX_OK", await Peer.AskAsync(await Peer.ConnectAsync(port), [.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Plain]), StringComparison.Ordinal);
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(0, await slow.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, await slowMilter.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 15);
        await Peer.BackToNothingAsync(gateway);
    }

    [Fact]
    public async Task FullMemory_IsATemporaryFailure()
    {
        await using var gateway = await StartAsync("\"memoryBytes\": 1572864");
        using var holder = await Peer.ConnectAsync(port);
        await holder.GetStream().WriteAsync((byte[])[.. "CHECK SPAMC/1.5\r\nContent-length: 900000\r\n\r\n"u8, .. new byte[600_000]]);
        var budget = gateway.Services.GetRequiredService<MemoryBudget>();
        for (var i = 0; i < 100 && budget.Used < 600_000; i++)
        {
            await Task.Delay(50);
        }

        byte[] large = [.. "CHECK SPAMC/1.5\r\n\r\n"u8, .. Sample.Plain, .. new byte[600_000]];
        Assert.StartsWith("SPAMD/1.5 75 ", await Peer.AskAsync(await Peer.ConnectAsync(port), large), StringComparison.Ordinal);
        Assert.StartsWith("SPAMD/1.5 0 EX_OK", await Peer.AskAsync(await Peer.ConnectAsync(port), [.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Plain]), StringComparison.Ordinal);
    }

    /// <summary>An announced length reserves nothing: a thousand liars cost next to no memory.</summary>
    [Fact]
    public async Task AnnouncedLengths_ReserveNothing()
    {
        await using var gateway = await StartAsync("");
        for (var i = 0; i < 50; i++)
        {
            var client = await Peer.ConnectAsync(port);
            await client.GetStream().WriteAsync("CHECK SPAMC/1.5\r\nContent-length: 33000000\r\n\r\nx"u8.ToArray());
        }

        await Task.Delay(500);
        Assert.InRange(gateway.Services.GetRequiredService<MemoryBudget>().Used, 0, 50 * 64 * 1024);
    }

    private Task<RunningGateway> StartAsync(string limits) => RunningGateway.StartAsync(
        $$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] }, "milter": { "listen": ["127.0.0.1:{{milterPort}}"] }, "rspamd": { "listen": ["127.0.0.1:{{httpPort}}"] } }, "limits": { {{limits}} } }""");
}
