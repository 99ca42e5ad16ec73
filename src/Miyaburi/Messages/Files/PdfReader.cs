using System.IO.Compression;
using System.Text;

namespace Miyaburi.Messages.Files;

/// <summary>
/// Finds where a PDF file leads: the addresses of its links, forms and scripts, plain or inside compressed streams, and text that
/// is written in a simple encoding. No cross-reference table is needed, so broken files are read as well. Work is bounded.
/// </summary>
internal static class PdfReader
{
    /// <summary>Reads the file.</summary>
    public static AttachmentReading Read(byte[] bytes, int length, FileContext file)
    {
        var span = bytes.AsSpan(0, length);
        if (IsEncrypted(span))
        {
            return AttachmentReading.Encrypted;
        }

        var links = new PdfLinks(file);
        var text = new StringBuilder();
        links.Read(span);
        ReadStreams(bytes, length, links, text, file);
        file.AddText(text.ToString().Trim());
        return AttachmentReading.Read;
    }

    /// <summary>The trailer names an encryption dictionary; <c>/EncryptMetadata</c> is something else.</summary>
    private static bool IsEncrypted(ReadOnlySpan<byte> bytes)
    {
        for (var found = bytes.IndexOf("/Encrypt"u8); found >= 0; found = bytes.IndexOf("/Encrypt"u8))
        {
            bytes = bytes[(found + "/Encrypt".Length)..];
            if (bytes.IsEmpty || !char.IsAsciiLetter((char)bytes[0]))
            {
                return true;
            }
        }

        return false;
    }

    private static void ReadStreams(byte[] bytes, int length, PdfLinks links, StringBuilder text, FileContext file)
    {
        var budget = (long)file.Draft.Limits.AttachmentBytes * 4;
        var buffer = new byte[64 * 1024];
        var at = 0;
        for (var streams = 0; budget > 0; streams++)
        {
            var found = bytes.AsSpan(at, length - at).IndexOf("stream"u8);
            if (found < 0)
            {
                return;
            }

            if (streams == file.Draft.Limits.PdfStreams)
            {
                file.Draft.ReportLimit("pdfStreams");
                return;
            }

            var start = at + found + "stream".Length;
            at = start;
            var dictionary = Dictionary(bytes, start - "stream".Length);
            if (dictionary.IndexOf("/FlateDecode"u8) < 0 && dictionary.IndexOf("/Fl "u8) < 0)
            {
                continue;
            }

            // Pictures and fonts hold no links.
            if (dictionary.IndexOf("/Image"u8) >= 0 || dictionary.IndexOf("/FontFile"u8) >= 0 || dictionary.IndexOf("/Length1"u8) >= 0)
            {
                continue;
            }

            start += bytes.AsSpan(start, length - start) is [(byte)'\r', (byte)'\n', ..] ? 2 : 1;
            var inflated = Inflate(bytes, start, length - start, buffer, ref budget);
            links.Read(inflated);
            PdfText.Append(inflated, text, file.Draft.Limits.AttachmentBytes);
        }

        file.Draft.ReportLimit("attachmentBytes");
    }

    /// <summary>The dictionary before a stream keyword; only its end is looked at.</summary>
    private static ReadOnlySpan<byte> Dictionary(byte[] bytes, int end)
    {
        var from = Math.Max(0, end - 512);
        var window = bytes.AsSpan(from, end - from);
        var start = window.LastIndexOf("obj"u8);
        return start < 0 ? window : window[start..];
    }

    private static ReadOnlySpan<byte> Inflate(byte[] bytes, int start, int count, byte[] buffer, ref long budget)
    {
        if (count <= 0)
        {
            return default;
        }

        using var output = new MemoryStream();
        using var source = new MemoryStream(bytes, start, count, writable: false);
        try
        {
            using var inflater = new ZLibStream(source, CompressionMode.Decompress, leaveOpen: true);
            int read;
            while (budget > 0 && (read = inflater.Read(buffer, 0, buffer.Length)) > 0)
            {
                output.Write(buffer, 0, read);
                budget -= read;
            }
        }
        catch (InvalidDataException)
        {
            // What came before the damage counts.
        }

        // Blocks that inflate to nothing cost work as well.
        budget -= source.Position;
        return output.GetBuffer().AsSpan(0, (int)output.Length);
    }
}
