using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Miyaburi.Gateway.Audit;

namespace Miyaburi.Gateway.Tests.Stress;

/// <summary>What is left when the program is killed without warning.</summary>
public sealed partial class KillTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    /// <summary>Killed and started again while mail comes in: every mail that Postfix took is delivered once.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task KilledUnderPostfix_NoMailIsLost()
    {
        var socket = scratch.At("milter.sock");
        var config = scratch.Write("gateway.json", $$"""{ "doors": { "milter": { "listen": ["unix:{{socket}}"] } } }""");
        await using var postfix = await Postfix.StartAsync(scratch, Documented.Config("postfix").With("inet:127.0.0.1:8027", $"unix:{socket}"));
        var gateway = await GatewayProcess.StartAsync(config);
        var taken = 0;
        using var enough = new CancellationTokenSource();
        var sending = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await Smtp.SendAsync(postfix.Port, [.. Encoding.ASCII.GetBytes($"X-Number: {Interlocked.Increment(ref taken):D4}\r\n"), .. Sample.Scam]);
                await Task.Delay(50);
            }
        })));
        for (var kill = 0; kill < 3; kill++)
        {
            await Task.Delay(1500);
            await gateway.KillAsync();
            gateway = await GatewayProcess.StartAsync(config);
        }

        await Task.Delay(1000);
        await enough.CancelAsync();
        await sending;
        await postfix.FlushAsync();
        var mails = await Maildir.WaitAsync(postfix.Mailbox, taken);
        await gateway.DisposeAsync();
        var numbers = mails.Select(m => m[(m.IndexOf("X-Number: ", StringComparison.Ordinal) + 10)..][..4]).ToList();
        Assert.Equal(taken, numbers.Count);
        Assert.Equal(taken, numbers.Distinct().Count());
        Assert.True(mails.Exists(m => m.Contains("X-Miyaburi-Level: scam", StringComparison.Ordinal)), postfix.Log[^3000..]);
    }

    /// <summary>Whatever was answered can be explained, up to the last message before the kill.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task KilledUnderLoad_EveryAnswerIsInTheAuditLog()
    {
        var port = FreePort.Next();
        var config = scratch.Write("gateway.json", $$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] } }, "audit": { "folder": "{{scratch.At("audit")}}", "fileBytes": 65536 } }""");
        await using var gateway = await GatewayProcess.StartAsync(config);
        var answered = new ConcurrentBag<string>();
        var asking = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskUntilGoneAsync(port, answered)));
        for (var i = 0; i < 300 && answered.Count < 200; i++)
        {
            await Task.Delay(100);
        }

        await gateway.KillAsync();
        await asking;
        Assert.InRange(answered.Count, 200, int.MaxValue);
        Assert.InRange(Directory.GetFiles(scratch.At("audit")).Length, 2, 30);
        Assert.All(answered, id => Assert.Equal(id, AuditSearch.Find(scratch.At("audit"), id)?.Id));
    }

    private static async Task AskUntilGoneAsync(int port, ConcurrentBag<string> answered)
    {
        try
        {
            while (IdOf().Match(await Peer.AskAsync(await Peer.ConnectAsync(port), [.. "HEADERS SPAMC/1.5\r\n\r\n"u8, .. Sample.Scam])) is { Success: true } id)
            {
                answered.Add(id.Groups[1].Value);
            }
        }
        catch (SocketException)
        {
            // Nobody listens any more.
        }
    }

    [GeneratedRegex("X-Miyaburi-Id: ([0-9A-Z]{16})\r?\n")]
    private static partial Regex IdOf();
}
