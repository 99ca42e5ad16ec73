using System.Text;
using Miyaburi.Tests.Messages;

namespace Miyaburi.Tests.Evasion;

/// <summary>One way to send the same words as a mail so that a filter reads something else than a person does.</summary>
/// <param name="Name">What it is called in the test's output.</param>
/// <param name="Write">The mail with these words.</param>
internal sealed record MailTrick(string Name, Func<string, byte[]> Write)
{
    /// <summary>Two messages of 329: a link to a chat service and a friend's request, which the model of words reads a little differently in markup.</summary>
    private const double TwoOfThem = 0.0065;

    private const string Salt = "今月の特集は冬の台所しごとです。大根は皮を厚くむき、下ゆでしてから煮ると味がよくしみます。読者の投稿からは炊き込みご飯を紹介します。";

    /// <summary>The same words as plainly as HTML can say them.</summary>
    internal static readonly MailTrick Plain = Html("plain", Body);

    /// <summary>The same words without HTML.</summary>
    internal static readonly MailTrick PlainText = new("plain text", t => Mail("text/plain; charset=utf-8", t, false));

    /// <summary>Tricks of HTML and MIME (detection.md, section 4).</summary>
    internal static readonly MailTrick[] All =
    [
        Html("character references", t => Body(t, c => c > '\u007F' ? $"&#{(int)c};" : Escape(c))) with { Lowers = TwoOfThem },
        Html("hexadecimal character references", t => Body(t, c => c > '\u007F' ? $"&#x{(int)c:x};" : Escape(c))) with { Lowers = TwoOfThem },
        Html("words split by tags", t => Body(t, c => c > '\u007F' ? $"<span>{c}</span>" : Escape(c))) with { Lowers = TwoOfThem },
        Html("words split by comments", t => Body(t, c => c > '\u007F' ? $"{c}<!-- x -->" : Escape(c))) with { Noticed = 0.053 },
        Html("zero width space by reference", t => Body(t, c => c > '\u007F' ? $"{c}&#8203;" : Escape(c))) with { Noticed = 0.035 },
        Html("hidden newsletter", t => Body(t) + $"<div style=\"display:none\">{Salt}</div>"),
        Html("newsletter of size 0", t => Body(t) + $"<p style=\"font-size:0\">{Salt}</p>"),
        Html("white newsletter on white", t => Body(t) + $"<p style=\"color:#fff;background:#fff\">{Salt}</p>"),
        Html("clipped newsletter", t => Body(t) + $"<p style=\"position:absolute;clip-path:inset(100%)\">{Salt}</p>"),
        Html("tab in the link", t => Body(t).Replace("href=\"https://", "href=\"ht\ttps://", StringComparison.Ordinal)),
        Html("line break in the link", t => Body(t).Replace("href=\"https://", "href=\"https:\r\n//", StringComparison.Ordinal)),
        Html("link without scheme", t => Body(t).Replace("href=\"https://", "href=\"//", StringComparison.Ordinal)),
        Html("ideographic full stop in the link", t => Body(t, Escape, a => Link(OnHost(a, h => h.Replace('.', '。')), a))),
        Html("full width letters in the link", t => Body(t, Escape, a => Link(OnHost(a, h => string.Concat(h.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c))), a))),
        Html("zero width space in the link", t => Body(t, Escape, a => Link(OnHost(a, h => h.Replace(".", "\u200B.", StringComparison.Ordinal)), a))),
        Html("letters of the link percent encoded", t => Body(t, Escape, a => Link(OnHost(a, h => string.Concat(h.Select(c => char.IsAsciiLetterOrDigit(c) ? $"%{(int)c:x2}" : c.ToString()))), a))),
        Html("QR code drawn with half blocks", t => Body(t, Escape, a => $"<pre>{QrDrawings.HalfBlocks(QrDrawings.Modules(Unescape(a)))}</pre>")) with { Lowers = TwoOfThem },
        Html("QR code drawn with full blocks", t => Body(t, Escape, a => $"<pre>{QrDrawings.FullBlocks(QrDrawings.Modules(Unescape(a)))}</pre>")) with { Lowers = TwoOfThem },
        Html("QR code drawn with table cells", t => Body(t, Escape, a => QrDrawings.Table(QrDrawings.Modules(Unescape(a))))) with { Lowers = TwoOfThem },
        new("QR code drawn in plain text", t => Mail("text/plain; charset=utf-8", OnLink(t, a => "\n" + QrDrawings.HalfBlocks(QrDrawings.Modules(a)) + "\n"), false)) { Before = PlainText, Lowers = TwoOfThem },
        Html("link in an SVG drawing", t => Body(t, Escape, a => $"<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"{a}\"><text y=\"20\">{a}</text></a></svg>")),
        new("link in an attached SVG drawing", t => WithSvg(t, a => $"<a xlink:href=\"{a}\"><text y=\"20\">{a}</text></a>")) { Lowers = TwoOfThem },
        new("script in an attached SVG drawing", t => WithSvg(t, a => $"<script>location.href=\"{a}\"</script>")),
        new("web page inside an attached SVG drawing", t => WithSvg(t, a => $"<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"{a}\">{a}</a></body></foreignObject>")) { Lowers = TwoOfThem },
        Html("base64", Body, base64: true),
        new("calendar invitation", t => Mail("text/calendar; charset=utf-8; method=REQUEST", Calendar(t), false)) { Before = PlainText },
        new("message inside a message", t => Mail("message/rfc822", Encoding.UTF8.GetString(Plain.Write(t)), false)),
    ];

    /// <summary>The mail beside which it is held.</summary>
    internal MailTrick Before { get => field ?? Plain; init; }

    /// <summary>Share of honest messages on which the trick itself may be held against the message: no honest sender does this to every letter.</summary>
    internal double Noticed { get; init; } = 0.011;

    /// <summary>Share of scams whose probability the trick still lowers, measured 2026-11-28.</summary>
    internal double Lowers { get; init; }

    public override string ToString() => Name;

    private static MailTrick Html(string name, Func<string, string> body, bool base64 = false) =>
        new(name, t => Mail("text/html; charset=utf-8", $"<html><body>{body(t)}</body></html>", base64));

    /// <summary>A mail of one part.</summary>
    internal static byte[] Mail(string type, string body, bool base64)
    {
        var encoded = base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(body), Base64FormattingOptions.InsertLineBreaks) : body;
        return Encoding.UTF8.GetBytes($"""
            From: <notice@mail-center.example>
            To: <taro@example.or.jp>
            Subject: =?utf-8?B?44GK55+l44KJ44Gb?=
            Date: Mon, 23 Nov 2026 10:00:00 +0900
            MIME-Version: 1.0
            Content-Type: {type}
            Content-Transfer-Encoding: {(base64 ? "base64" : "8bit")}


            """.ReplaceLineEndings("\r\n") + encoded);
    }

    /// <summary>The words as paragraphs, the address as a link.</summary>
    internal static string Body(string text) => Body(text, Escape);

    private static string Body(string text, Func<char, string> letter) => Body(text, letter, address => Link(address, address));

    private static string Link(string target, string shown) => $"<a href=\"{target}\">{shown}</a>";

    /// <summary>The words as paragraphs, the address in another form.</summary>
    private static string Body(string text, Func<char, string> letter, Func<string, string> link)
    {
        var html = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var start = line.IndexOf("http", StringComparison.Ordinal);
            var end = start < 0 ? 0 : start + line[start..].TakeWhile(c => c is > ' ' and < '\u007F').Count();
            html.Append("<p>").Append(Letters(start < 0 ? line : line[..start], letter));
            if (start >= 0)
            {
                var address = line[start..end].Replace("&", "&amp;", StringComparison.Ordinal);
                html.Append(link(address)).Append(Letters(line[end..], letter));
            }

            html.Append("</p>\r\n");
        }

        return html.ToString();
    }

    private static string OnHost(string address, Func<string, string> change)
    {
        var start = address.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = address.IndexOfAny(['/', '?', '#', ':'], start) is var at && at >= 0 ? at : address.Length;
        return address[..start] + change(address[start..end]) + address[end..];
    }

    /// <summary>The plain text with its first address in another form.</summary>
    internal static string OnLink(string text, Func<string, string> change)
    {
        var start = text.IndexOf("http", StringComparison.Ordinal);
        var end = start < 0 ? 0 : start + text[start..].TakeWhile(c => c is > ' ' and < '\u007F').Count();
        return start < 0 ? text : text[..start] + change(text[start..end]) + text[end..];
    }

    /// <summary>The words in the mail, the address only in a drawing beside it.</summary>
    private static byte[] WithSvg(string text, Func<string, string> inside)
    {
        var drawing = "";
        var words = OnLink(text, a =>
        {
            drawing = inside(a.Replace("&", "&amp;", StringComparison.Ordinal));
            return "";
        });
        return drawing.Length == 0 ? Plain.Write(text) : Mail("multipart/mixed; boundary=\"b1\"", $"""
            --b1
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 8bit

            <html><body>{Body(words)}</body></html>
            --b1
            Content-Type: image/svg+xml; charset=utf-8
            Content-Disposition: attachment; filename="seikyusho.svg"
            Content-Transfer-Encoding: 8bit

            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{drawing}</svg>
            --b1--

            """.ReplaceLineEndings("\r\n"), false);
    }

    private static string Letters(string text, Func<char, string> letter) => string.Concat(text.Select(letter));

    private static string Escape(char c) => c switch { '<' => "&lt;", '&' => "&amp;", _ => c.ToString() };

    private static string Unescape(string address) => address.Replace("&amp;", "&", StringComparison.Ordinal);

    private static string Calendar(string text) => string.Join("\r\n", "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", 
        "DESCRIPTION:" + text.ReplaceLineEndings("\\n").Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal), "END:VEVENT", "END:VCALENDAR", "");
}
