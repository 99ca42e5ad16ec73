using Miyaburi.Messages.Charsets;
using Miyaburi.Messages.Html;

namespace Miyaburi.Messages.Files;

/// <summary>Reads the kinds of file that lead people somewhere; all others stay closed.</summary>
internal static class FileReader
{
    /// <summary>Whether files of this kind are read.</summary>
    public static bool Opens(string kind) => kind is FileKind.Pdf or FileKind.Html or FileKind.Svg or FileKind.Calendar or FileKind.Office or FileKind.Text
        or FileKind.Profile or FileKind.Archive;

    /// <summary>Reads decoded bytes of a kind that is opened.</summary>
    public static AttachmentReading Read(byte[] bytes, int length, string kind, FileContext file)
    {
        var span = bytes.AsSpan(0, length);
        switch (kind)
        {
            case FileKind.Pdf:
                return PdfReader.Read(bytes, length, file);
            case FileKind.Office:
                return span is [0xD0, 0xCF, ..] ? OldOffice(span) : OfficeReader.Read(bytes, length, file);
            case FileKind.Archive:
                return OfficeReader.IsEncrypted(bytes, length, file) ? AttachmentReading.Encrypted : AttachmentReading.NotOpened;
            case FileKind.Calendar:
                CalendarReader.Read(span, file);
                return AttachmentReading.Read;
            case FileKind.Html or FileKind.Svg or FileKind.Profile:
                HtmlReader.Read(TextDecoder.Decode(span, file.Charset).Text, file.Draft, file.PartId, PartRole.Attachment, xml: kind != FileKind.Html);
                return AttachmentReading.Read;
            case FileKind.Text:
                return ReadText(span, file);
            default:
                return AttachmentReading.NotOpened;
        }
    }

    private static AttachmentReading ReadText(ReadOnlySpan<byte> bytes, FileContext file)
    {
        if (bytes.TrimStart("\r\n \t"u8).StartsWith("BEGIN:VCARD"u8))
        {
            CalendarReader.Read(bytes, file);
            return AttachmentReading.Read;
        }

        file.AddText(Mail.PlainText.OneLineBreak(TextDecoder.Decode(bytes, file.Charset).Text));
        return AttachmentReading.Read;
    }

    /// <summary>The compound files of old Office are not opened; one that holds an encrypted package says so.</summary>
    private static AttachmentReading OldOffice(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 ? AttachmentReading.Encrypted : AttachmentReading.NotOpened;
}
