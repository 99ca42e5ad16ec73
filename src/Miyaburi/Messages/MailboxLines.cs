using System.Globalization;
using System.Text;

namespace Miyaburi.Messages;

/// <summary>The lines of a mailbox file that say where a mail begins and ends.</summary>
internal static class MailboxLines
{
    /// <summary>Bytes of a separator line that are looked at; real ones have under 200.</summary>
    internal const int Longest = 1024;

    /// <summary>
    /// "From ", an address, and a time of day somewhere behind: enough to tell a separator from a sentence that nobody quoted.
    /// </summary>
    internal static bool IsSeparator(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("From "u8))
        {
            return false;
        }

        line = line[..Math.Min(line.Length, Longest)];
        var end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line[..end];
        var colon = line.IndexOf((byte)':');
        return colon > 0 && colon + 1 < line.Length && char.IsAsciiDigit((char)line[colon - 1]) && char.IsAsciiDigit((char)line[colon + 1]);
    }

    /// <summary>How many of the bytes are line breaks before anything else.</summary>
    internal static int Blank(ReadOnlySpan<byte> bytes) => bytes.Length - bytes.TrimStart("\r\n"u8).Length;

    /// <summary>Where the first separator behind the beginning stands, or −1.</summary>
    internal static int FindSeparator(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; ;)
        {
            var found = bytes[at..].IndexOf("\nFrom "u8);
            if (found < 0)
            {
                return -1;
            }

            at += found + 1;
            if (IsSeparator(bytes[at..]))
            {
                return at;
            }
        }
    }

    /// <summary>The mail without the empty line before a separator, which belongs to the separator.</summary>
    internal static ReadOnlySpan<byte> TrimBlankLine(ReadOnlySpan<byte> mail)
    {
        if (mail is not [_, _, ..] || mail[^1] != '\n')
        {
            return mail;
        }

        var before = mail.Length - (mail[^2] == '\r' ? 2 : 1);
        return before > 0 && mail[before - 1] == '\n' ? mail[..before] : mail;
    }

    /// <summary>Where a mail ends by its Content-Length; −1 without one, or when its header is not all there.</summary>
    internal static long EndByContentLength(ReadOnlySpan<byte> mail)
    {
        long length = -1;
        for (var at = 0; at < mail.Length;)
        {
            var end = mail[at..].IndexOf((byte)'\n');
            if (end < 0 || IsSeparator(mail[at..]))
            {
                return -1;
            }

            var line = mail[at..(at + end)].TrimEnd((byte)'\r');
            at += end + 1;
            if (line.IsEmpty)
            {
                return length < 0 ? -1 : at + length;
            }

            length = ContentLength(line) ?? length;
        }

        return -1;
    }

    private static int? ContentLength(ReadOnlySpan<byte> line) =>
        line.Length > 15 && Ascii.EqualsIgnoreCase(line[..15], "Content-Length:"u8)
        && int.TryParse(line[15..].Trim((byte)' '), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
}
