using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

/// <summary>What is cut before MimeKit sees it.</summary>
public sealed class MailGuardTests
{
    public static TheoryData<string, int, string> Headers() => new()
    {
        { "X-A: b\n", 100_000, "header" },
        { "Received: from a by b\n", 100_000, "header" },
        { "To: a@example.com,\n", 100_000, "header" },
        { "To: \n" + string.Concat(Enumerable.Repeat(" a@example.com,\n", 100_000)), 1, "header" },
        { "X-A: " + new string('b', 2_000_000) + "\n", 1, "header" },
        { "Subject: " + string.Concat(Enumerable.Repeat("=?utf-8?Q?=3D?=", 100_000)) + "\n", 1, "header" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void Read_EnormousHeader_IsCutReportedAndStillHasItsBody(string unit, int times, string limit)
    {
        var mail = "From: x@example.com\n" + string.Concat(Enumerable.Repeat(unit, times)) + "Content-Type: text/html\n\n<p>body</p>";

        var message = Samples.Read(Encoding.UTF8.GetBytes(mail));

        Assert.Contains(new Unknown("limitReached", limit), message.Unknowns);
        Assert.Equal("body", Samples.Text(message, "body"));
        Assert.Equal("x@example.com", message.From?.Address);
    }

    [Theory]
    [InlineData("--b\n\nx\n")]
    [InlineData("--b\nContent-Type: text/plain\n\nx\n")]
    [InlineData("--b\r\n\r\n")]
    public void Read_ManyParts_AreCutBeforeTheyCostMemory(string part)
    {
        var bytes = Encoding.UTF8.GetBytes("From: x@example.com\nContent-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat(part, 300_000)));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Samples.Read(bytes);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000_000);
        Assert.Contains(new Unknown("limitReached", "parts"), message.Unknowns);
    }

    [Fact]
    public void Read_DrawnLinesAndAddresses_AreNotCut()
    {
        var text = string.Concat(Enumerable.Repeat("-----\nnote: one\n\n", 1000)) + "end";

        var message = Samples.ReadMail("Content-Type: text/plain", text);

        Assert.EndsWith("end", Samples.Text(message, "body"), StringComparison.Ordinal);
        Assert.Empty(message.Unknowns);
    }
}
