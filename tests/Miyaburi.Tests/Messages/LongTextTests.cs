using System.Text;
using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Tests.Messages;

/// <summary>A scam behind more filler than is read of a text is read none the less, and the gap is told.</summary>
public sealed class LongTextTests
{
    private const string Scam = "【J:COM】ご請求書が未払いの状態です。本日中にお支払いください https://jcom-info.com/";
    private const int Filler = 1_200_000;

    private static readonly Encoding Japanese = CodePagesEncodingProvider.Instance.GetEncoding(50220)!;

    /// <summary>Name, header, and the body as bytes.</summary>
    public static TheoryData<string, string, byte[]> Bodies() => new()
    {
        { "lines", Plain("utf-8", "8bit"), Encoding.UTF8.GetBytes(Lines('あ', Filler) + Scam) },
        { "one line", Plain("utf-8", "8bit"), Encoding.UTF8.GetBytes(new string('あ', Filler) + Scam) },
        { "far longer", Plain("utf-8", "8bit"), Encoding.UTF8.GetBytes(Lines('あ', 6_000_000) + Scam) },
        { "Base64 in lines", Plain("utf-8", "base64"), Base64(Lines('あ', 4_000_000) + Scam, Base64FormattingOptions.InsertLineBreaks) },
        { "Base64 in one line", Plain("utf-8", "base64"), Base64(Lines('あ', 4_000_000) + Scam, Base64FormattingOptions.None) },
        { "ISO-2022-JP", Plain("iso-2022-jp", "7bit"), Japanese.GetBytes(Lines('あ', 7_000_000) + Scam) },
        { "UTF-16", Plain("utf-16le", "base64"), Encoding.Latin1.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes(Lines('あ', 3_000_000) + Scam))) },
        { "markup", Html, Encoding.UTF8.GetBytes($"<p>{Lines('あ', Filler)}</p><p>{Scam}</p>") },
        { "comment", Html, Encoding.UTF8.GetBytes($"<!-- {Lines('あ', Filler)} --><p>{Scam}</p>") },
        { "picture", Html, Encoding.UTF8.GetBytes($"<img src=\"data:image/png;base64,{new string('A', Filler)}\"><p>{Scam}</p>") },
        { "hidden", Html, Encoding.UTF8.GetBytes($"<div style=\"display:none\">{Lines('あ', 900_000)}</div>{Lines('い', 300_000)}<p>{Scam}</p>") },
        { "hidden to within the gap", Html, Encoding.UTF8.GetBytes($"<div style=\"display:none\">{new string('あ', 600_000)}</div>{Filling}<p>{Scam}</p>") },
        { "comment to within the gap", Html, Encoding.UTF8.GetBytes($"<!-- {new string('あ', 600_000)} -->{Filling}<p>{Scam}</p>") },
        { "style, far longer", Html, Encoding.UTF8.GetBytes($"<style>/*{new string('あ', 3_000_000)}*/</style>{Filling}<p>{Scam}</p>") },
        { "style", Html, Encoding.UTF8.GetBytes($"<style>/*{Lines('x', 900_000)}*/</style>{Lines('い', 300_000)}<p>{Scam}</p>") },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Mail_ScamBehindFiller_IsReadAndTheGapTold(string name, string header, byte[] body)
    {
        var message = Samples.Read([.. Encoding.ASCII.GetBytes(header), .. body]);

        Assert.Contains(Scam, Samples.Text(message, "body"), StringComparison.Ordinal);
        Assert.Contains(new Unknown("limitReached", "partCharacters"), message.Unknowns);
        Assert.True(Samples.Text(message, "body").Length <= AnalysisLimits.Default.PartCharacters, name);
    }

    /// <summary>What was left out of one line stood between its two halves: no word may grow together from them.</summary>
    [Theory]
    [InlineData("utf-8", "8bit", 600_000)]
    [InlineData("utf-8", "8bit", 4_000_000)]
    [InlineData("utf-8", "base64", 4_000_000)]
    public void Mail_GapWithinALine_IsABreak(string charset, string encoding, int filler)
    {
        var text = Encoding.UTF8.GetBytes(new string('あ', filler) + new string('い', filler));
        var body = encoding == "base64" ? Encoding.ASCII.GetBytes(Convert.ToBase64String(text)) : text;
        var message = Samples.Read([.. Encoding.ASCII.GetBytes(Plain(charset, encoding)), .. body]);

        Assert.Contains("あ\nい", Samples.Text(message, "body"), StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', Samples.Text(message, "body"));
    }

    /// <summary>An Outlook message is turned into a mail first, which must not hide what the reader leaves out of it.</summary>
    [Fact]
    public void Outlook_ScamBehindHiddenFiller_IsReadAndTheGapTold()
    {
        var html = Encoding.UTF8.GetBytes($"<div style=\"display:none\">{new string('あ', 600_000)}</div>{Filling}<p>{Scam}</p>");
        var message = Samples.Read(OutlookFile.Of(html));

        Assert.Contains(Scam, Samples.Text(message, "body"), StringComparison.Ordinal);
        Assert.Contains(new Unknown("limitReached", "partCharacters"), message.Unknowns);
    }

    [Fact]
    public void Mail_ScamBeforeFiller_IsStillRead()
    {
        var message = Samples.Read(Encoding.UTF8.GetBytes(Plain("utf-8", "8bit") + Scam + "\n" + Lines('あ', Filler)));

        Assert.StartsWith(Scam, Samples.Text(message, "body"), StringComparison.Ordinal);
    }

    /// <summary>Style sheets and pictures of a page are longer than the sample by which a character set is told.</summary>
    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("", "utf-8")]
    [InlineData("", "shift_jis")]
    [InlineData("iso-8859-1", "euc-jp")]
    public void Mail_JapaneseBehindMuchAscii_IsDecoded(string label, string charset)
    {
        var header = $"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html{(label.Length > 0 ? "; charset=" + label : "")}\nContent-Transfer-Encoding: 8bit\n\n";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.UTF8;
        var message = Samples.Read([.. Encoding.ASCII.GetBytes(header), .. encoding.GetBytes($"<style>{Lines('x', 100_000)}</style><p>{Scam}</p>")]);

        Assert.Equal(Scam, Samples.Text(message, "body").Trim());
    }

    [Fact]
    public void PastedText_ScamBehindFiller_IsFoundAndTheGapSaidInWords()
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        var reading = Assert.IsType<Reading.Read>(MessageReader.ReadText(Lines('あ', Filler) + Scam, ReadOptions.Default));
        var report = analyzer.Judge(reading, Observations.None, DateTimeOffset.UnixEpoch);

        Assert.Contains(report.Verdict.Findings, f => f.Finding.Signal.Id == "ID06");
        Assert.Contains(report.Facts.Links, l => l.Link.Raw == "https://jcom-info.com/");
        Assert.Contains("途中は調べていません", Miyaburi.Reports.UnknownWords.Of(Assert.Single(report.Facts.Unknowns)).Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void Ends_KeepTheLimit_AndNoHalfCharacter(int most)
    {
        var ends = TextEnds.Of(string.Concat(Enumerable.Repeat("😀", 40)), most);

        Assert.True(ends.Length <= most);
        Assert.Equal(ends, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(ends)));
    }

    private const string Html = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";

    private static string Plain(string charset, string encoding) =>
        $"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n";

    private static byte[] Base64(string text, Base64FormattingOptions options) => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text), options));

    /// <summary>A tail begins at the line within its first 4,096 bytes: what it loses is more than Latin letters, of one byte each, let it gain.</summary>
    private static readonly string Filling = new string('い', 700_000) + "\n" + new string('い', 523_300);

    private static string Lines(char c, int length) => string.Concat(Enumerable.Repeat(new string(c, 59) + "\n", length / 60));
}
