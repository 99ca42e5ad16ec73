using System.Text;
using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

/// <summary>Hostile and broken inputs through the real program: a clear message or a bounded partial analysis.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, byte[]> NoMessages => new()
    {
        { "empty", [] },
        { "empty", "  \r\n\t"u8.ToArray() },
        { "Outlook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "images", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10] },
        { "binary", [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919 % 256))] },
    };

    [Theory]
    [MemberData(nameof(NoMessages))]
    public void NoMessage_IsRefusedWithACure(string word, byte[] bytes)
    {
        var ran = RunWith(bytes, "check", "-");
        Assert.Equal(2, ran.Code);
        Assert.Contains(word, ran.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void FiftyMegabytes_AreReadInPart()
    {
        var bytes = new byte[50 * 1024 * 1024];
        Array.Fill(bytes, (byte)'a');
        "Subject: x\nFrom: a@b.example\n\nhttps://jcom-info.com/ "u8.CopyTo(bytes);
        AssertLimit(RunWith(bytes, "check", "-", "--format", "json"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void LineOfFiveMegabytes_IsReadInPart() =>
        AssertLimit(RunWith("お支払い " + new string('あ', 5 * 1024 * 1024), "check", "-", "--format", "json"));

    [Fact]
    [Trait("Category", "Slow")]
    public void MillionLinks_AreReadInPart()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1_000_000; i++)
        {
            text.Append("https://a").Append(i).Append(".example/ ");
        }

        AssertLimit(RunWith(text.ToString(), "check", "-", "--format", "json"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void TenThousandNestedParts_AreReadInPart()
    {
        var mail = new StringBuilder("From: a@b.example\nSubject: x\nMIME-Version: 1.0\n");
        for (var i = 0; i < 10_000; i++)
        {
            mail.Append($"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        }

        AssertLimit(RunWith(mail.Append("Content-Type: text/plain\n\nhello").ToString(), "check", "-", "--format", "json"));
    }

    [Fact]
    public void TruncatedBase64Part_IsReadAsFarAsItGoes()
    {
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes("【J:COM】ご請求書が未払いの状態です。本日中にお支払いください https://jcom-info.com/ " + new string('x', 300)))[..221];
        var ran = RunWith($"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n{body}", "check", "-", "--format", "json");
        Assert.Equal("jcom", ran.Json.GetProperty("claimedBrand").GetString());
        Assert.Contains(ran.Json.GetProperty("unknowns").EnumerateArray(), u => u.GetProperty("code").GetString() == "base64Truncated");
    }

    /// <summary>Side by side instead of within each other.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void TenThousandParts_InOneMultipart_AreReadInPart()
    {
        var mail = new StringBuilder("From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n");
        for (var i = 0; i < 10_000; i++)
        {
            mail.Append("--b\nContent-Type: message/rfc822\n\nFrom: c@d.example\nSubject: y\n\nhttps://a.example/\n");
        }

        AssertLimit(RunWith(mail.Append("--b--\n").ToString(), "check", "-", "--format", "json"));
    }

    /// <summary>What is read is bounded, and so is the memory it takes: the runtime is given 600 MB and no more.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("From: a@b.example\nContent-Type: text/html\n\n", "<a href=http://a.example/>")]
    [InlineData("From: a@b.example\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n", "JVBERi0xLjUK")]
    [InlineData("", "From: a@b.example\n")]
    [InlineData("BEGIN:VCALENDAR\n", "URL:http://a.example/\n")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0003\0\u00FE\u00FF\u0009\0", "\u0001\0\0\0")]
    public void FiftyMegabytesOfAnything_AreReadInBoundedMemory(string head, string unit)
    {
        var bytes = Encoding.Latin1.GetBytes(head + string.Concat(Enumerable.Repeat(unit, 50 * 1024 * 1024 / unit.Length)));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var ran = RunProgram(bytes, "env", ["DOTNET_GCHeapHardLimit=0x25800000", "dotnet", typeof(Failure).Assembly.Location, "check", "-", "--format", "json"], TimeSpan.FromMinutes(1));
        Assert.True(ran.Code is 0 or 1 || (ran.Code == 2 && ran.Error.StartsWith("miyaburi: ", StringComparison.Ordinal)), ran.Error);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(50), $"{clock.Elapsed}");
    }

    [Fact]
    public void Mailbox_IsCheckedMailByMail()
    {
        var mail = File.ReadAllText(Sample("mail/jcom-unpaid.eml"));
        var ran = RunWith($"From a@b.example Mon Sep 19 09:58:00 2022\n{mail}\nFrom c@d.example Mon Sep 19 09:58:00 2022\nFrom: x@y.example\nSubject: Hi\n\nSee you at seven.\n", "check", "-", "--format", "json");
        Assert.Equal((1, 2), (ran.Code, ran.Lines.Length));
        Assert.Equal(["scam", "nothingFound"], ran.Lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("level").GetString()));
    }

    [Theory]
    [InlineData("check", "--format", "json")]
    [InlineData("scan", "--format", "jsonl")]
    public void MailboxLargerThanAMessage_IsReadToItsEnd(string command, string option, string format)
    {
        var padding = string.Concat(Enumerable.Repeat("See you at seven.\n", 33 * 1024 * 1024 / 18));
        var scam = File.ReadAllText(Sample("mail/jcom-unpaid.eml"));
        var ran = RunWith($"From a@b.example Mon Sep 19 09:58:00 2022\nFrom: x@y.example\nSubject: Hi\n\n{padding}\nFrom c@d.example Mon Sep 19 09:58:00 2022\n{scam}", command, "-", option, format);
        var reports = ran.Lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["nothingFound", "scam"], reports.Select(r => r.GetProperty("level").GetString()));
        Assert.Contains(reports[0].GetProperty("unknowns").EnumerateArray(), u => u.GetProperty("detail").GetString() == "messageBytes");
        Assert.Equal("-#2", reports[1].GetProperty("source").GetString());
    }

    [Fact]
    public void CheckAndScan_CutTheSameMailboxTheSameWay()
    {
        const string box = "From a@b.example Mon Sep 19 09:58:00 2022\nSubject: 1\nContent-Length: 60\n\nline\n\nFrom x@y.example Mon Sep 19 09:58:00 2022 is quoted here.\n\nFrom here on no mail.\n"
            + "\nFrom c@d.example Mon Sep 19 09:58:00 2022\nSubject: 2\n\nSee you.\nFrom e@f.example Mon Sep 19 09:58:00 2022\nSubject: 3\n\nBye.\n";
        static string[] Sources(Ran ran) => [.. ran.Lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("source").GetString()!)];

        Assert.Equal(Sources(RunWith(box, "scan", "-")), Sources(RunWith(box, "check", "-", "--format", "json")));
    }

    [Fact]
    public void Folder_IsRefusedWithACure()
    {
        var ran = Run("check", "samples");
        Assert.Equal(2, ran.Code);
        Assert.Contains("miyaburi scan", ran.Error, StringComparison.Ordinal);
    }

    private static void AssertLimit(Ran ran)
    {
        Assert.NotEqual(2, ran.Code);
        Assert.Contains(ran.Json.GetProperty("unknowns").EnumerateArray(), u => u.GetProperty("code").GetString() == "limitReached");
    }
}
