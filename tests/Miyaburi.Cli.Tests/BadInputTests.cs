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
