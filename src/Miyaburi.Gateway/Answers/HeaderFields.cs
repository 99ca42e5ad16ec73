using System.Text;

namespace Miyaburi.Gateway.Answers;

/// <summary>The header fields of a mail as they stand in its bytes, for editing without touching anything else.</summary>
internal static class HeaderFields
{
    /// <summary>A field with everything up to the next one.</summary>
    /// <param name="Name">Its name, or empty for a line that is no field (an mbox <c>From </c> line).</param>
    /// <param name="Bytes">Where it stands.</param>
    internal readonly record struct Field(string Name, Range Bytes);

    /// <summary>The fields, and where the blank line or the body begins.</summary>
    internal static (List<Field> Fields, int End) Read(ReadOnlySpan<byte> mail)
    {
        var fields = new List<Field>();
        var at = 0;
        while (at < mail.Length && mail[at] is not ((byte)'\n' or (byte)'\r'))
        {
            var end = FieldEnd(mail, at);
            var colon = mail[at..end].IndexOf((byte)':');
            var name = colon > 0 ? NameOf(mail.Slice(at, colon)) : "";
            if (name.Length == 0 && fields.Count > 0)
            {
                break;
            }

            fields.Add(new(name, at..end));
            at = end;
        }

        return (fields, at);
    }

    /// <summary>The end of line that the mail uses.</summary>
    internal static string LineEnd(ReadOnlySpan<byte> mail) =>
        mail.IndexOf((byte)'\n') is var first and > 0 && mail[first - 1] == (byte)'\r' ? "\r\n" : "\n";

    /// <summary>White space before the colon was once allowed (RFC 5322, 4.5), and hides no forged field here.</summary>
    private static string NameOf(ReadOnlySpan<byte> written)
    {
        var name = written.TrimEnd(" \t"u8);
        return name.IndexOfAnyInRange((byte)0, (byte)' ') < 0 ? Encoding.ASCII.GetString(name) : "";
    }

    private static int FieldEnd(ReadOnlySpan<byte> mail, int at)
    {
        while (true)
        {
            var line = mail[at..].IndexOf((byte)'\n');
            if (line < 0)
            {
                return mail.Length;
            }

            at += line + 1;
            if (at >= mail.Length || mail[at] is not ((byte)' ' or (byte)'\t'))
            {
                return at;
            }
        }
    }
}
