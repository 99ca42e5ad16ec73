using MimeKit;
using Miyaburi.Messages.Charsets;
using Miyaburi.Messages.Html;

namespace Miyaburi.Messages.Mail;

/// <summary>
/// Walks the parts of one mail and adds what a person sees. Of alternatives the HTML is what most programs show, so it
/// is the body; the plain alternative is kept as another body only when it says something else (see <see cref="PlainAlternative"/>).
/// </summary>
internal sealed class PartWalker(MailReader mail, MessageDraft draft)
{
    private readonly List<string> _alternatives = [];
    private int _parts;

    /// <summary>Reads a part and everything in it.</summary>
    public void Walk(MimeEntity? root)
    {
        if (root is null)
        {
            return;
        }

        Visit(root, 0, insideAlternative: false);
        foreach (var text in _alternatives)
        {
            if (PlainAlternative.SaysMore(text, draft))
            {
                draft.AddPart("body", PartRole.Body, text);
            }
        }
    }

    private void Visit(MimeEntity entity, int depth, bool insideAlternative)
    {
        if (++_parts > draft.Limits.Parts || depth > draft.Limits.NestingDepth)
        {
            draft.Report("limitReached", depth > draft.Limits.NestingDepth ? "nestingDepth" : "parts");
            return;
        }

        switch (entity)
        {
            case MimeKit.MessagePart { Message: { } inner }:
                VisitMessage(inner);
                break;
            case Multipart multipart:
                VisitMultipart(multipart, depth, insideAlternative);
                break;
            case MimeKit.Tnef.TnefPart outlook:
                VisitOutlook(outlook, depth);
                break;
            case MimePart part:
                VisitPart(part, insideAlternative);
                break;
        }
    }

    private void VisitMessage(MimeMessage inner)
    {
        draft.AddAttachment(new("", "message/rfc822", "message", 0, AttachmentReading.Read));
        if (mail.MayGoDeeper)
        {
            mail.ReadInner(inner);
        }
        else
        {
            draft.Report("limitReached", "nestingDepth");
        }
    }

    /// <summary>winmail.dat: what Outlook packs a mail into when it takes the reader for another Outlook.</summary>
    private void VisitOutlook(MimeKit.Tnef.TnefPart part, int depth)
    {
        try
        {
            if (part.ConvertToMessage().Body is { } body)
            {
                Visit(body, depth + 1, insideAlternative: false);
                return;
            }
        }
        catch (Exception e) when (e is MimeKit.Tnef.TnefException or IOException or ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            draft.Report("attachmentFailed", "winmail.dat");
        }

        draft.AddAttachment(new(AttachmentReader.NameOf(part), "application/ms-tnef", Files.FileKind.Other, PartBytes.SizeOf(part, mail.Source), AttachmentReading.Failed));
    }

    private void VisitMultipart(Multipart multipart, int depth, bool insideAlternative)
    {
        var type = multipart.ContentType.MediaSubtype;
        if (type.Equals("encrypted", StringComparison.OrdinalIgnoreCase))
        {
            draft.Report("bodyEncrypted");
        }

        if (multipart.Count == 0)
        {
            ReadLostParts(multipart);
            return;
        }

        var choose = type.Equals("alternative", StringComparison.OrdinalIgnoreCase) && HasHtml(multipart, 0);
        foreach (var child in multipart)
        {
            if (_parts > draft.Limits.Parts)
            {
                draft.Report("limitReached", "parts");
                return;
            }

            Visit(child, depth + 1, insideAlternative || choose);
        }
    }

    /// <summary>A multipart whose boundary never comes: its text stands where the preamble should.</summary>
    private void ReadLostParts(Multipart multipart)
    {
        var text = multipart.Preamble;
        if (!string.IsNullOrWhiteSpace(text))
        {
            draft.Report("partsMalformed");
            draft.AddPart("body", PartRole.Body, draft.Cut(text));
        }
    }

    private static bool HasHtml(Multipart multipart, int depth)
    {
        foreach (var child in multipart)
        {
            var found = child switch
            {
                Multipart inner when depth < 8 => HasHtml(inner, depth + 1),
                MimePart part => ContentLabel.Of(part).IsHtml && !part.IsAttachment,
                _ => false,
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    private void VisitPart(MimePart part, bool insideAlternative)
    {
        var label = ContentLabel.Of(part);
        if (part.IsAttachment || !(label.IsHtml || label.IsPlain))
        {
            AttachmentReader.Read(part, label, mail, draft);
            return;
        }

        using var bytes = PartBytes.DecodeEnds(part, mail.Source, draft.Limits.PartCharacters * 3);
        if (bytes.IsCut)
        {
            draft.Report("limitReached", "partCharacters");
        }

        if (bytes.IsTruncated)
        {
            draft.Report("base64Truncated");
        }

        var html = label.IsHtml;
        var charset = html ? HtmlCharset.Of(bytes.Span, label.Charset) : label.Charset;
        var (text, tail) = TextDecoder.DecodeEnds(bytes.Span, bytes.Seam, charset);
        if (html)
        {
            ReadHtml(text, tail);
            return;
        }

        var plain = draft.Cut(tail is null ? PlainText.Read(text, part.ContentType) : PlainText.Read(text, part.ContentType) + "\n" + PlainText.Read(tail, part.ContentType));
        if (!plain.AsSpan().Trim().IsEmpty)
        {
            draft.Markup = draft.Markup with { HasPlainText = true };
        }

        if (insideAlternative)
        {
            _alternatives.Add(plain);
        }
        else
        {
            draft.AddPart("body", PartRole.Body, plain);
        }
    }

    private void ReadHtml(string markup, string? tail)
    {
        if (tail is null)
        {
            HtmlReader.Read(markup, draft, "body", PartRole.Body);
            return;
        }

        HtmlReader.ReadEnds(markup, tail, draft, "body", PartRole.Body);
    }
}
