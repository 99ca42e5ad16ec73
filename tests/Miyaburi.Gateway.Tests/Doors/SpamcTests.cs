using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>The spamd door with Debian's spamc, and what spamc never sends by hand.</summary>
public sealed class SpamcTests : IAsyncLifetime
{
    private readonly Scratch scratch = new();
    private readonly int port = FreePort.Next();
    private RunningGateway gateway = null!;

    private string Socket => scratch.At("spamd.sock");

    public async ValueTask InitializeAsync() => gateway = await RunningGateway.StartAsync(
        $$"""{ "language": "ja", "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}", "unix:{{Socket}}"] } }, "limits": { "messageBytes": 2000000 }, "recipients": [ { "match": "lenient@example.jp", "spam": 19.5 } ] }""");

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        scratch.Dispose();
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("unix")]
    public async Task Check_SaysSpamForAScamOnly(string way)
    {
        var scam = await SpamcAsync(Sample.Scam, [.. Way(way), "-c"]);
        Assert.Equal(1, scam.Code);
        Assert.Matches(@"^1\d\.\d/5\.0\n$", scam.Output);
        var plain = await SpamcAsync(Sample.Plain, [.. Way(way), "-c"]);
        Assert.Equal(0, plain.Code);
        Assert.Matches(@"^[01]\.\d/5\.0\n$", plain.Output);
    }

    [Fact]
    public async Task Symbols_NamesTheSignals()
    {
        var ran = await SpamcAsync(Sample.Scam, "-y");
        Assert.StartsWith("MIYABURI_SCAM,MIYABURI_", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_IsForPeopleAndDefanged()
    {
        var ran = await SpamcAsync(Sample.Scam, "-R");
        Assert.Contains("詐欺と判断しました。", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("https?://[a-z.-]*billing-note", ran.Output);
        Assert.DoesNotContain("判断", (await SpamcAsync(Sample.Plain, "-r")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_AddsFieldsRemovesForgedOnesAndKeepsTheRest()
    {
        byte[] forged = [.. "X-Spam-Status: No\r\nX-Miyaburi-Level: nothing-found\r\n folded\r\nX-MIYABURI-id : x\r\n"u8, .. Sample.Plain];
        var ran = await SpamcAsync(forged);
        Assert.EndsWith(Encoding.UTF8.GetString(Sample.Plain), ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("folded", ran.Output, StringComparison.Ordinal);
        Assert.Single(Lines(ran, "X-Miyaburi-Level:"), "X-Miyaburi-Level: nothing-found");
        Assert.Single(Lines(ran, "X-Miyaburi-Id"));
        var scam = await SpamcAsync(Sample.Scam);
        Assert.Single(Lines(scam, "X-Spam-Flag:"), "X-Spam-Flag: YES");
        Assert.Single(Lines(scam, "X-Miyaburi-Brand:"), "X-Miyaburi-Brand: jcom");
    }

    [Fact]
    public async Task Headers_AreTheHeaderOfProcess()
    {
        var process = (await SpamcAsync(Sample.Plain)).Output;
        var headers = (await SpamcAsync(Sample.Plain, "--headers")).Output;
        // Each request is a decision of its own, with its own id.
        Assert.Equal(Lines(process, "X-Spam"), Lines(headers, "X-Spam"));
        Assert.EndsWith("Shall we meet at noon?\r\n", headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ping_IsAnsweredAndTellIsRefused()
    {
        Assert.Equal(0, (await SpamcAsync([], "-K")).Code);
        Assert.NotEqual(0, (await SpamcAsync(Sample.Scam, "-L", "spam")).Code);
        Assert.StartsWith("SPAMD/1.5 69 Service Unavailable: TELL is refused", await AskAsync([.. "TELL SPAMC/1.5\r\n\r\n"u8, .. Sample.Scam]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_ChoosesTheThreshold()
    {
        var ran = await SpamcAsync(Sample.Scam, "-c", "-u", "lenient@example.jp");
        Assert.Equal(0, ran.Code);
        Assert.EndsWith("/19.5\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutLength_TheHalfClosedStreamEndsTheMessage()
    {
        var answer = await AskAsync([.. "CHECK SPAMC/1.2\r\n\r\n"u8, .. Sample.Scam]);
        Assert.Matches(@"^SPAMD/1\.5 0 EX_OK\r\nSpam: True ; 1\d\.\d / 5\.0\r\n\r\n$", answer);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "SPAMD/1.5 76 ")]
    [InlineData("CHECK SPAMC/1.5\r\nContent-length: 9999\r\n\r\nshort", "SPAMD/1.5 76 (Content-Length mismatch")]
    [InlineData("CHECK SPAMC/1.5\r\nContent-length: -1\r\n\r\nx", "SPAMD/1.5 76 ")]
    [InlineData("CHECK SPAMC/1.5\r\nContent-length: 0\r\n\r\n", "SPAMD/1.5 65 ")]
    [InlineData("CHECK SPAMC/1.5\r\nCompress: lzma\r\n\r\nx", "SPAMD/1.5 76 ")]
    [InlineData("CHECK SPAMC/1.5\r\nCompress: zlib\r\n\r\nnot packed", "SPAMD/1.5 65 ")]
    public async Task Malformed_IsRefusedInTheProtocol(string request, string answer) =>
        Assert.StartsWith(answer, await AskAsync(Encoding.ASCII.GetBytes(request)), StringComparison.Ordinal);

    /// <summary>Debian's spamc is built without zlib, so this request is written by hand.</summary>
    [Fact]
    public async Task Compressed_IsUnpacked()
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(Sample.Scam);
        }

        var answer = await AskAsync([.. Encoding.ASCII.GetBytes($"SYMBOLS SPAMC/1.5\r\nContent-length: {packed.Length}\r\nCompress: zlib\r\n\r\n"), .. packed.ToArray()]);
        Assert.Contains("Spam: True ; ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompressionBomb_StaysSmall()
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 64; i++)
            {
                stream.Write(new byte[1024 * 1024]);
            }
        }

        var answer = await AskAsync([.. "CHECK SPAMC/1.5\r\nCompress: zlib\r\n\r\n"u8, .. packed.ToArray()]);
        Assert.StartsWith("SPAMD/1.5 65 the message is larger than allowed", answer, StringComparison.Ordinal);
    }

    private static List<string> Lines(Ran ran, string start) => Lines(ran.Output, start);

    private static List<string> Lines(string text, string start) =>
        [.. text.Split("\n").Select(l => l.TrimEnd('\r')).Where(l => l.StartsWith(start, StringComparison.OrdinalIgnoreCase))];

    private IEnumerable<string> Way(string way) => way switch
    {
        "unix" => ["-U", Socket],
        _ => ["-d", "127.0.0.1", "-p", $"{port}"],
    };

    private Task<Ran> SpamcAsync(byte[] mail, params string[] args) =>
        Tool.RunWithAsync(mail, "spamc", args.Contains("-U") || args.Contains("-d") ? args : ["-d", "127.0.0.1", "-p", $"{port}", .. args]);

    private async Task<string> AskAsync(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        await stream.WriteAsync(request);
        client.Client.Shutdown(SocketShutdown.Send);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
