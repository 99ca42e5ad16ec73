using System.Collections.Immutable;
using System.Net;
using Miyaburi.Gateway.Judging;
using MimeKit;
using MimeKit.Cryptography;

namespace Miyaburi.Gateway.Answers;

/// <summary>A mail's body with a warning above its text.</summary>
/// <param name="Headers">The fields of the header that describe the new body.</param>
/// <param name="Body">The new body.</param>
internal sealed record MarkedBody(ImmutableArray<MailHeader> Headers, ReadOnlyMemory<byte> Body);

/// <summary>Puts a warning above the text of a mail. Breaks every signature over the body.</summary>
internal static class Banner
{
    /// <summary>The changed body, or null where the mail has no text that could take it: signed and encrypted ones stay as they are.</summary>
    internal static MarkedBody? Put(ReadOnlyMemory<byte> mail, Decision decision, Language language)
    {
        using var message = MimeMessage.Load(new MemoryStream(mail.ToArray()));
        if (message.Body is null or MultipartSigned or MultipartEncrypted)
        {
            return null;
        }

        var texts = message.BodyParts.OfType<TextPart>().Where(t => !t.IsAttachment && (t.IsPlain || t.IsHtml)).ToList();
        if (texts.Count == 0)
        {
            return null;
        }

        var warning = Words(decision).In(language);
        foreach (var text in texts)
        {
            Put(text, warning);
        }

        using var output = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.Body.WriteTo(format, output, contentOnly: true);
        return new MarkedBody(
            [.. message.Body.Headers.Where(h => h.Id is HeaderId.ContentType or HeaderId.ContentTransferEncoding).Select(h => new MailHeader(h.Field, h.Value.ReplaceLineEndings("")))],
            output.ToArray());
    }

    private static void Put(TextPart text, string warning)
    {
        var original = text.Text;
        var marked = text.IsHtml
            ? $"<div style=\"border:3px solid #b00;padding:8px;color:#000;background:#fff\">{WebUtility.HtmlEncode(warning)}</div>\r\n{original}"
            : $"{warning}\r\n{new string('-', 40)}\r\n\r\n{original}";
        text.SetText(System.Text.Encoding.UTF8, marked);
        text.ContentTransferEncoding = ContentEncoding.Base64;
    }

    private static Bilingual Words(Decision decision) => new(
        $"【注意】このメールは詐欺の疑いがあります({decision.Id})。リンクを開かず、入力も返信もしないでください。",
        $"[Warning] This mail may be a scam ({decision.Id}). Open no link, type nothing, do not reply.");
}
