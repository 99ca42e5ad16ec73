using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>The rspamd door with Debian's rspamc, and with requests that other clients write.</summary>
public sealed class RspamdTests : IAsyncLifetime
{
    private readonly int port = FreePort.Next();
    private readonly HttpClient http = new(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan });
    private RunningGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await RunningGateway.StartAsync($$"""
        { "language": "ja", "doors": { "rspamd": { "listen": ["127.0.0.1:{{port}}"] } }, "limits": { "messageBytes": 2000000 },
          "recipients": [ { "match": "@strict.example.jp", "reject": 10.0 }, { "match": "@subject.example.jp", "rewriteSubject": 5.0 } ] }
        """);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task Rspamc_ShowsActionScoreAndSymbols()
    {
        var ran = await Tool.RunWithAsync(Sample.Scam, "rspamc", "-h", $"127.0.0.1:{port}", "-i", "203.0.113.25", "--helo", "mail.billing-note.example", "-F", "a@billing-note.example", "-r", "taro@example.jp");
        Assert.Equal(0, ran.Code);
        Assert.Contains("Action: add header", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"Score: 1\d\.\d+ / 5\.00", ran.Output);
        Assert.Matches(@"Symbol: MIYABURI_ID01 \(\d+\.\d+\)", ran.Output);
        var plain = await Tool.RunWithAsync(Sample.Plain, "rspamc", "-h", $"127.0.0.1:{port}");
        Assert.Contains("Action: no action", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rspamc_ReadsStatistics()
    {
        await CheckAsync(Sample.Plain);
        var ran = await Tool.RunAsync("rspamc", "-h", $"127.0.0.1:{port}", "stat");
        Assert.Contains("Messages scanned: 1", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Symbols_AddUpToTheScore()
    {
        var json = await CheckAsync(Sample.Scam);
        var sum = json.GetProperty("symbols").EnumerateObject().Sum(s => s.Value.GetProperty("score").GetDouble());
        Assert.Equal(json.GetProperty("score").GetDouble(), sum, 0.1);
        Assert.Contains(json.GetProperty("urls").EnumerateArray(), u => u.GetString()!.Contains("jcom", StringComparison.Ordinal));
        Assert.Equal("scam", json.GetProperty("milter").GetProperty("add_headers").GetProperty("X-Miyaburi-Level").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Reject_OnlyWhereConfigured()
    {
        Assert.Equal("add header", (await CheckAsync(Sample.Scam, ("Rcpt", "taro@example.jp"))).GetProperty("action").GetString());
        Assert.Equal("reject", (await CheckAsync(Sample.Scam, ("Rcpt", "<taro@strict.example.jp>"))).GetProperty("action").GetString());
        Assert.Equal("add header", (await CheckAsync(Sample.Scam, ("Rcpt", "taro@strict.example.jp"), ("Rcpt", "taro@example.jp"))).GetProperty("action").GetString());
    }

    [Theory]
    [InlineData("""{"actions":{"reject":10}}""", "reject")]
    [InlineData("""{"apply":{"actions":{"rewrite subject":5}},"symbols_enabled":["A"]}""", "rewrite subject")]
    [InlineData("""{"actions":{"add header":null}}""", "no action")]
    [InlineData("""{"actions":{"reject":90,"greylist":4}}""", "add header")]
    [InlineData("{}", "add header")]
    public async Task Settings_ChangeTheThresholdsOfOneMessage(string settings, string action)
    {
        Assert.Equal(action, (await CheckAsync(Sample.Scam, ("Settings", settings))).GetProperty("action").GetString());
        Assert.Equal("add header", (await CheckAsync(Sample.Scam)).GetProperty("action").GetString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("reject=3")]
    [InlineData("""{"actions":[]}""")]
    [InlineData("""{"actions":{"reject":"now"}}""")]
    public async Task Settings_ThatCannotBeRead_AreRefused(string settings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("/checkv2")) { Content = new ByteArrayContent(Sample.Scam) };
        request.Headers.TryAddWithoutValidation("Settings", settings);
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Settings", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RewriteSubject_GivesTheNewSubject()
    {
        var json = await CheckAsync(Sample.Scam, ("Rcpt", "taro@subject.example.jp"));
        Assert.Equal("rewrite subject", json.GetProperty("action").GetString());
        Assert.StartsWith("【詐欺の疑い】【重要なお知らせ】", json.GetProperty("subject").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ping_AndCatalog_AreAnswered()
    {
        Assert.Equal("pong\r\n", await http.GetStringAsync(Address("/ping")));
        var catalog = JsonDocument.Parse(await http.GetStringAsync(Address("/symbols"))).RootElement;
        Assert.Contains(catalog.EnumerateArray().SelectMany(g => g.GetProperty("rules").EnumerateArray()), r => r.GetProperty("symbol").GetString() == "MIYABURI_ID01");
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(Address("/learnspam"))).StatusCode);
    }

    [Fact]
    public async Task Http10_IsAnsweredAndClosed()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"POST /checkv2 HTTP/1.0\r\nFrom: a\u00ff@b\r\nContent-Length: {Sample.Scam.Length}\r\n\r\n"), .. Sample.Scam]);
        using var reader = new StreamReader(stream);
        Assert.Contains("\"action\":\"add header\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunked_IsRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("/checkv2")) { Content = new ByteArrayContent(Sample.Scam) };
        request.Headers.TransferEncodingChunked = true;
        var answer = await http.SendAsync(request);
        Assert.Equal("add header", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("action").GetString());
    }

    [Fact]
    public async Task Unjudgeable_IsAFaultAndNeverAVerdict()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(Address("/checkv2"), new ByteArrayContent([]))).StatusCode);

        // The answer comes before the body, and the connection ends with it: the body must not be under way then.
        using var large = new HttpRequestMessage(HttpMethod.Post, Address("/checkv2")) { Content = new ByteArrayContent(new byte[3_000_000]) };
        large.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await http.SendAsync(large)).StatusCode);
    }

    private Uri Address(string path) => new($"http://127.0.0.1:{port}{path}");

    private async Task<JsonElement> CheckAsync(byte[] mail, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("/checkv2")) { Content = new ByteArrayContent(mail) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
