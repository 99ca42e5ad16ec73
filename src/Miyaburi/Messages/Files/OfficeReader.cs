using System.IO.Compression;
using System.Text;
using Miyaburi.Messages.Html;

namespace Miyaburi.Messages.Files;

/// <summary>Reads documents of the Office Open XML kind: external relationships (hyperlinks, remote templates) and the plain text. Bounded against archive bombs.</summary>
internal static class OfficeReader
{
    /// <summary>Reads the file.</summary>
    public static AttachmentReading Read(byte[] bytes, int length, FileContext file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, 0, length, writable: false), ZipArchiveMode.Read);
            return Read(archive, file);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return AttachmentReading.Failed;
        }
    }

    /// <summary>Whether any entry of an archive is encrypted.</summary>
    public static bool IsEncrypted(byte[] bytes, int length, FileContext file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, 0, length, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > file.Draft.Limits.ArchiveEntries)
            {
                file.Draft.ReportLimit("archiveEntries");
            }

            return archive.Entries.Take(file.Draft.Limits.ArchiveEntries).Any(entry => entry.IsEncrypted);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return false;
        }
    }

    private static AttachmentReading Read(ZipArchive archive, FileContext file)
    {
        var budget = file.Draft.Limits.AttachmentBytes;
        var text = new StringBuilder();
        var seen = 0;
        foreach (var entry in archive.Entries)
        {
            if (++seen > file.Draft.Limits.ArchiveEntries || budget <= 0)
            {
                file.Draft.ReportLimit(budget <= 0 ? "attachmentBytes" : "archiveEntries");
                break;
            }

            if (entry.IsEncrypted)
            {
                return AttachmentReading.Encrypted;
            }

            var name = entry.FullName;
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            {
                ReadRelationships(Inflate(entry, ref budget), file);
            }
            else if (IsText(name))
            {
                OfficeText.Append(Inflate(entry, ref budget), text, file);
            }
        }

        file.AddText(text.ToString().Trim());
        return AttachmentReading.Read;
    }

    private static bool IsText(string name) =>
        name is "word/document.xml" or "xl/sharedStrings.xml"
        || (name.EndsWith(".xml", StringComparison.Ordinal)
            && (name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) || name.StartsWith("ppt/slides/slide", StringComparison.Ordinal)));

    /// <summary>The entry as text; the size it claims is not believed.</summary>
    private static string Inflate(ZipArchiveEntry entry, ref int budget)
    {
        var buffer = new byte[Math.Min(budget, 1024 * 1024)];
        using var stream = entry.Open();
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        budget -= length;
        return Charsets.TextDecoder.Decode(buffer.AsSpan(0, length)).Text;
    }

    private static void ReadRelationships(string xml, FileContext file)
    {
        var tokens = new HtmlTokenizer(xml, HtmlTokenizer.AttributeRoom(file.Draft.Limits), xml: true);
        for (var token = tokens.Read(); token != HtmlToken.End; token = tokens.Read())
        {
            if (token == HtmlToken.StartTag && tokens.TryGet("TargetMode", out var mode) && mode.Equals("External", StringComparison.OrdinalIgnoreCase)
                && tokens.TryGet("Target", out var target))
            {
                file.AddLink(CharacterReferences.Decode(target.Trim()));
            }
        }
    }
}
