using MimeKit;
using Miyaburi.Messages.Files;
using Miyaburi.Messages.Outlook;

namespace Miyaburi.Messages.Mail;

/// <summary>Lists the files that came with a mail, and reads the kinds that people are led by.</summary>
internal static class AttachmentReader
{
    /// <summary>Bytes of a transfer-encoded file looked at to recognise its kind.</summary>
    private const int HeadBytes = 4096;

    /// <summary>Adds the file to the message.</summary>
    public static void Read(MimePart part, ContentLabel label, MailReader mail, MessageDraft draft)
    {
        var name = NameOf(part);
        var size = PartBytes.SizeOf(part, mail.Source);
        var head = PartBytes.Head(part, mail.Source, new byte[HeadBytes]);
        var kind = FileKind.Of(head, label.MediaType, name);
        // The id tells which file of the list the text belongs to.
        var id = draft.NextAttachmentId();
        var reading = Open(part, kind, size, mail, new(draft, id, label.Charset, RoleOf(kind, draft)));
        Report(reading, name, draft);
        draft.AddAttachment(new(name, label.MediaType, kind, size, reading));
    }

    /// <summary>The decoded file name: of Content-Disposition, or else of Content-Type; may be empty.</summary>
    public static string NameOf(MimePart part)
    {
        string? fallback = null;
        foreach (var field in part.Headers)
        {
            if (field.Id == HeaderId.ContentDisposition && HeaderParameters.Find(field.RawValue, "filename") is { Length: > 0 } name)
            {
                return name;
            }

            if (field.Id == HeaderId.ContentType)
            {
                fallback = HeaderParameters.Find(field.RawValue, "name");
            }
        }

        return fallback ?? "";
    }

    /// <summary>Where a mail has no text, a mail program shows an invitation in its place, and a document is all there is to read.</summary>
    private static PartRole RoleOf(string kind, MessageDraft draft) =>
        kind is FileKind.Calendar or FileKind.Office && !draft.Parts.Any(p => p.Role is PartRole.Body && !string.IsNullOrWhiteSpace(p.Text)) ? PartRole.Body : PartRole.Attachment;

    private static AttachmentReading Open(MimePart part, string kind, long size, MailReader mail, FileContext file)
    {
        var limit = file.Draft.Limits.AttachmentBytes;
        if (kind == FileKind.Message)
        {
            return OpenMessage(part, mail, file.Draft);
        }

        if (!FileReader.Opens(kind))
        {
            return AttachmentReading.NotOpened;
        }

        if (size > limit)
        {
            file.Draft.Report("limitReached", "attachmentBytes");
            return kind == FileKind.Archive ? AttachmentReading.NotOpened : AttachmentReading.Failed;
        }

        using var bytes = PartBytes.Decode(part, mail.Source, limit);
        if (bytes.IsTruncated)
        {
            file.Draft.Report("base64Truncated");
        }

        return FileReader.Read(bytes.Array, bytes.Length, kind, file);
    }

    private static AttachmentReading OpenMessage(MimePart part, MailReader mail, MessageDraft draft)
    {
        if (!mail.MayGoDeeper)
        {
            draft.Report("limitReached", "nestingDepth");
            return AttachmentReading.NotOpened;
        }

        using var bytes = PartBytes.Decode(part, mail.Source, draft.Limits.AttachmentBytes);
        if (CompoundFile.Is(bytes.Span))
        {
            return OpenOutlook(bytes, mail, draft);
        }

        var start = HeaderBlock.Find(bytes.Span);
        if (start < 0)
        {
            return AttachmentReading.NotOpened;
        }

        mail.ReadInner(bytes.Span[start..].ToArray());
        return AttachmentReading.Read;
    }

    private static AttachmentReading OpenOutlook(PartBytes bytes, MailReader mail, MessageDraft draft)
    {
        if (OutlookMail.ToMail(bytes.Array.AsMemory(0, bytes.Length), draft.Limits, out var isCut) is not { } inner)
        {
            return AttachmentReading.Failed;
        }

        if (isCut)
        {
            draft.ReportLimit("messageBytes");
        }

        mail.ReadInner(inner);
        return AttachmentReading.Read;
    }

    private static void Report(AttachmentReading reading, string name, MessageDraft draft)
    {
        if (reading is AttachmentReading.Encrypted or AttachmentReading.Failed)
        {
            draft.Report(reading == AttachmentReading.Encrypted ? "attachmentEncrypted" : "attachmentFailed", name);
        }
    }
}
