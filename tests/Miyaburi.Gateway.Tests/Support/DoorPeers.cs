using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A gateway with every door, and one connection to each door that can hold more than one message.</summary>
internal sealed class DoorPeers : IAsyncDisposable
{
    internal const string Judged = "judged";

    internal const string Secret = "channel-secret-of-the-test";

    private readonly Scratch scratch;
    private readonly LineApi api;
    private readonly Dictionary<string, int> ports;
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 3 });
    private readonly List<MilterPeer> milters = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<LineCall>> answers = new(StringComparer.Ordinal);
    private int events;

    private DoorPeers(Scratch scratch, LineApi api, RunningGateway gateway, TroubledEngine engine, Dictionary<string, int> ports) =>
        (this.scratch, this.api, Gateway, Engine, this.ports) = (scratch, api, gateway, engine, ports);

    internal RunningGateway Gateway { get; }

    internal TroubledEngine Engine { get; }

    internal static string[] All { get; } = ["spamd", "rspamd", "milter", "filter", "line"];

    internal static async Task<DoorPeers> StartAsync(string limits, string onFailure = "accept", string rest = "")
    {
        var scratch = new Scratch();
        var engine = new TroubledEngine();
        var api = await LineApi.StartAsync([]);
        var ports = All.ToDictionary(door => door, _ => FreePort.Next(), StringComparer.Ordinal);
        var gateway = await RunningGateway.StartAsync($$"""
            { "doors": {
                "spamd": { "listen": ["127.0.0.1:{{ports["spamd"]}}"] }, "rspamd": { "listen": ["127.0.0.1:{{ports["rspamd"]}}"] },
                "milter": { "listen": ["127.0.0.1:{{ports["milter"]}}"], "onFailure": "{{onFailure}}" }, "filter": { "listen": ["127.0.0.1:{{ports["filter"]}}"] },
                "line": { "listen": ["127.0.0.1:{{ports["line"]}}"], "ocr": null, "api": "http://127.0.0.1:{{api.Port}}", "dataApi": "http://127.0.0.1:{{api.Port}}",
                  "channelSecretFile": "{{scratch.Write("secret", Secret)}}", "accessTokenFile": "{{scratch.Write("token", "t")}}" } },
              "limits": { {{limits}} } {{rest}} }
            """, engine.Analyse);
        var peers = new DoorPeers(scratch, api, gateway, engine, ports);
        _ = peers.HearAsync();
        return peers;
    }

    internal int Port(string door) => ports[door];

    /// <summary>Signs a body as LINE does.</summary>
    internal static string Sign(ReadOnlySpan<byte> body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body));

    /// <summary>Sends a text through a door; returns what became of it in a word, the door's own where there is no verdict.</summary>
    internal Task<string> AskAsync(string door, string text) => door switch
    {
        "spamd" => SpamdAsync(text),
        "rspamd" => RspamdAsync(text),
        "milter" => MilterAsync(text),
        "filter" => FilterAsync(text),
        _ => LineAsync(text),
    };

    /// <summary>Closes the connections that wait for a next message.</summary>
    internal void HangUp()
    {
        milters.ForEach(m => m.Dispose());
        milters.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        // A worker that is never released would be waited for.
        Engine.Release();
        HangUp();
        http.Dispose();
        await Gateway.DisposeAsync();
        await api.DisposeAsync();
        Engine.Dispose();
        scratch.Dispose();
    }

    /// <summary>Several may ask the bot at a time: each hears the answer to its own reply token.</summary>
    private async Task HearAsync()
    {
        await foreach (var call in api.Calls.ReadAllAsync())
        {
            if (call.Body.TryGetProperty("replyToken", out var token))
            {
                answers.GetOrAdd(token.GetString()!, _ => new()).TrySetResult(call);
            }
        }
    }

    private static byte[] Mail(string text) => Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetString(Sample.Plain)}{text}\r\n");

    private async Task<string> SpamdAsync(string text)
    {
        var answer = await Peer.AskAsync(await Peer.ConnectAsync(ports["spamd"]), [.. "CHECK SPAMC/1.5\r\n\r\n"u8, .. Mail(text)]);
        return answer.StartsWith("SPAMD/1.5 0 EX_OK", StringComparison.Ordinal) ? Judged : answer.TrimEnd();
    }

    private async Task<string> RspamdAsync(string text)
    {
        using var answer = await http.PostAsync($"http://127.0.0.1:{ports["rspamd"]}/checkv2", new ByteArrayContent(Mail(text)));
        var body = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode is HttpStatusCode.OK ? Judged : $"{(int)answer.StatusCode} {body}";
    }

    /// <summary>A connection that is free takes the next message too.</summary>
    private async Task<string> MilterAsync(string text)
    {
        var milter = milters.Count > 0 ? milters[^1] : await MilterPeer.ConnectAsync(ports["milter"]);
        milters.Remove(milter);
        var answers = await milter.SendAsync(text);
        milters.Add(milter);
        return answers.Exists(a => a.Code == 'h' && a.Text.StartsWith("X-Miyaburi-Level", StringComparison.Ordinal)) ? Judged
            : answers[^1].Code == 'a' ? "accept"
            : answers[^1].Text.TrimEnd('\0');
    }

    private async Task<string> FilterAsync(string text)
    {
        using var answer = await http.PostAsJsonAsync($"http://127.0.0.1:{ports["filter"]}/", new { sender = "1", text });
        var action = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("action").GetString();
        return action == "none" ? "none" : Judged;
    }

    private async Task<string> LineAsync(string text)
    {
        var id = $"own-{Interlocked.Increment(ref events)}";
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            events = new[] { new { type = "message", message = new { type = "text", id, text }, webhookEventId = id, source = new { type = "user", userId = id }, replyToken = id } },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{ports["line"]}/") { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Line-Signature", Sign(body));
        using var taken = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var call = await answers.GetOrAdd(id, _ => new()).Task.WaitAsync(TimeSpan.FromSeconds(60));
        return call.Text.StartsWith("いま調べられませんでした", StringComparison.Ordinal) ? "いま調べられませんでした" : Judged;
    }
}
