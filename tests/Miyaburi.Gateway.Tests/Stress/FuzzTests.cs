using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Miyaburi.Gateway.Tests.Stress;

/// <summary>A minute of noise: half of it for the milter's door, half for spamd's, both at once.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20220916;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(30);

    private readonly int port = Ports.Free();
    private readonly int milterPort = Ports.Free();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task MalformedFrames_NeverStopTheDoors()
    {
        await using var gateway = await RunningGateway.StartAsync(
            $$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] }, "milter": { "listen": ["127.0.0.1:{{milterPort}}"] } }, "limits": { "requestSeconds": 2 } }""");
        var sent = await Task.WhenAll(SendAsync(milterPort, MilterNoise), SendAsync(port, SpamdNoise));
        Assert.All(sent, s => Assert.InRange(s, 100, int.MaxValue));
        Assert.StartsWith("SPAMD/1.5 0 EX_OK\r\nSpam: True", await Peer.AskAsync(await Peer.ConnectAsync(port), [.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Scam]), StringComparison.Ordinal);
        await Peer.BackToNothingAsync(gateway);
    }

    private static async Task<int> SendAsync(int to, Func<Random, byte[]> noise)
    {
        var random = new Random(Seed);
        var until = DateTime.UtcNow + Each;
        var sent = 0;
        while (DateTime.UtcNow < until)
        {
            using var client = await Peer.ConnectAsync(to);
            var stream = client.GetStream();
            try
            {
                await stream.WriteAsync(noise(random));
                client.Client.Shutdown(SocketShutdown.Send);
                await stream.CopyToAsync(Stream.Null).WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (IOException)
            {
                // The door hung up: its right.
            }

            sent++;
        }

        return sent;
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
