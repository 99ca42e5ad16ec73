using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

public sealed class MailReaderTests
{
    private const string Alternative = "Content-Type: multipart/alternative; boundary=b";

    private static string Parts(string plain, string html) =>
        $"--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n";

    [Fact]
    public void Read_Header_AllFields()
    {
        var message = Samples.Read(Samples.Utf8("""
            Return-Path: <bounce@x.example>
            Received: from a (unknown [192.0.2.1])
             by mx.example; Mon, 1 Jan 2024 00:00:00 +0900
            Authentication-Results: mx.example;  spf=pass
            Received-SPF: pass
            Received: from b
            DKIM-Signature: v=1; d=x.example
            From: =?utf-8?B?5qW95aSp?= <info@X.Example.>
            Sender: s@y.example
            Reply-To: r@z.example, r2@z.example
            To: t@example.jp, u@example.jp
            Cc: v@example.jp
            Message-ID: <1@Mid.Example>
            List-Unsubscribe: <mailto:x@x.example>
            X-Mailer: Foxmail 7
            Date: Mon, 1 Jan 2024 09:00:00 +0900
            Subject: s

            body
            """));

        Assert.Equal(new Mailbox("楽天", "info@X.Example."), message.From);
        Assert.Equal("x.example", message.From!.Domain);
        Assert.Equal("s@y.example", message.Sender?.Address);
        Assert.Equal("r@z.example", message.ReplyTo?.Address);
        Assert.Equal("bounce@x.example", message.ReturnPath?.Address);
        Assert.Equal(3, message.Recipients.Length);
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 9, 0, 0, TimeSpan.FromHours(9)), message.Date);
        Assert.Equal(("mid.example", true, "Foxmail 7"), (message.Transport.MessageIdDomain, message.Transport.IsList, message.Transport.Mailer));
        Assert.Equal([TraceFieldKind.Received, TraceFieldKind.AuthenticationResults, TraceFieldKind.ReceivedSpf, TraceFieldKind.Received, TraceFieldKind.DkimSignature],
            message.Transport.Trace.Select(t => t.Kind));
        Assert.Equal("from a (unknown [192.0.2.1]) by mx.example; Mon, 1 Jan 2024 00:00:00 +0900", message.Transport.Trace[0].Value);
        Assert.Equal("mx.example; spf=pass", message.Transport.Trace[1].Value);
    }

    [Theory]
    [InlineData("text/plain", "")]
    [InlineData("text/plain", " \n\n")]
    [InlineData("text/html", "<p>&nbsp;</p>")]
    [InlineData("text/html", "<img src=cid:a><a href=https://a.example/><img src=cid:b></a>")]
    [InlineData("multipart/mixed; boundary=b", "--b\nContent-Type: image/png\n\nx\n--b--\n")]
    public void Read_NothingToReadInTheBody_IsSaid(string type, string body)
    {
        var message = Samples.ReadMail($"Subject: ご請求\nMIME-Version: 1.0\nContent-Type: {type}", body);

        Assert.Contains(new Unknown("bodyEmpty"), message.Unknowns);
    }

    [Theory]
    [InlineData("text/plain", "x")]
    [InlineData("text/html", "<img alt=x src=cid:a>")]
    [InlineData("message/rfc822", "Subject: y\n\nz\n")]
    [InlineData("multipart/mixed; boundary=b", "--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n--b--\n")]
    public void Read_SomethingToRead_IsNoEmptyBody(string type, string body) =>
        Assert.DoesNotContain(Samples.ReadMail($"Subject: x\nMIME-Version: 1.0\nContent-Type: {type}", body).Unknowns, u => u.Code == "bodyEmpty");

    [Fact]
    public void Read_AlternativeSayingTheSame_IsOneBody()
    {
        var message = Samples.ReadMail(Alternative, Parts("お支払いの確認をお願いします。", "<p>お支払いの確認を<b>お願い</b>します。</p>"));

        Assert.Equal(["body"], message.Parts.Where(p => p.Role == PartRole.Body).Select(p => p.Id));
    }

    /// <summary>Who is told that the body is encrypted is not told as well that it holds no text.</summary>
    [Fact]
    public void Read_EncryptedBody_IsSaidOnce()
    {
        var codes = Samples.ReadMail(
            "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b",
            "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nxyz\n--b--\n").Unknowns.Select(u => u.Code).ToList();
        Assert.Contains("bodyEncrypted", codes);
        Assert.DoesNotContain("bodyEmpty", codes);
    }

    [Fact]
    public void Read_AlternativeSayingSomethingElse_IsKept()
    {
        var message = Samples.ReadMail(Alternative, Parts("The quick brown fox jumps over the lazy dog and sleeps.", "<p>お支払いの確認をお願いします。</p>"));

        Assert.Equal("お支払いの確認をお願いします。", Samples.Text(message, "body"));
        Assert.StartsWith("The quick", Samples.Text(message, "body2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("お支払いの確認をお願いします。 https://evil.example/a", true)]
    [InlineData("お支払いの確認をお願いします。 https://shop.example/b", false)]
    public void Read_AlternativeLeadingElsewhere_IsKept(string plain, bool kept)
    {
        var message = Samples.ReadMail(Alternative, Parts(plain, "<a href='https://shop.example/a'>お支払いの確認をお願いします。</a>"));

        Assert.Equal(kept, message.Parts.Any(p => p.Id == "body2"));
    }

    [Theory]
    [InlineData("quoted-printable", "=E3=81=82=\n=E3=81=84", "あい")]
    [InlineData("base64", "44GC44GE", "あい")]
    [InlineData("base64", "44GC44G", "あ")]
    [InlineData("BASE64 ", "44GC\n44GE\n!!", "あい")]
    [InlineData("x-uuencode", "begin 644 a\n&XX&\"XX&$\n`\nend", "あい")]
    [InlineData("8bit", "あい", "あい")]
    [InlineData("nonsense", "あい", "あい")]
    public void Read_TransferEncodings(string encoding, string body, string expected) =>
        Assert.StartsWith(expected, Samples.Text(Samples.ReadMail($"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}", body), "body"), StringComparison.Ordinal);

    [Theory]
    [InlineData("text/html; charset=\"u\"tf-8")]
    [InlineData("text/html; charset=\"utf-8;<br>\n <div>\"")]
    [InlineData("text/html; charset=")]
    [InlineData("text/html; charset==?utf-8?")]
    [InlineData("text/html;; charset=utf-8;")]
    [InlineData("text/html charset=utf-8")]
    [InlineData("TEXT/HTML")]
    [InlineData("text/html; charset=iso-8859-1")]
    public void Read_MalformedContentType_IsStillHtml(string type) =>
        Assert.Equal("お知らせ", Samples.Text(Samples.ReadMail("Content-Type: " + type, "<p>お知ら<i>せ</i></p>"), "body"));

    [Fact]
    public void Read_MissingClosingBoundary_KeepsTheParts() =>
        Assert.Equal("a", Samples.Text(Samples.ReadMail("Content-Type: multipart/mixed; boundary=b", "--b\nContent-Type: text/plain\n\na"), "body"));

    [Fact]
    public void Read_BoundaryThatNeverComes_KeepsTheTextAndSaysSo()
    {
        var message = Samples.ReadMail("Content-Type: multipart/mixed; boundary=b", "お支払い https://evil.example/");

        Assert.Contains("https://evil.example/", Samples.Text(message, "body"), StringComparison.Ordinal);
        Assert.Contains(message.Unknowns, u => u.Code == "partsMalformed");
    }

    [Theory]
    [InlineData("yes", "一行目続き\n次")]
    [InlineData("no", "一行目 続き\n次")]
    public void Read_FlowedText_JoinsLines(string delsp, string expected) =>
        Assert.Equal(expected, Samples.Text(Samples.ReadMail($"Content-Type: text/plain; charset=utf-8; format=flowed; delsp={delsp}", "一行目 \n続き\n次"), "body"));

    [Fact]
    public void Read_ForwardedMessage_IsInner()
    {
        var bytes = Samples.Mail("Content-Type: multipart/mixed; boundary=b", Samples.Utf8(
            "--b\nContent-Type: text/plain\n\nsee below\n--b\nContent-Type: message/rfc822\n\nFrom: scam@evil.example\nSubject: inner\n\npay\n--b--\n"));

        var reading = Assert.IsType<Reading.Read>(MessageReader.Read(bytes, ReadOptions.Default));

        var inner = Assert.Single(reading.Inner);
        Assert.Equal(("scam@evil.example", "pay"), (inner.From?.Address, Samples.Text(inner, "body")));
        Assert.Equal("see below", Samples.Text(reading.Message, "body"));
    }

    [Fact]
    public void Read_MessagesWithinMessages_OutermostFirst()
    {
        var text = "Subject: 3\n\nend";
        for (var i = 2; i >= 1; i--)
        {
            text = $"Subject: {i}\nContent-Type: message/rfc822\n\n{text}";
        }

        var reading = Assert.IsType<Reading.Read>(MessageReader.Read(Samples.Mail("Content-Type: message/rfc822", Samples.Utf8(text)), ReadOptions.Default));

        Assert.Equal(["1", "2", "3"], reading.Inner.Select(m => Samples.Text(m, "subject")));
    }

    [Fact]
    public void Read_TooManyParts_AreReported()
    {
        var body = string.Concat(Enumerable.Repeat("--b\nContent-Type: text/plain\n\nx\n", 10_000)) + "--b--";
        var message = Samples.ReadMail("Content-Type: multipart/mixed; boundary=b", body);

        Assert.Contains(new Unknown("limitReached", "parts"), message.Unknowns);
    }

    [Fact]
    public void Read_TenThousandNestedParts_AreReported()
    {
        var body = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"--b{i}\nContent-Type: multipart/mixed; boundary=b{i + 1}\n\n"));
        var message = Samples.ReadMail("Content-Type: multipart/mixed; boundary=b0", body + "--b10000\n\nend");

        Assert.Contains(message.Unknowns, u => u.Code is "limitReached" or "partsMalformed");
    }
}
