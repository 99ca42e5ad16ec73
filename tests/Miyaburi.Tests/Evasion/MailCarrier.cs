using System.IO.Compression;
using System.Text;

namespace Miyaburi.Tests.Evasion;

/// <summary>The link, or the words too, carried by a picture or a file (detection.md, section 4).</summary>
internal static class MailCarrier
{
    private static readonly MailTrick WordsAlone = new("words without the link", t => MailTrick.Plain.Write(MailTrick.OnLink(t, _ => "")));
    private static readonly MailTrick LinkAlone = new("the link alone", t => Html(Anchors(t, a => a)));

    /// <summary>
    /// Every carrier. Shares of scams lowered were measured 2026-11-28: 59, 28 and 40 of 329. A picture leaves no address to read, links of
    /// files say less than links of the text; known weaknesses, held so that they do not grow.
    /// </summary>
    internal static readonly MailTrick[] All =
    [
        new("a linked picture instead of words", t => Html(Anchors(t, _ => "<img src=\"cid:words\" width=\"600\" height=\"800\">"))) { Before = LinkAlone, Lowers = 0.2 },
        new("link in an attached PDF", t => WithLinkIn(t, "application/pdf", "seikyusho.pdf", Pdf)) { Lowers = 0.14 },
        new("words and link in an attached DOCX", t => File("", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "seikyusho.docx", Docx(t))) { Lowers = 0.165 },
        new("an attached ZIP that nobody opens", t => WithLinkIn(t, "application/zip", "seikyusho.zip", a => Zip(("seikyusho.html", $"<a href=\"{a}\">open</a>")))) { Before = WordsAlone },
    ];

    private static byte[] WithLinkIn(string text, string type, string name, Func<string, byte[]> write)
    {
        var address = "";
        var words = MailTrick.OnLink(text, a =>
        {
            address = a;
            return "";
        });
        return address.Length == 0 ? MailTrick.Plain.Write(text) : File($"<html><body>{MailTrick.Body(words)}</body></html>", type, name, write(address));
    }

    private static string Anchors(string text, Func<string, string> inside)
    {
        var anchor = "";
        MailTrick.OnLink(text, a =>
        {
            var address = a.Replace("&", "&amp;", StringComparison.Ordinal);
            anchor = $"<a href=\"{address}\">{inside(address)}</a>";
            return "";
        });
        return anchor;
    }

    private static byte[] Html(string body) => MailTrick.Mail("text/html; charset=utf-8", $"<html><body>{body}</body></html>", false);

    private static byte[] File(string html, string type, string name, byte[] bytes) => MailTrick.Mail("multipart/mixed; boundary=\"b1\"", $"""
        --b1
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: 8bit

        {html}
        --b1
        Content-Type: {type}
        Content-Disposition: attachment; filename="{name}"
        Content-Transfer-Encoding: base64

        {Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)}
        --b1--

        """.ReplaceLineEndings("\r\n"), false);

    /// <summary>A page of one link.</summary>
    private static byte[] Pdf(string address) => Encoding.ASCII.GetBytes(
        $"%PDF-1.7\n1 0 obj <</Type /Annot /Subtype /Link /A <</S /URI /URI ({address})>>>> endobj\n%%EOF");

    /// <summary>A document of paragraphs, the address as text and as a link.</summary>
    private static byte[] Docx(string text)
    {
        var words = string.Concat(text.Split('\n').Select(l => $"<w:p><w:r><w:t>{Escape(l)}</w:t></w:r></w:p>"));
        var address = "";
        MailTrick.OnLink(text, a => address = a);
        return Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{words}</w:body></w:document>"),
            ("word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{(address.Length == 0 ? "" : $"<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"{Escape(address)}\" TargetMode=\"External\"/>")}</Relationships>"));
    }

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

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
