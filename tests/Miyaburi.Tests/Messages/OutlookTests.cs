using System.Text;
using Miyaburi.Messages;
using Miyaburi.Messages.Outlook;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Messages;

/// <summary>Outlook messages written by another program (tools/outlook).</summary>
public sealed class OutlookTests
{
    [Fact]
    public void Read_DeliveredMessage_IsTheMailItWas()
    {
        var message = Read("jcom-unpaid.msg").Message;
        Assert.Equal(("J:COM", "info@jcom.co.jp"), (message.From?.Name, message.From?.Address));
        Assert.Equal("【重要なお知らせ】ご請求書が未払いの状態です", message.Parts.Single(p => p.Role is PartRole.Subject).Text);
        Assert.Contains("ご登録のお支払い方法は無効だ", message.Parts.First(p => p.Role is PartRole.Body).Text, StringComparison.Ordinal);
        Assert.Contains(message.Targets, t => t is { Kind: TargetKind.Anchor, Url: "https://mypage.jcom.co.jp-acc.one/?verify" });
        Assert.Contains(message.Targets, t => t is { Kind: TargetKind.FormAction, Url: "http://jcom-info.com/pay" });
        Assert.Equal("お支払い.html", Assert.Single(message.Attachments).FileName);
        Assert.Equal(new DateTimeOffset(2022, 9, 16, 10, 30, 0, TimeSpan.FromHours(9)), message.Date);
    }

    [Fact]
    public void Judge_DeliveredMessage_CountsWhatTheServerFound()
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        var report = analyzer.Judge(Read("jcom-unpaid.msg"), new() { AuthservId = "mx.example.jp" }, DateTimeOffset.UnixEpoch);
        Assert.Equal((Level.Scam, "jcom"), (report.Verdict.Level, report.ClaimedBrand?.Id));
        Assert.Contains(report.Verdict.Findings, f => f.Finding.Signal.Id == "AU01");
    }

    [Fact]
    public void Read_MarkupWrappedInRtf_IsReadAsMarkup()
    {
        var read = Read("note-rtf.msg");
        Assert.Equal(("J:COM サポート", "support@billing-note.example"), (read.Message.From?.Name, read.Message.From?.Address));
        Assert.Equal("ご請求書が未払いの状態です。お支払い情報の更新。", read.Message.Parts.First(p => p.Role is PartRole.Body).Text);
        Assert.Contains(read.Message.Targets, t => t is { Kind: TargetKind.Anchor, Url: "https://mypage.jcom.co.jp-acc.one/?verify" });
    }

    /// <summary>A forwarded message, in Shift_JIS strings.</summary>
    [Fact]
    public void Read_MessageInside_IsAMessageOfItsOwn()
    {
        var inner = Assert.Single(Read("note-rtf.msg").Inner);
        Assert.Equal("転送された請求", inner.Parts.Single(p => p.Role is PartRole.Subject).Text);
        Assert.Contains("http://jcom-info.com/", inner.Parts.Single(p => p.Role is PartRole.Body).Text, StringComparison.Ordinal);
        Assert.Equal("info@jcom-info.com", inner.From?.Address);
    }

    [Fact]
    public void Read_AttachedToAMail_IsReadAsAMessageInside()
    {
        var content = Convert.ToBase64String(File.ReadAllBytes(Repository.Path("samples", "messages", "outlook", "jcom-unpaid.msg")));
        var mail = "From: a@example.com\nSubject: Fw\nContent-Type: application/vnd.ms-outlook; name=a.msg\nContent-Disposition: attachment; filename=a.msg\nContent-Transfer-Encoding: base64\n\n" + content;
        var inner = Assert.Single(Assert.IsType<Reading.Read>(MessageReader.Read(Encoding.ASCII.GetBytes(mail), ReadOptions.Default)).Inner);
        Assert.Equal("info@jcom.co.jp", inner.From?.Address);
    }

    /// <summary>The two examples of [MS-OXRTFCP], section 3.</summary>
    [Theory]
    [InlineData("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0", "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")]
    [InlineData("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}")]
    public void Unpack_ExamplesOfTheSpecification_GivesTheRtf(string packed, string rtf) =>
        Assert.Equal(rtf, Encoding.ASCII.GetString(CompressedRtf.Unpack(Convert.FromHexString(packed), 1000)));

    [Theory]
    [InlineData(@"{\rtf1\ansi\ansicpg932\deff0{\fonttbl{\f0\fnil\fcharset128 x;}}\f0 \'90\'bf\'8b\'81\par b}", "請求\nb")]
    [InlineData(@"{\rtf1\uc1 \u12354?\u-32216 ?{\*\generator x;}{\pict 0011}c\~d\{}", "あ舨c\u00a0d{")]
    [InlineData(@"{\rtf1\'9", "9")]
    [InlineData(@"\u\par}}}}a\", "\na")]
    public void RtfReader_PlainRtf_IsText(string rtf, string text)
    {
        var read = RtfReader.Read(Encoding.ASCII.GetBytes(rtf), AnalysisLimits.Default);
        Assert.Equal((text, false), (read.Text, read.IsHtml));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(600)]
    [InlineData(1024)]
    public void Read_CutFile_IsRefusedOrReadInPart(int length)
    {
        var bytes = File.ReadAllBytes(Repository.Path("samples", "messages", "outlook", "jcom-unpaid.msg"))[..length];
        Assert.IsType<Reading.Unreadable>(MessageReader.Read(bytes, ReadOptions.Default));
    }

    /// <summary>A chain of sectors that leads back to itself, everywhere.</summary>
    [Fact]
    public void Read_ChainsInCircles_End()
    {
        var bytes = File.ReadAllBytes(Repository.Path("samples", "messages", "outlook", "jcom-unpaid.msg"));
        for (var value = 0; value < 14; value++)
        {
            for (var at = 0; at < 512 * 3; at += 4)
            {
                var changed = bytes.ToArray();
                BitConverter.TryWriteBytes(changed.AsSpan(at), value);
                CorpusTests.AssertConsistent(MessageReader.Read(changed, ReadOptions.Default));
            }
        }
    }

    private static Reading.Read Read(string name) =>
        Assert.IsType<Reading.Read>(MessageReader.Read(File.ReadAllBytes(Repository.Path("samples", "messages", "outlook", name)), ReadOptions.Default));
}
