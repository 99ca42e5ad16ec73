using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

/// <summary>Hostile input costs time in proportion to its size. The bound is loose: it catches squares, not slowness.</summary>
public sealed class TimeTests
{
    private const string Html = "Content-Type: text/html; charset=utf-8\n\n";
    private const int Repeats = 40_000;

    public static TheoryData<string, string, string> Hostile() => new()
    {
        { "anchors", Html, "<a href=x>" },
        { "nested", Html, "<div>" },
        { "ends", Html + "<div><div><div>", "</span>" },
        { "cells", Html + "<table>", "<td bgcolor=black>" },
        { "open comments", Html, "<!--" },
        { "open quotes", Html, "<p a=\"" },
        { "references", Html, "&CounterClockwiseContourIntegra" },
        { "doctypes", Html, "<!doctype [" },
        { "brackets", Html + "<p style='", "a:(;" },
        { "rules", Html + "<style>", ".a{color:#fff}" },
        { "folded field", "Content-Type: text/plain;\n", " a=b;\n" },
        { "encoded words", "Subject: ", "=?utf-8?B?44GC?= " },
        { "open encoded words", "Subject: ", "=?utf-8?B?" },
        { "addresses", "To: ", "a," },
        { "groups", "To: ", "a:" },
        { "trace", "", "Received: from x\n" },
        { "parts", "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n" },
        { "nested messages", "Content-Type: message/rfc822\n\n", "Content-Type: message/rfc822\n\n" },
        { "lost escapes", "Content-Type: text/plain; charset=iso-2022-jp\n\n", "$B$\"" },
        { "PDF strings", "Content-Type: application/pdf\n\n%PDF-1.4 ", "/URI (" },
        { "PDF files", "Content-Type: application/pdf\n\n%PDF-1.4 ", "/F (http://" },
        { "PDF streams", "Content-Type: application/pdf\n\n%PDF-1.4 ", "/FlateDecode stream " },
        { "calendar folds", "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nSUMMARY:", "\n x" },
        { "blocks", "Content-Type: text/plain; charset=utf-8\n\n", "█▀▄ ▀\n" },
        { "script quotes", Html + "<script>", "location='" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_HostileInput_TakesTimeInProportion(string name, string start, string repeated)
    {
        var small = Measure(start, repeated, Repeats);
        var large = Measure(start, repeated, Repeats * 4);

        // Four times the input: sixteen times the time would be a square. A floor keeps noise out.
        Assert.True(large < Math.Max(small * 10, 400), $"{name}: {small:F0} ms, then {large:F0} ms");
    }

    [Fact]
    public void Read_FiveMegabytesOnOneLine_IsCutAndReported()
    {
        var message = Samples.Read(Encoding.UTF8.GetBytes("Subject: x\nMIME-Version: 1.0\n\n" + new string('あ', 1_800_000)));

        Assert.Equal(AnalysisLimits.Default.PartCharacters, Samples.Text(message, "body").Length);
        Assert.Contains(new Unknown("limitReached", "partCharacters"), message.Unknowns);
    }

    private static double Measure(string start, string repeated, int times)
    {
        var bytes = Encoding.UTF8.GetBytes("From: a@example.com\n" + start + string.Concat(Enumerable.Repeat(repeated, times)));
        var options = new ReadOptions { Limits = AnalysisLimits.Default with { PartCharacters = 100_000_000 } };
        var best = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var from = ThreadTime.Spent;
            MessageReader.Read(bytes, options);
            best = Math.Min(best, (ThreadTime.Spent - from).TotalMilliseconds);
        }

        return best;
    }
}
