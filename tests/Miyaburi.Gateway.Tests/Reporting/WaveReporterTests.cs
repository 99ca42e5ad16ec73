using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Miyaburi.Gateway.Tests.Reporting;

/// <summary>A real gateway reports to a real server, when it is told to and only then.</summary>
public sealed class WaveReporterTests : IDisposable
{
    private const string Scam = "【J:COM】請求書が未払いです。本日中にお支払いがない場合、サービスを停止します。お客様番号98765 https://jcom.co.jp-acc.one/login";
    private const string ServerProgram = "miyaburi-server.dll";

    private readonly Scratch scratch = new();
    private readonly int serverPort = Ports.Free();
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
            var port = Ports.Free();
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
            Assert.Contains("jcom[.]co[.]jp-acc[.]one", detail, StringComparison.Ordinal);
            Assert.DoesNotContain("98765", detail, StringComparison.Ordinal);
        }
        finally
        {
            await Tool.RunAsync("kill", "-TERM", $"{server.Id}");
            await server.WaitForExitAsync();
        }
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
