using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Reporting;
using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Gateway.Tests.Reporting;

/// <summary>A real gateway reports to a real server, when it is told to and only then.</summary>
public sealed class WaveReporterTests : IDisposable
{
    private const string Scam = "【J:COM】請求書が未払いです。本日中にお支払いがない場合、サービスを停止します。お客様番号98765 https://jcom.co.jp-acc.one/login";
    private const string ServerProgram = "miyaburi-server.dll";

    private readonly Scratch scratch = new();
    private readonly int serverPort = FreePort.Next();
    private readonly HttpClient http = new();

    private string[] Serve(params string[] args) => [Path.Combine(AppContext.BaseDirectory, ServerProgram), .. args, "--data", scratch.At("data/miyaburi.db")];

    [Fact]
    public async Task Scams_BecomeAWave_OrdinaryMessagesDoNot_AndACopyCountsOnce()
    {
        var key = (await Tool.RunAsync("dotnet", Serve("keys", "add", "gateway"))).Output.Trim();
        var start = Tool.Start("dotnet", Serve("--urls", $"http://127.0.0.1:{serverPort}"));
        using var server = Process.Start(start)!;
        try
        {
            _ = server.StandardError.ReadToEndAsync();
            while (await server.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Application started", StringComparison.Ordinal))
            {
            }

            _ = server.StandardOutput.ReadToEndAsync();
            var port = FreePort.Next();
            await using (var gateway = await RunningGateway.StartAsync($$"""
                { "doors": { "filter": { "listen": ["127.0.0.1:{{port}}"] } },
                  "reports": { "server": "http://127.0.0.1:{{serverPort}}/", "keyFile": "{{scratch.Write("key", key)}}" } }
                """))
            {
                foreach (var text in new[] { Scam, Scam, "明日の12時に駅で会いましょう" })
                {
                    await http.PostAsJsonAsync($"http://127.0.0.1:{port}/filter", new { sender = "08012345678", text });
                }
            }

            var waves = await http.GetFromJsonAsync<JsonElement>($"http://127.0.0.1:{serverPort}/v1/waves");
            var wave = Assert.Single(waves.EnumerateArray());
            Assert.Equal(("jcom", 1), (wave.GetProperty("brand").GetString(), wave.GetProperty("count").GetInt32()));
            var detail = await http.GetStringAsync($"http://127.0.0.1:{serverPort}/v1/waves/{wave.GetProperty("id").GetString()}");
            Assert.Contains("\"*[.]jp-acc[.]one", detail, StringComparison.Ordinal);
            Assert.DoesNotContain("98765", detail, StringComparison.Ordinal);
        }
        finally
        {
            await Tool.RunAsync("kill", "-TERM", $"{server.Id}");
            await server.WaitForExitAsync();
        }
    }

    /// <summary>What the server could not take at once is tried again, over midnight too.</summary>
    [Fact]
    public async Task Report_ThatIsTakenTheNextDay_IsOfTheDayOnWhichTheMessageCame()
    {
        var time = new SettableTime { Now = new(2022, 9, 16, 14, 59, 59, TimeSpan.Zero) };
        var bodies = new System.Collections.Concurrent.ConcurrentQueue<JsonElement>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, serverPort));
        await using var server = builder.Build();
        server.Run(async context =>
        {
            bodies.Enqueue(await context.Request.ReadFromJsonAsync<JsonElement>());
            time.Now = new(2022, 9, 16, 15, 0, 1, TimeSpan.Zero);
            context.Response.StatusCode = bodies.Count == 1 ? 503 : 201;
        });
        await server.StartAsync();
        var message = Encoding.UTF8.GetBytes(Scam);
        var report = new Analyzer(EngineData.Embedded).Judge((Reading.Read)Analyzer.Read(message, ReadOptions.Default), Observations.None, time.Now);
        using var drain = new Drain(TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None);
        await using (var reporter = new WaveReporter(new ReportConfig(new($"http://127.0.0.1:{serverPort}/"), "key"), time, drain, NullLogger<WaveReporter>.Instance))
        {
            reporter.Offer(report, message);
        }

        Assert.Equal(2, bodies.Count);
        Assert.False(bodies.First().TryGetProperty("on", out _));
        Assert.Equal(["p:/login"], bodies.First().GetProperty("patterns").EnumerateArray().Select(p => p.GetString()!));
        Assert.Equal("2022-09-16", bodies.Last().GetProperty("on").GetString());
    }

    [Fact]
    public void Configuration_NeedsServerAndKey()
    {
        var reading = Configuration.ConfigReader.Read("""{ "doors": { "spamd": { "listen": ["127.0.0.1:783"] } }, "reports": { "server": "ftp://x" } }""", new Dictionary<string, string>());
        var bad = Assert.IsType<Configuration.ConfigReading.Bad>(reading);
        Assert.Contains(bad.Errors, e => e.ToString().Contains("reports.server", StringComparison.Ordinal));
        Assert.Contains(bad.Errors, e => e.ToString().Contains("reports.keyFile", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        http.Dispose();
        scratch.Dispose();
    }
}
