using System.Text;
using Miyaburi.Messages.Charsets;
using Miyaburi.Messages.Html;

namespace Miyaburi.Messages.Files;

/// <summary>Reads calendar entries (RFC 5545) and business cards (RFC 6350): the words a calendar shows, and where they lead.</summary>
internal static class CalendarReader
{
    /// <summary>Adds text and links.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, FileContext file)
    {
        var text = TextDecoder.Decode(bytes, file.Charset).Text;
        var words = new StringBuilder();
        string? html = null;
        var lines = new ContentLines(text);
        Span<char> name = stackalloc char[16];
        while (lines.Read())
        {
            if (lines.Name.Length > name.Length)
            {
                continue;
            }

            lines.Name.ToUpperInvariant(name);
            switch (name[..lines.Name.Length])
            {
                case "SUMMARY" or "DESCRIPTION" or "LOCATION" or "COMMENT" or "CONTACT" or "FN" or "ORG" or "TITLE" or "NOTE" or "TEL" or "EMAIL" or "ADR":
                    Append(words, ContentLines.Unescape(lines.Value));
                    break;
                case "ORGANIZER":
                    Append(words, CommonName(lines.Parameters));
                    break;
                case "URL" or "ATTACH" or "CONFERENCE" or "SOURCE" or "X-MICROSOFT-SKYP":
                    AddLink(lines.Value, file);
                    break;
                case "X-ALT-DESC":
                    html ??= ContentLines.Unescape(lines.Value);
                    break;
            }
        }

        file.AddText(words.ToString());
        if (html is not null)
        {
            HtmlReader.Read(html, file.Draft, file.PartId + "html", PartRole.Attachment);
        }
    }

    private static void AddLink(string value, FileContext file)
    {
        if (value.Contains(':', StringComparison.Ordinal))
        {
            file.AddLink(value.Trim());
        }
    }

    private static void Append(StringBuilder words, string value)
    {
        if (value.Length > 0)
        {
            words.Append(words.Length > 0 ? "\n" : "").Append(value);
        }
    }

    private static string CommonName(ReadOnlySpan<char> parameters)
    {
        var at = parameters.IndexOf("CN=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return "";
        }

        var rest = parameters[(at + 3)..];
        var end = rest is ['"', ..] ? rest[1..].IndexOf('"') + 1 : rest.IndexOf(';');
        return (end <= 0 ? rest : rest[..end]).Trim('"').ToString();
    }
}
