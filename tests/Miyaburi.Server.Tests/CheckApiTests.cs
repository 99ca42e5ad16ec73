using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Miyaburi.Tests;
using NJsonSchema;

namespace Miyaburi.Server.Tests;

/// <summary>The answer of the API is the object that the command line prints, byte for byte.</summary>
public sealed class CheckApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Check_AnswersWithTheBytesOfTheCommandLine_ForEverySample()
    {
        // A mailbox holds several messages; the API takes one.
        var files = Sample.Files("*").Where(f => !f.EndsWith(".mbox", StringComparison.Ordinal)).ToArray();
        var printed = Printed(["check", "--format", "json", .. files]);
        Assert.True(printed.Count > 20);
        Assert.Equal(files.Length, printed.Count);
        foreach (var (file, line) in printed)
        {
            var answer = await server.PostAsync("/v1/check", File.ReadAllBytes(file), "text/plain");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(line, answer.Text);
        }
    }

    [Fact]
    public async Task Check_OfSmsInJson_IsThatOfTheCommandLine()
    {
        var files = Sample.Files("*.txt");
        var printed = Printed(["check", "--sms", "--sender", "0120-000-000", "--did", "opened,typedCard", "--customer", "no", "--on", "2026-11-23", "--format", "json", .. files]);
        Assert.Equal(files.Length, printed.Count);
        foreach (var (file, line) in printed)
        {
            var answer = await server.PostAsync("/v1/check", Sample.Json(new { text = File.ReadAllText(file), kind = "sms", sender = "0120-000-000", did = new[] { "opened", "typedCard" }, customer = "no", on = "2026-11-23" }));
            Assert.Equal(line, answer.Text);
        }
    }

    [Fact]
    public async Task Check_OfMail_IsTheSameInEveryForm()
    {
        foreach (var file in Sample.Files("*.eml").Where(f => f.Contains("/mail/", StringComparison.Ordinal)))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var raw = await server.PostAsync("/v1/check?authservId=mx.example.jp", bytes, "message/rfc822");
            var json = await server.PostAsync("/v1/check", Sample.Json(new { eml = Convert.ToBase64String(bytes), authservId = "mx.example.jp" }));
            Assert.Equal(Printed(["check", "--authserv-id", "mx.example.jp", "--format", "json", file])[file], raw.Text);
            Assert.Equal(raw.Text, json.Text);
        }
    }

    [Fact]
    public async Task Check_ReadsOutlookFiles()
    {
        var answer = await server.PostAsync("/v1/check", await File.ReadAllBytesAsync(Sample.Path("outlook/jcom-unpaid.msg"), TestContext.Current.CancellationToken), "application/vnd.ms-outlook");
        Assert.Equal("mail", answer.Json.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Check_GivesTheCallersIdBack_AsScanDoes()
    {
        var line = Sample.Json(new { id = new { a = 1 }, text = Sample.JcomSms, kind = "sms" });
        Assert.Equal(Run(line, ["scan", "-"]).TrimEnd('\n'), (await server.PostAsync("/v1/check", line)).Text);
    }

    [Fact]
    public async Task Check_ObeysTheSchema_ForEveryKind()
    {
        var schema = await JsonSchema.FromJsonAsync((await File.ReadAllTextAsync(Repository.Path("data", "schema", "report.schema.json"), TestContext.Current.CancellationToken)).Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        object[] bodies =
        [
            new { text = Sample.JcomSms, kind = "sms", did = new[] { "sentGiftCard" } },
            new { text = "駅前に7時でどう?" },
            new { url = "https://mypage.jcom.co.jp-acc.one/?verify" },
            new { eml = Convert.ToBase64String(await File.ReadAllBytesAsync(Sample.Path("mail/jcom-unpaid.eml"), TestContext.Current.CancellationToken)) },
        ];
        var kinds = new List<string?>();
        foreach (var body in bodies)
        {
            var answer = await server.PostAsync("/v1/check", Sample.Json(body));
            Assert.Empty(schema.Validate(answer.Text));
            kinds.Add(answer.Json.GetProperty("kind").GetString());
        }

        Assert.Equal(["sms", "text", "url", "mail"], kinds);
    }

    [Fact]
    public async Task Check_IsMarkdown_WhenAskedFor()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/check") { Content = RunningServer.Content(Encoding.UTF8.GetBytes(Sample.Json(new { text = Sample.JcomSms, kind = "sms" })), "application/json") };
        request.Headers.Accept.ParseAdd("text/markdown");
        request.Headers.AcceptLanguage.ParseAdd("ja");
        var answer = await Answer.OfAsync(await server.Client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal("text/markdown; charset=utf-8", answer.Header("Content-Type"));
        Assert.Contains("詐欺と判断しました", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_IsNeverStoredByCaches() =>
        Assert.Equal("no-store", (await server.PostAsync("/v1/check", Sample.Json(new { text = Sample.JcomSms }))).Header("Cache-Control"));

    /// <summary>What the command line prints for each file, without where it stood: the API was given no path.</summary>
    private static Dictionary<string, string> Printed(string[] args) => Run("", args)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(
            line => JsonDocument.Parse(line).RootElement.GetProperty("source").GetString()!,
            line => "{" + line[(line.IndexOf("\",", StringComparison.Ordinal) + 2)..]);

    private static string Run(string input, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Miyaburi.Cli.dll"), .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return printed;
    }
}
