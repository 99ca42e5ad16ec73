using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Gateway.Connections;

namespace Miyaburi.Gateway.Tests.Stress;

/// <summary>What strangers and accidents do to doors.</summary>
public sealed class StressTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly int port = Ports.Free();
    private readonly int milterPort = Ports.Free();

    public void Dispose() => scratch.Dispose();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task ThousandConnections_AreAllAnswered()
    {
        await using var gateway = await StartAsync("");
        var clients = new List<TcpClient>();
        for (var i = 0; i < 1000; i++)
        {
            clients.Add(await ConnectAsync(port));
        }

        var answers = await Task.WhenAll(clients.Select(client => AskAsync(client, [.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Scam])));
        Assert.All(answers, a => Assert.StartsWith("SPAMD/1.5 0 EX_OK\r\nSpam: True", a, StringComparison.Ordinal));
        await BackToNothingAsync(gateway);
    }

    [Fact]
    public async Task TooManyConnections_AreToldSo()
    {
        await using var gateway = await StartAsync("\"connections\": 2");
        using var first = await ConnectAsync(port);
        using var second = await ConnectAsync(port);
        await Task.Delay(200);
        Assert.StartsWith("SPAMD/1.5 75 ", await AskAsync(await ConnectAsync(port), "PING SPAMC/1.5\r\n"u8.ToArray()), StringComparison.Ordinal);
        first.Dispose();
        await Task.Delay(200);
        Assert.StartsWith("SPAMD/1.5 0 PONG", await AskAsync(await ConnectAsync(port), "PING SPAMC/1.5\r\n"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowPeers_AreCutOffAndHoldUpNobody()
    {
        await using var gateway = await StartAsync("\"requestSeconds\": 1");
        using var slow = await ConnectAsync(port);
        using var slowMilter = await ConnectAsync(milterPort);
        await slow.GetStream().WriteAsync("CHECK SPAMC/1.5\r\nContent-length: 100000\r\n\r\nFrom: "u8.ToArray());
        await slowMilter.GetStream().WriteAsync(new byte[] { 0, 0, 0, 13, (byte)'O' });
        Assert.StartsWith("SPAMD/1.5 0 EX_OK", await AskAsync(await ConnectAsync(port), [.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Plain]), StringComparison.Ordinal);
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(0, await slow.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, await slowMilter.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 15);
        await BackToNothingAsync(gateway);
    }

    [Fact]
    public async Task FullMemory_IsATemporaryFailure()
    {
        await using var gateway = await StartAsync("\"memoryBytes\": 1572864");
        using var holder = await ConnectAsync(port);
        await holder.GetStream().WriteAsync((byte[])[.. "CHECK SPAMC/1.5\r\nContent-length: 900000\r\n\r\n"u8, .. new byte[600_000]]);
        var budget = gateway.Services.GetRequiredService<MemoryBudget>();
        for (var i = 0; i < 100 && budget.Used < 600_000; i++)
        {
            await Task.Delay(50);
        }

        byte[] large = [.. "CHECK SPAMC/1.5\r\n\r\n"u8, .. Sample.Plain, .. new byte[600_000]];
        Assert.StartsWith("SPAMD/1.5 75 ", await AskAsync(await ConnectAsync(port), large), StringComparison.Ordinal);
        Assert.StartsWith("SPAMD/1.5 0 EX_OK", await AskAsync(await ConnectAsync(port), [.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Plain]), StringComparison.Ordinal);
    }

    /// <summary>An announced length reserves nothing: a thousand liars cost next to no memory.</summary>
    [Fact]
    public async Task AnnouncedLengths_ReserveNothing()
    {
        await using var gateway = await StartAsync("");
        for (var i = 0; i < 50; i++)
        {
            var client = await ConnectAsync(port);
            await client.GetStream().WriteAsync("CHECK SPAMC/1.5\r\nContent-length: 33000000\r\n\r\nx"u8.ToArray());
        }

        await Task.Delay(500);
        Assert.InRange(gateway.Services.GetRequiredService<MemoryBudget>().Used, 0, 50 * 64 * 1024);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MalformedFrames_NeverStopTheDoors(bool isMilter)
    {
        await using var gateway = await StartAsync("\"requestSeconds\": 2");
        var random = new Random(20220916);
        var until = DateTime.UtcNow + TimeSpan.FromSeconds(30);
        var sent = 0;
        while (DateTime.UtcNow < until)
        {
            using var client = await ConnectAsync(isMilter ? milterPort : port);
            var stream = client.GetStream();
            try
            {
                await stream.WriteAsync(isMilter ? MilterNoise(random) : SpamdNoise(random));
                client.Client.Shutdown(SocketShutdown.Send);
                await stream.CopyToAsync(Stream.Null).WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (IOException)
            {
                // The door hung up: its right.
            }

            sent++;
        }

        Assert.InRange(sent, 100, int.MaxValue);
        Assert.StartsWith("SPAMD/1.5 0 EX_OK\r\nSpam: True", await AskAsync(await ConnectAsync(port), [.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Scam]), StringComparison.Ordinal);
        await BackToNothingAsync(gateway);
    }

    /// <summary>Killed and started again while mail comes in: every mail that Postfix took is delivered once.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task KilledUnderPostfix_NoMailIsLost()
    {
        var socket = scratch.At("milter.sock");
        var config = scratch.Write("gateway.json", $$"""{ "doors": { "milter": { "listen": ["unix:{{socket}}"] } } }""");
        await using var postfix = await Postfix.StartAsync(scratch, Documented.Config("postfix").With("unix:/run/miyaburi/milter.sock", $"unix:{socket}"));
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

    private Task<RunningGateway> StartAsync(string limits) => RunningGateway.StartAsync(
        $$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] }, "milter": { "listen": ["127.0.0.1:{{milterPort}}"] } }, "limits": { {{limits}} } }""");

    private static async Task<TcpClient> ConnectAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        return client;
    }

    private static async Task<string> AskAsync(TcpClient client, byte[] request)
    {
        using var answer = new MemoryStream();
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(request);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer).WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (IOException)
        {
            // An answer before the end of the request resets the connection; what came before counts.
        }

        client.Dispose();
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private static async Task BackToNothingAsync(RunningGateway gateway)
    {
        var gate = gateway.Services.GetRequiredService<ConnectionGate>();
        var budget = gateway.Services.GetRequiredService<MemoryBudget>();
        for (var i = 0; i < 100 && (gate.Open > 0 || budget.Used > 0); i++)
        {
            await Task.Delay(100);
        }

        Assert.Equal((0, 0L), (gate.Open, budget.Used));
    }

    /// <summary>Mostly true frames, so that the noise comes through to the commands.</summary>
    private static byte[] MilterNoise(Random random)
    {
        using var frames = new MemoryStream();
        if (random.Next(10) > 0)
        {
            Frame(frames, [(byte)'O', 0, 0, 0, 6, 0, 0, 1, 0xFF, (byte)random.Next(256), 0x1F, 0xFF, 0xFF]);
        }

        for (var i = random.Next(30); i > 0; i--)
        {
            var body = new byte[random.Next(200)];
            random.NextBytes(body);
            Frame(frames, [random.Next(8) == 0 ? (byte)random.Next(256) : (byte)"ABCDEHKLMNRTU"[random.Next(13)], .. body], random.Next(40) == 0 ? random.Next() : null);
        }

        return frames.ToArray();
    }

    private static void Frame(MemoryStream frames, byte[] payload, int? lie = null)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, lie ?? payload.Length);
        frames.Write(length);
        frames.Write(payload);
    }

    private static byte[] SpamdNoise(Random random)
    {
        var commands = new[] { "CHECK", "SYMBOLS", "REPORT", "PROCESS", "HEADERS", "TELL", "PING", "SKIP", "\0", "check" };
        var text = new StringBuilder($"{commands[random.Next(commands.Length)]} SPAMC/1.{random.Next(9)}\r\n");
        for (var i = random.Next(4); i > 0; i--)
        {
            text.Append(random.Next(4) switch
            {
                0 => $"Content-length: {random.Next(2000) - 100}\r\n",
                1 => "Compress: zlib\r\n",
                2 => $"User: {(char)random.Next(1, 255)}\r\n",
                _ => new string((char)random.Next(1, 255), random.Next(5000)),
            });
        }

        var body = new byte[random.Next(2000)];
        random.NextBytes(body);
        return [.. Encoding.Latin1.GetBytes(text.Append(random.Next(5) == 0 ? "" : "\r\n").ToString()), .. body];
    }
}
