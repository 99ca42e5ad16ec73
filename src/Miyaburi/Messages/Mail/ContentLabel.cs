using MimeKit;

namespace Miyaburi.Messages.Mail;

/// <summary>The Content-Type of a part as a mail program would take it, broken ones included.</summary>
/// <param name="MediaType">Lower-case type, <c>text/html</c>.</param>
/// <param name="Charset">The charset label, perhaps empty or malformed.</param>
internal readonly record struct ContentLabel(string MediaType, string Charset)
{
    /// <summary>Whether it is HTML.</summary>
    public bool IsHtml => MediaType is "text/html" or "application/xhtml+xml" or "text/xhtml";

    /// <summary>Whether it is text to be shown as it is.</summary>
    public bool IsPlain => MediaType.StartsWith("text/", StringComparison.Ordinal) && !IsHtml && !IsCalendar && MediaType is not ("text/vcard" or "text/x-vcard" or "text/directory" or "text/css" or "text/csv" or "text/xml" or "text/rtf" or "text/x-amp-html");

    /// <summary>Whether it is a calendar entry.</summary>
    public bool IsCalendar => MediaType is "text/calendar" or "application/ics";

    /// <summary>Reads the label of a part.</summary>
    public static ContentLabel Of(MimeEntity entity)
    {
        var type = entity.ContentType;
        if (type.MediaSubtype.Equals("octet-stream", StringComparison.OrdinalIgnoreCase) && entity.Headers[HeaderId.ContentType] is { } raw
            && !raw.Contains("octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            return Lenient(raw);
        }

        return new(type.MimeType.ToLowerInvariant(), type.Charset ?? "");
    }

    /// <summary>A value that the grammar refuses (<c>text/html; charset="u"tf-8; &lt;br&gt;</c>).</summary>
    private static ContentLabel Lenient(string raw)
    {
        var end = 0;
        while (end < raw.Length && (char.IsAsciiLetterOrDigit(raw[end]) || raw[end] is '/' or '-' or '+' or '.' or ' '))
        {
            end++;
        }

        var type = raw[..end].Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var charset = raw.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        var equals = charset < 0 ? -1 : raw.IndexOf('=', charset);
        return new(type, equals < 0 ? "" : raw[(equals + 1)..Math.Min(raw.Length, equals + 40)].Trim());
    }
}
