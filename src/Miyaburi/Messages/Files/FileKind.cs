using System.Text;

namespace Miyaburi.Messages.Files;

/// <summary>Recognises what an attachment is by its first bytes; its name decides only where bytes cannot.</summary>
internal static class FileKind
{
    public const string Pdf = "pdf", Html = "html", Svg = "svg", Calendar = "ics", Archive = "zip", Image = "image", Program = "program", Office = "office",
        Profile = "mobileconfig", AndroidApp = "apk", Text = "text", Message = "message", Other = "other";

    /// <summary>The kind.</summary>
    /// <param name="head">The first decoded bytes, some thousand.</param>
    /// <param name="mediaType">The labelled type, lower-case.</param>
    /// <param name="fileName">The decoded name.</param>
    public static string Of(ReadOnlySpan<byte> head, string mediaType, string fileName)
    {
        var extension = ExtensionOf(fileName);
        if (Binary(head, extension) is { } binary)
        {
            return binary;
        }

        if (Named(mediaType, extension) is { } named)
        {
            return named;
        }

        return head.Contains((byte)0) ? Other : Textual(Encoding.Latin1.GetString(head[..Math.Min(head.Length, 1024)]), head, mediaType);
    }

    /// <summary>The last extension, lower-case, without its dot; what comes behind blanks or dots counts as Windows counts it.</summary>
    public static string ExtensionOf(string fileName)
    {
        var name = fileName.AsSpan().TrimEnd(" .\u3000");
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[(dot + 1)..].Trim().ToString().ToLowerInvariant();
    }

    private static string? Binary(ReadOnlySpan<byte> head, string extension)
    {
        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
        {
            return Pdf;
        }

        if (FileSignature.IsImage(head))
        {
            return Image;
        }

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
        {
            return Zip(head, extension);
        }

        if (head.StartsWith("Rar!"u8) || head is [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [0x1F, 0x8B, ..] || head.StartsWith("MSCF"u8))
        {
            return Archive;
        }

        if (head.StartsWith("MZ"u8) || head.StartsWith("\u007FELF"u8) || head is [0xCF, 0xFA, 0xED, 0xFE, ..] or [0x4C, 0, 0, 0, 1, 0x14, 2, 0, ..])
        {
            return Program;
        }

        return head is [0xD0, 0xCF, 0x11, 0xE0, ..] ? extension == "msg" ? Message : Office : null;
    }

    private static string Zip(ReadOnlySpan<byte> head, string extension)
    {
        if (extension == "apk" || head.IndexOf("AndroidManifest.xml"u8) >= 0)
        {
            return AndroidApp;
        }

        if (extension == "jar")
        {
            return Program;
        }

        return extension is "docx" or "docm" or "dotx" or "dotm" or "xlsx" or "xlsm" or "pptx" or "pptm" or "ppsx" || head.IndexOf("[Content_Types].xml"u8) >= 0
            ? Office
            : Archive;
    }

    /// <summary>Kinds that are plain text, so that only their label tells what a program would do with them.</summary>
    private static string? Named(string mediaType, string extension) => extension switch
    {
        "mobileconfig" => Profile,
        "js" or "jse" or "vbs" or "vbe" or "wsf" or "wsh" or "hta" or "bat" or "cmd" or "ps1" or "scr" or "com" or "exe" or "pif" or "msi" or "lnk"
            or "reg" or "cpl" or "jar" or "sh" or "command" or "url" => Program,
        "apk" => AndroidApp,
        "ics" or "ical" or "vcs" => Calendar,
        "svg" or "svgz" => Svg,
        "eml" => Message,
        "html" or "htm" or "shtml" or "shtm" or "xhtml" or "xht" => Html,
        _ => mediaType switch
        {
            "application/x-apple-aspen-config" => Profile,
            "application/vnd.android.package-archive" => AndroidApp,
            "text/calendar" or "application/ics" => Calendar,
            "image/svg+xml" => Svg,
            "text/html" or "application/xhtml+xml" => Html,
            "message/rfc822" => Message,
            _ => null,
        },
    };

    private static string Textual(string start, ReadOnlySpan<byte> head, string mediaType)
    {
        var text = start.AsSpan().TrimStart("\u00EF\u00BB\u00BF \t\r\n");
        if (text.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            return Calendar;
        }

        if (text is ['<', ..])
        {
            return text.Contains("<svg", StringComparison.OrdinalIgnoreCase) ? Svg
                : text.Contains("<plist", StringComparison.OrdinalIgnoreCase) ? Profile
                : text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("<script", StringComparison.OrdinalIgnoreCase) || text.Contains("<body", StringComparison.OrdinalIgnoreCase) ? Html
                : Text;
        }

        return HeaderBlock.Find(head) >= 0 && mediaType != "text/plain" ? Message
            : mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType.EndsWith("json", StringComparison.Ordinal) || mediaType.EndsWith("xml", StringComparison.Ordinal) ? Text
            : Other;
    }
}
