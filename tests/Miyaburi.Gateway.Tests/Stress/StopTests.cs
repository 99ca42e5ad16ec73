using System.Diagnostics;
using System.Text;
using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Stress;

/// <summary>Told to stop while something is in hand: what ends in time is answered, what is stuck is not waited for.</summary>
public sealed class StopTests : IDisposable
{
    private const string Plain = "Shall we meet at noon?";

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("spamd")]
    [InlineData("rspamd")]
    [InlineData("milter")]
    [InlineData("filter")]
    [InlineData("line")]
    public async Task StuckAnalysis_IsNotWaitedFor(string door)
    {
        await using var peers = await DoorPeers.StartAsync("\"workers\": 1, \"drainSeconds\": 1");
        var asked = peers.AskAsync(door, $"{Plain} {TroubledEngine.Stuck}");
        await peers.Engine.HoldsAsync(1);
        var start = Stopwatch.GetTimestamp();
        await peers.Gateway.DisposeAsync();

        // An analysis may take 20 seconds by its own limit, and a connection 60.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.9, 12);
        Assert.Contains(peers.Gateway.Log.All, l => l.StartsWith("Stopped although 1 analyses have not ended", StringComparison.Ordinal));
        _ = asked.ContinueWith(t => t.Exception, TaskScheduler.Default);
    }

    [Theory]
    [InlineData("spamd")]
    [InlineData("rspamd")]
    [InlineData("milter")]
    [InlineData("filter")]
    [InlineData("line")]
    public async Task WhatEndsInTime_IsAnswered(string door)
    {
        await using var peers = await DoorPeers.StartAsync("\"workers\": 1, \"drainSeconds\": 60");
        var asked = peers.AskAsync(door, $"{Plain} {TroubledEngine.Stuck}");
        await peers.Engine.HoldsAsync(1);
        var stopping = peers.Gateway.DisposeAsync().AsTask();
        await Task.Delay(500);
        Assert.False(stopping.IsCompleted);
        peers.Engine.Release();
        Assert.Equal(DoorPeers.Judged, await asked);
        peers.HangUp();
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(peers.Gateway.Log.All, l => l.StartsWith("Stopped although", StringComparison.Ordinal));
    }

    /// <summary>A program that reads pictures and never ends ends with the gateway, and is not left behind.</summary>
    [Fact]
    public async Task StuckScreenshot_EndsWithTheProgram()
    {
        await using var api = await LineApi.StartAsync(await File.ReadAllBytesAsync(Repository.Path("tests", "Miyaburi.Gateway.Tests", "Fixtures", "jcom-sms.png")));
        var (port, mark) = (FreePort.Next(), scratch.At("reader"));
        var reader = scratch.Write("reader.sh", $"#!/bin/sh\necho $$ >{mark}.new && mv {mark}.new {mark}\nexec sleep 600\n");
        File.SetUnixFileMode(reader, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var gateway = await GatewayProcess.StartAsync(scratch.Write("gateway.json", $$"""
            { "doors": { "line": {
                "listen": ["127.0.0.1:{{port}}"], "ocr": "{{reader}}", "api": "http://127.0.0.1:{{api.Port}}", "dataApi": "http://127.0.0.1:{{api.Port}}",
                "channelSecretFile": "{{scratch.Write("secret", DoorPeers.Secret)}}", "accessTokenFile": "{{scratch.Write("token", "t")}}" } },
              "limits": { "drainSeconds": 1 } }
            """));
        await SendPictureAsync(port);
        for (var i = 0; i < 300 && !File.Exists(mark); i++)
        {
            await Task.Delay(100);
        }

        var process = (await File.ReadAllTextAsync(mark)).Trim();
        Assert.True(Directory.Exists($"/proc/{process}"));
        var start = Stopwatch.GetTimestamp();
        await gateway.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.9, 12);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    private static async Task SendPictureAsync(int port)
    {
        var body = Encoding.UTF8.GetBytes("""
            {"events":[{"type":"message","message":{"type":"image","id":"77"},"webhookEventId":"e","source":{"type":"user","userId":"U1"},"replyToken":"t"}]}
            """);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/") { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Line-Signature", DoorPeers.Sign(body));
        using var taken = await http.SendAsync(request);
        Assert.True(taken.IsSuccessStatusCode);
    }
}
