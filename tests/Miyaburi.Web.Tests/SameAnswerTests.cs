using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Miyaburi.Tests;

namespace Miyaburi.Web.Tests;

/// <summary>The same message gets the same JSON in the browser and on the command line.</summary>
[Trait("Category", "Slow")]
public sealed class SameAnswerTests(Site site)
{
    [Fact]
    public async Task Every_sample_message()
    {
        var page = await site.VisitReadyAsync("/");
        foreach (var folder in new[] { "sms", "mail", "malformed", "outlook" })
        {
            var files = Directory.GetFiles(Repository.Path("samples", "messages", folder)).Order(StringComparer.Ordinal).ToArray();
            Assert.NotEmpty(files);
            var expected = CommandLine(["check", "--format", "json", .. folder is "sms" ? new[] { "--sms" } : [], .. files]);
            for (var i = 0; i < files.Length; i++)
            {
                // Of a mailbox the page shows the worst message, the command line each.
                var worst = expected.Where(line => SourceOf(line).StartsWith(files[i], StringComparison.Ordinal)).MaxBy(line => (double)JsonNode.Parse(line)!["probability"]!)!;
                var bytes = await File.ReadAllBytesAsync(files[i]);
                var actual = await page.EvaluateAsync<string>(
                    "async ([file, kind]) => { const { check } = await import('/assets/engine.js'); const a = await check({ kind }, Uint8Array.from(atob(file), c => c.charCodeAt(0))); return a.json ?? a.error; }",
                    new object?[] { Convert.ToBase64String(bytes), folder is "sms" ? "sms" : null });
                Assert.Equal(Comparable(worst), Comparable(actual));
            }
        }
    }

    /// <summary>The messages of the signals' samples, as pasted text: the path that never touches the mail reader.</summary>
    [Fact]
    public async Task Every_sample_of_a_signal()
    {
        var page = await site.VisitReadyAsync("/");
        var folder = Directory.CreateTempSubdirectory("miyaburi-signals-").FullName;
        try
        {
            var texts = Directory.GetFiles(Repository.Path("samples", "signals"), "*.test").Order(StringComparer.Ordinal)
                .SelectMany(f => File.ReadAllText(f).Split("\n===\n")).Select(BodyOf).Where(t => t.Trim().Length > 0).Distinct(StringComparer.Ordinal).ToList();
            var files = texts.Select((text, i) => Path.Combine(folder, $"{i:0000}.txt")).ToArray();
            for (var i = 0; i < files.Length; i++)
            {
                await File.WriteAllTextAsync(files[i], texts[i]);
            }

            var expected = CommandLine(["check", "--format", "json", .. files]);
            Assert.Equal(files.Length, expected.Length);
            var different = new List<string>();
            for (var i = 0; i < files.Length; i++)
            {
                var actual = await page.EvaluateAsync<string>(
                    "async (text) => { const { check } = await import('/assets/engine.js'); const a = await check({ text }, null); return a.json ?? a.error; }", texts[i]);
                if (Comparable(actual) != Comparable(expected[i]))
                {
                    different.Add($"{texts[i][..Math.Min(60, texts[i].Length)]}\n  {Comparable(expected[i])}\n  {Comparable(actual)}");
                }
            }

            Assert.Empty(different);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Plans()
    {
        var page = await site.VisitReadyAsync("/");
        foreach (var did in new[] { "opened", "typedCard", "sentGiftCard", "typedCard,opened,installedApp" })
        {
            var expected = CommandLine(["plan", "--did", did, "--brand", "jcom", "--customer", "yes", "--on", "2026-11-28", "--sms", "--format", "json"]).Single();
            var actual = await page.EvaluateAsync<string>(
                "async (did) => { const { plan } = await import('/assets/engine.js'); return (await plan({ did: did.split(','), brand: 'jcom', customer: 'yes', channel: 'sms', on: '2026-11-28' })).json; }", did);
            Assert.Equal(expected, actual);
        }
    }

    /// <summary>Without what a caller adds: where it was read, and when.</summary>
    private static string Comparable(string json)
    {
        var report = JsonNode.Parse(json)!.AsObject();
        report.Remove("source");
        report.Remove("at");
        return report.ToJsonString();
    }

    private static string SourceOf(string json) => (string?)JsonNode.Parse(json)!["source"] ?? "";

    private static string BodyOf(string sample)
    {
        var blank = sample.IndexOf("\n\n", StringComparison.Ordinal);
        return blank < 0 ? "" : sample[(blank + 2)..];
    }

    private static string[] CommandLine(string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Miyaburi.Cli.dll"), .. args])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.InRange(process.ExitCode, 0, 1);
        return lines;
    }
}
