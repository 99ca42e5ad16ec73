using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Miyaburi.Gateway.Tests.Settings;

/// <summary>The program as a whole: audit and explain, reload, wrong configuration.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly int port = FreePort.Next();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Explain_TellsWhyAndTheLogHoldsNoText()
    {
        var config = scratch.Write("gateway.json", $$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] } }, "audit": { "folder": "{{scratch.At("audit")}}" } }""");
        string id;
        await using (await GatewayProcess.StartAsync(config))
        {
            var marked = await Tool.RunWithAsync(Sample.Scam, "spamc", "-d", "127.0.0.1", "-p", $"{port}");
            id = Regex.Match(marked.Output, "X-Miyaburi-Id: ([0-9A-Z]{16})").Groups[1].Value;
        }

        var told = await Tool.RunAsync("dotnet", typeof(GatewayHost).Assembly.Location, "explain", id, "--config", config);
        Assert.Equal(0, told.Code);
        Assert.Contains("詐欺と判断", told.Output, StringComparison.Ordinal);
        Assert.Contains("J:COM", told.Output, StringComparison.Ordinal);
        var log = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(scratch.At("audit"))));
        Assert.Contains(id, log, StringComparison.Ordinal);
        Assert.DoesNotContain("billing-note", log, StringComparison.Ordinal);
        Assert.DoesNotContain("taro", log, StringComparison.Ordinal);
        Assert.DoesNotContain("未払い", log, StringComparison.Ordinal);
        Assert.Equal(1, (await Tool.RunAsync("dotnet", typeof(GatewayHost).Assembly.Location, "explain", "0000000000000000", "--config", config)).Code);
    }

    [Fact]
    public async Task Reload_KeepsConnectionsAndAWrongFileChangesNothing()
    {
        string Config(string spam) => $$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] } }, "thresholds": { "spam": {{spam}} } }""";
        var file = scratch.Write("gateway.json", Config("5.0"));
        await using var gateway = await GatewayProcess.StartAsync(file);
        using var open = new TcpClient();
        await open.ConnectAsync("127.0.0.1", port);
        var stream = open.GetStream();
        await stream.WriteAsync("CHECK SPAMC/1.5\r\n"u8.ToArray());

        scratch.Write("gateway.json", Config("19.5"));
        await gateway.HangUpAsync();
        await UntilAsync("/19.5");
        scratch.Write("gateway.json", Config("\"wrong\""));
        await gateway.HangUpAsync();
        await Task.Delay(300);
        await UntilAsync("/19.5");

        await stream.WriteAsync((byte[])[.. "\r\n"u8, .. Sample.Scam]);
        open.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("SPAMD/1.5 0 EX_OK", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongConfiguration_EndsWithAllErrors()
    {
        var file = scratch.Write("gateway.json", """{ "doors": { "spamd": {} }, "thresholds": { "spam": "x" } }""");
        var ran = await Tool.RunAsync("dotnet", typeof(GatewayHost).Assembly.Location, "gateway", "--config", file);
        Assert.Equal(2, ran.Code);
        Assert.Contains("doors.spamd.listen:", ran.Error, StringComparison.Ordinal);
        Assert.Contains("thresholds.spam:", ran.Error, StringComparison.Ordinal);
    }

    private async Task UntilAsync(string end)
    {
        for (var i = 0; i < 50; i++)
        {
            if ((await Tool.RunWithAsync(Sample.Scam, "spamc", "-d", "127.0.0.1", "-p", $"{port}", "-c")).Output.TrimEnd().EndsWith(end, StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"The threshold {end} was not taken.");
    }
}
