using System.Collections.Concurrent;
using System.Net;
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
        var received = await CollectAsync(async client =>
        {
            using var body = Json(new { text = Sample.JcomSms, kind = "sms" });
            (await client.PostAsync("/v1/check", body, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        });
        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], received.Select(r => r.Path).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(received, r => Holds(r.Body, "miyaburi.checks") && Holds(r.Body, "scam"));
        Assert.Contains(received, r => r.Path is "/v1/traces" && Holds(r.Body, "/v1/check"));
        Assert.DoesNotContain(received, r => Holds(r.Body, "jcom") || Holds(r.Body, "未払い"));
    }

    /// <summary>An address may tell what somebody did, or hold a secret that was put in the wrong place.</summary>
    [Fact]
    public async Task AddressesAndTokens_DoNotGoToTheCollector()
    {
        var token = "";
        var received = await CollectAsync(async client =>
        {
            token = await ReportAsync(client);
            using var delete = new HttpRequestMessage(HttpMethod.Delete, "/v1/reports") { Content = Json(new { token }) };
            Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(delete, TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync("/v1/reports/" + token, TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/v1/waves/" + token, TestContext.Current.CancellationToken)).StatusCode);
            (await client.GetAsync("/plan?did=typedCard&zqxparameter=zqxvalue", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        });
        Assert.NotEqual("", token);
        Assert.All(new[] { "/v1/waves/{id}", "/plan" }, route => Assert.Contains(received, r => r.Path is "/v1/traces" && Holds(r.Body, route)));
        Assert.All(new[] { token, "typedCard", "zqx" }, secret => Assert.DoesNotContain(received, r => Holds(r.Body, secret)));
    }

    /// <summary>What a collector got of a server until it ended: whatever was not sent yet is sent then.</summary>
    private static async Task<ConcurrentQueue<(string Path, byte[] Body)>> CollectAsync(Func<HttpClient, Task> visit)
    {
        var received = new ConcurrentQueue<(string Path, byte[] Body)>();
        await using var collector = await ListenAsync(received);
        using var server = ServerProcess.StartWith(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        await visit(client);
        server.Terminate();
        Assert.Equal(0, server.WaitForExit());
        return received;
    }

    /// <summary>Reports as the page does, once the store is open, and gives the token.</summary>
    private static async Task<string> ReportAsync(HttpClient client)
    {
        for (var i = 0; i < 100; i++)
        {
            using var report = new HttpRequestMessage(HttpMethod.Post, "/v1/reports") { Content = Json(new { id = Guid.NewGuid(), text = Sample.JcomSms }) };
            report.Headers.Add("Sec-Fetch-Site", "same-origin");
            var answer = await Answer.OfAsync(await client.SendAsync(report));
            if (answer.Status is HttpStatusCode.Created)
            {
                return answer.Json.GetProperty("token").GetString()!;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            await Task.Delay(100);
        }

        throw new TimeoutException("The store of waves did not open.");
    }

    private static ByteArrayContent Json(object body) => RunningServer.Content(Encoding.UTF8.GetBytes(Sample.Json(body)), "application/json");

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
