using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

public sealed class MessageReaderTests
{
    [Theory]
    [InlineData("From: a@b.example\nSubject: x\n\nbody", MessageKind.Mail)]
    [InlineData("From a@b.example Mon Jan 1 00:00:00 2024\nSubject: x\nTo: c@d.example\n\nbody", MessageKind.Mail)]
    [InlineData("\n\n\uFEFFfoo", MessageKind.Text)]
    [InlineData("\uFEFFReceived: by x\n\nbody", MessageKind.Mail)]
    [InlineData("\n\nSubject: x\nMIME-Version: 1.0\n\nbody", MessageKind.Mail)]
    [InlineData("Subject: only\n\nbody", MessageKind.Mail)]
    [InlineData("Received: from x\n  by y\nFrom\n : <a@b.example>\nSubject: z\n\nbody", MessageKind.Mail)]
    [InlineData("https://evil.example/x?y=1", MessageKind.Url)]
    [InlineData("  <https://evil.example/>\n", MessageKind.Url)]
    [InlineData("hxxps://evil.example", MessageKind.Url)]
    [InlineData("jcom-info.example/login", MessageKind.Url)]
    [InlineData("https://お名前.example/", MessageKind.Url)]
    [InlineData("https://evil.example/からログインしてください", MessageKind.Text)]
    [InlineData("ご確認ください https://evil.example/", MessageKind.Text)]
    [InlineData("a@b.example", MessageKind.Text)]
    [InlineData("件名: お支払い\n\n本文", MessageKind.Text)]
    [InlineData("Date: Saturday\n\nsee you", MessageKind.Text)]
    [InlineData("Note: a\nAlso: b\n\nc", MessageKind.Text)]
    [InlineData("3.14", MessageKind.Text)]
    public void Read_KindIsRecognisedFromContent(string text, MessageKind kind) =>
        Assert.Equal(kind, Samples.Read(Encoding.UTF8.GetBytes(text)).Kind);

    [Theory]
    [InlineData("", UnreadableReason.Empty)]
    [InlineData(" \r\n\t", UnreadableReason.Empty)]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1\0\0", UnreadableReason.OutlookMsg)]
    [InlineData("\u0089PNG\r\n\u001A\n\0\0", UnreadableReason.Image)]
    [InlineData("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF", UnreadableReason.Image)]
    [InlineData("PK\u0003\u0004\0\0\0\0", UnreadableReason.Binary)]
    [InlineData("%PDF-1.7\n", UnreadableReason.Binary)]
    [InlineData("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\0\0\0\0\0", UnreadableReason.Binary)]
    public void Read_NoMessage_SaysWhy(string latin, UnreadableReason reason) =>
        Assert.Equal(new Reading.Unreadable(reason), MessageReader.Read(Encoding.Latin1.GetBytes(latin), ReadOptions.Default));

    [Fact]
    public void Read_Sms_KeepsSenderAndTime()
    {
        var at = new DateTimeOffset(2022, 9, 16, 12, 0, 0, TimeSpan.FromHours(9));
        var message = Samples.Read(Samples.Utf8("J:COMのご請求が未払いです"), new() { Kind = MessageKind.Sms, Sender = "+819012345678", Received = at });

        Assert.Equal((MessageKind.Sms, "+819012345678", at), (message.Kind, message.From?.Name, message.Date));
        Assert.Equal(["from", "body"], message.Parts.Select(p => p.Id));
    }

    [Fact]
    public void Read_SmsThatLooksLikeMail_StaysSms() =>
        Assert.Equal(MessageKind.Sms, Samples.Read(Samples.Utf8("Subject: x\nFrom: y\n\nz"), new() { Kind = MessageKind.Sms }).Kind);

    [Fact]
    public void Read_Utf16Mail_IsMail()
    {
        var bytes = Encoding.Unicode.GetBytes("From: 楽天 <a@b.example>\r\nSubject: お知らせ\r\nDate: Mon, 1 Jan 2024 00:00:00 +0900\r\n\r\n本文");
        var message = Samples.Read([0xFF, 0xFE, .. bytes]);

        Assert.Equal((MessageKind.Mail, "楽天", "本文"), (message.Kind, message.From?.Name, Samples.Text(message, "body")));
    }

    [Fact]
    public void ReadText_MailSourceDeclaringShiftJis_IsNotDecodedTwice()
    {
        var reading = MessageReader.ReadText("From: a@b.example\nSubject: お知らせ\nContent-Type: text/plain; charset=Shift_JIS\n\nお支払いをご確認ください", ReadOptions.Default);

        Assert.Equal("お支払いをご確認ください", Samples.Text(Assert.IsType<Reading.Read>(reading).Message, "body"));
    }

    [Fact]
    public void Read_PastedMarkup_IsReadAsAPersonSeesIt() =>
        Assert.Equal("支払い", Samples.Text(Samples.Read(Samples.Utf8("<!DOCTYPE html><html><body><p>支払い</p><p style='display:none'>x</p>")), "body"));

    [Fact]
    public void Read_LongerThanTheLimit_IsCutAndReported()
    {
        var message = Samples.Read(Samples.Utf8("あ" + new string('x', 100)), new() { Limits = new() { MessageBytes = 50 } });

        Assert.Contains(new Unknown("limitReached", "messageBytes"), message.Unknowns);
        Assert.Equal(48, Samples.Text(message, "body").Length);
    }
}
