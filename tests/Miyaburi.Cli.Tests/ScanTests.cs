using System.Text;
using System.Text.Json;
using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

public sealed class ScanTests
{
    private const string Scam = "【J:COM】ご請求書が未払いの状態です。本日中にお支払いください https://jcom-info.com/";

    [Fact]
    public void Scan_JsonLines_KeepsOrderAndIds()
    {
        var input = new StringBuilder();
        for (var i = 0; i < 500; i++)
        {
            input.Append(JsonSerializer.Serialize(new { id = i, kind = "sms", text = i % 3 == 0 ? Scam : new string('あ', i * 7) })).Append('\n');
        }

        var ran = RunWith(input.ToString(), "scan", "-", "--jobs", "4");
        Assert.Equal(1, ran.Code);
        Assert.Equal(Enumerable.Range(0, 500), ran.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetInt32()));
    }

    [Fact]
    public void Scan_BadLines_GiveErrorObjectsAndTheRestGoesOn()
    {
        var eml = Convert.ToBase64String(File.ReadAllBytes(Sample("mail/jcom-unpaid.eml")));
        string[] input =
        [
            "{\"id\":\"a\",\"text\":\"こんにちは\"}",
            "not json",
            "{\"id\":\"b\"}",
            "",
            "{\"id\":\"c\",\"eml\":\"!!!\"}",
            $"{{\"id\":\"d\",\"eml\":\"{eml}\"}}",
            "{\"id\":{\"x\":1},\"text\":\"半分の絵文字 \\ud83d\"}",
            "{\"id\":\"e\",\"text\":\"x\",\"kind\":\"fax\"}",
            $"{{\"id\":\"f\",\"eml\":\"{eml[..^5]}\"}}",
        ];
        var ran = RunWith(string.Join('\n', input), "scan", "-");
        var results = ran.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(2, ran.Code);
        Assert.Equal([false, true, true, true, false, false, true, false], results.Select(r => r.TryGetProperty("error", out _)));
        Assert.Equal("scam", results[4].GetProperty("level").GetString());
        Assert.Equal(1, results[5].GetProperty("id").GetProperty("x").GetInt32());
        Assert.Contains(results[7].GetProperty("unknowns").EnumerateArray(), u => u.GetProperty("code").GetString() == "base64Truncated");
    }

    [Fact]
    public void Scan_FolderMboxAndMaildir_FindEveryMessage()
    {
        var folder = Directory.CreateTempSubdirectory("miyaburi-");
        try
        {
            var mail = File.ReadAllText(Sample("mail/jcom-unpaid.eml"));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "maildir", "cur"));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "maildir", "new"));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "maildir", "tmp"));
            File.WriteAllText(Path.Combine(folder.FullName, "maildir", "cur", "1:2,S"), mail);
            File.WriteAllText(Path.Combine(folder.FullName, "maildir", "new", "2"), mail);
            File.WriteAllText(Path.Combine(folder.FullName, "maildir", "tmp", "3"), mail);
            File.WriteAllText(Path.Combine(folder.FullName, "box.mbox"), $"From a@b Mon Sep 19 09:58:00 2022\n{mail}\nFrom c@d Mon Sep 19 09:58:00 2022\n{mail}\n");
            var box = Run("scan", Path.Combine(folder.FullName, "box.mbox"));
            Assert.Equal(2, box.Lines.Length);
            Assert.All(box.Lines, l => Assert.Equal("scam", JsonDocument.Parse(l).RootElement.GetProperty("level").GetString()));
            Assert.Equal(2, Run("scan", Path.Combine(folder.FullName, "maildir")).Lines.Length);
            var summary = Run("scan", Path.Combine(folder.FullName, "box.mbox"), Path.Combine(folder.FullName, "maildir"), "--format", "summary");
            Assert.Contains("scam: 4", summary.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Scan_Csv_IsKeptFromRunningFormulas()
    {
        var ran = RunWith("{\"id\":\"=1+1\",\"text\":\"こんにちは\"}", "scan", "-", "--format", "csv");
        Assert.Contains("\"'=1+1\",", ran.Output, StringComparison.Ordinal);
    }
}
