using MimeKit;

namespace Miyaburi.Messages.Mail;

/// <summary>Lists a file that came with the mail, and reads the kinds that people are led by.</summary>
internal static class AttachmentReader
{
    /// <summary>Adds the file to the message.</summary>
    public static void Read(MimePart part, ContentLabel label, ArraySegment<byte> source, MessageDraft draft)
    {
        var size = PartBytes.SizeOf(part, source);
        draft.AddAttachment(new(part.FileName ?? "", label.MediaType, "other", size, AttachmentReading.NotOpened));
    }
}
