using System.Text;
using Miyaburi.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Miyaburi.Server.Tests;

/// <summary>Nothing of a message is logged or stored, at any log level, whichever way it came and whatever became of it.</summary>
public sealed class PrivacyTests
{
    private const string Secret = "zqxsecretword";

    [Fact]
    public async Task Checks_LeaveNoTrace()
    {
        await using var server = RunningServer.With(o => o with { BodyBytes = 50_000 });
        var before = Data(server);
        var text = $"【J:COM】未払い {Secret} https://{Secret}.example.com/?{Secret}";
        await server.PostAsync("/v1/check", Sample.Json(new { text, sender = Secret, did = new[] { "typedCard" } }));
        await server.PostAsync("/v1/check", text, "text/plain");
        await server.PostAsync("/v1/check", $"From: {Secret}@example.com\r\nSubject: {Secret}\r\n\r\n{text}", "message/rfc822");
        await server.PostAsync("/v1/check", $"{{\"text\":\"{Secret}\",\"{Secret}", "application/json");
        await server.PostAsync("/v1/check", $"{{\"text\":{Secret}}}", "application/json");
        await server.PostAsync("/v1/check", $"{{\"eml\":\"{Secret}!\"}}", "application/json");
        await server.PostAsync("/v1/check", Sample.Json(new { text = Secret + new string('a', 60_000) }));
        await server.PostFormAsync("/check", ("message", text), ("sender", Secret));
        await server.PostFormAsync("/en/check", ("message", text), ("kind", Secret));
        await server.PostFormAsync("/plan", ("did", Secret));
        Assert.Contains("Application started", server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, server.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, Data(server));
    }

    [Fact]
    public async Task Keys_AreKeptAsHashes()
    {
        await using var server = RunningServer.With(o => o);
        var key = server.Services.GetRequiredService<KeyStore>().Add("someone", DateTimeOffset.UnixEpoch);
        Assert.StartsWith("mk_", key, StringComparison.Ordinal);
        Assert.DoesNotContain(key[12..], Data(server), StringComparison.Ordinal);
        Assert.Contains("someone", Data(server), StringComparison.Ordinal);
    }

    /// <summary>The bytes of the data file and of its journal.</summary>
    private static string Data(RunningServer server) => string.Concat(
        new[] { server.DataPath, server.DataPath + "-wal" }.Where(File.Exists).Select(Read));

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
