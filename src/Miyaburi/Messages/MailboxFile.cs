namespace Miyaburi.Messages;

/// <summary>
/// Cuts a mailbox file into mails: mboxo and mboxrd (lines that start with "From " in a body are quoted), mboxcl and mboxcl2
/// (Content-Length says where a mail ends). A mailbox of one mail without such a line is that mail.
/// </summary>
public static class MailboxFile
{
    /// <summary>Mails of one file at most; a larger mailbox belongs into pieces.</summary>
    private const int MostMails = 10_000_000;

    /// <summary>Splits the bytes; each piece begins with its first header field. Quoted lines (<c>&gt;From</c>) are left quoted.</summary>
    /// <param name="bytes">The mailbox.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> bytes)
    {
        var at = SkipBlank(bytes.Span, 0);
        if (!IsSeparator(bytes.Span[at..]))
        {
            if (at < bytes.Length)
            {
                yield return bytes[at..];
            }

            yield break;
        }

        for (var mails = 0; at < bytes.Length && mails < MostMails; mails++)
        {
            var start = EndOfLine(bytes.Span, at);
            var end = EndOfMail(bytes.Span, start, out at);
            if (end > start)
            {
                yield return bytes[start..end];
            }
        }
    }

    private static int SkipBlank(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        return at;
    }

    private static int EndOfLine(ReadOnlySpan<byte> bytes, int at)
    {
        var end = bytes[at..].IndexOf((byte)'\n');
        return end < 0 ? bytes.Length : at + end + 1;
    }

    /// <summary>
    /// "From ", an address, and a time of day somewhere behind: enough to tell a separator from a sentence that nobody quoted.
    /// </summary>
    private static bool IsSeparator(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("From "u8))
        {
            return false;
        }

        var end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line[..end];
        var colon = line.IndexOf((byte)':');
        return colon > 0 && colon + 1 < line.Length && char.IsAsciiDigit((char)line[colon - 1]) && char.IsAsciiDigit((char)line[colon + 1]);
    }

    /// <summary>End of the mail, and where the next separator begins.</summary>
    private static int EndOfMail(ReadOnlySpan<byte> bytes, int start, out int next)
    {
        var body = HeaderEnd(bytes, start, out var length);
        if (length >= 0 && body + (long)length <= bytes.Length)
        {
            var after = SkipBlank(bytes, body + length);
            if (after >= bytes.Length || IsSeparator(bytes[after..]))
            {
                next = after;
                return body + length;
            }
        }

        for (var at = start; at < bytes.Length;)
        {
            var found = bytes[at..].IndexOf("\nFrom "u8);
            if (found < 0)
            {
                break;
            }

            at += found + 1;
            if (IsSeparator(bytes[at..]))
            {
                next = at;
                return TrimBlankLine(bytes, start, at);
            }
        }

        next = bytes.Length;
        return TrimBlankLine(bytes, start, bytes.Length);
    }

    /// <summary>The empty line before a separator belongs to the separator.</summary>
    private static int TrimBlankLine(ReadOnlySpan<byte> bytes, int start, int end)
    {
        if (end > start + 1 && bytes[end - 1] == '\n')
        {
            var before = bytes[end - 2] == '\r' ? end - 2 : end - 1;
            return before > start && bytes[before - 1] == '\n' ? before : end;
        }

        return end;
    }

    /// <summary>Where the body begins, and Content-Length, or −1.</summary>
    private static int HeaderEnd(ReadOnlySpan<byte> bytes, int start, out int length)
    {
        length = -1;
        var at = start;
        while (at < bytes.Length)
        {
            var end = EndOfLine(bytes, at);
            var line = bytes[at..end].TrimEnd("\r\n"u8);
            at = end;
            if (line.IsEmpty)
            {
                return at;
            }

            if (line.Length > 15 && System.Text.Ascii.EqualsIgnoreCase(line[..15], "Content-Length:"u8)
                && int.TryParse(line[15..].Trim((byte)' '), out var value) && value >= 0)
            {
                length = value;
            }
        }

        return at;
    }
}
