using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Miyaburi.Server.Tests;

/// <summary>What goes to an OTLP collector, as one that listens receives it.</summary>
[Trait("Category", "Slow")]
public sealed class TelemetryTests
{
    [Fact]
    public async Task CountsTracesAndLog_GoToTheCollector_WithoutAnythingOfAMessage()
    {
        var received = new ConcurrentQueue<(string Path, byte[] Body)>();
        await using var collector = await ListenAsync(received);
        using var server = ServerProcess.StartWith(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        using var body = RunningServer.Content(Encoding.UTF8.GetBytes(Sample.Json(new { text = Sample.JcomSms, kind = "sms" })), "application/json");
        (await client.PostAsync("/v1/check", body, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        // Whatever was not sent yet is sent at the end.
        server.Terminate();
        Assert.Equal(0, server.WaitForExit());

        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], received.Select(r => r.Path).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(received, r => Holds(r.Body, "miyaburi.checks") && Holds(r.Body, "scam"));
        Assert.Contains(received, r => r.Path is "/v1/traces" && Holds(r.Body, "/v1/check"));
        Assert.DoesNotContain(received, r => Holds(r.Body, "jcom") || Holds(r.Body, "未払い"));
    }

    private static bool Holds(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static async Task<WebApplication> ListenAsync(ConcurrentQueue<(string Path, byte[] Body)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            received.Enqueue((context.Request.Path.Value!, bytes.ToArray()));
        });
        await app.StartAsync();
        return app;
    }
}
