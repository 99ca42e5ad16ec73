using System.Text;
using MimeKit;
using Miyaburi.Text;

namespace Miyaburi.Messages.Mail;

/// <summary>Plain text as it is shown: one kind of line break, flowed lines joined (RFC 3676).</summary>
internal static class PlainText
{
    /// <summary>Lays out the text of a text/plain part.</summary>
    public static string Read(string text, ContentType type)
    {
        var shown = text.AsSpan().TrimEnd("\r\n ");
        text = shown.Length == text.Length ? OneLineBreak(text) : OneLineBreak(shown);
        return type.Format is { } format && format.Equals("flowed", StringComparison.OrdinalIgnoreCase)
            ? Unflow(text, type.Parameters["delsp"] is { } deletes && deletes.Equals("yes", StringComparison.OrdinalIgnoreCase))
            : text;
    }

    /// <summary>CR LF and lone CR become LF.</summary>
    public static string OneLineBreak(string text) => text.Contains('\r', StringComparison.Ordinal) ? OneLineBreak(text.AsSpan()) : text;

    private static string OneLineBreak(ReadOnlySpan<char> text)
    {
        var output = new CharBuffer(text.Length);
        for (var at = text.IndexOf('\r'); at >= 0; at = text.IndexOf('\r'))
        {
            output.Append(text[..at]);
            output.Append('\n');
            text = text[(at + (at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1))..];
        }

        output.Append(text);
        var lines = new string(output.Written);
        output.Free();
        return lines;
    }

    private static string Unflow(string text, bool deleteSpace)
    {
        var output = new StringBuilder(text.Length);
        var depth = 0;
        var flowing = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var quotes = line.Length - line.TrimStart('>').Length;
            var content = line[quotes..];
            content = content is [' ', ..] ? content[1..] : content;
            var isSignature = content.SequenceEqual("-- ");
            if (flowing && quotes == depth && !isSignature)
            {
                output.Append(content);
            }
            else
            {
                output.Append(range.Start.Value == 0 ? "" : "\n").Append('>', quotes).Append(quotes > 0 ? " " : "").Append(content);
            }

            flowing = !isSignature && content is [.., ' '];
            depth = quotes;
            if (flowing && deleteSpace)
            {
                output.Length--;
            }
        }

        return output.ToString();
    }
}
