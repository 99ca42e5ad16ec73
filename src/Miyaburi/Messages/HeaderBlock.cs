namespace Miyaburi.Messages;

/// <summary>Recognises a mail by its header, however it was saved: mailbox line, byte order mark or blank lines before it.</summary>
internal static class HeaderBlock
{
    /// <summary>Lines looked at.</summary>
    private const int MostLines = 200;

    /// <summary>Where the first header field begins, or −1 when the bytes are no mail.</summary>
    public static int Find(ReadOnlySpan<byte> bytes)
    {
        var start = SkipPrelude(bytes);
        var rest = bytes[start..];
        int known = 0, strong = 0, fields = 0, telling = 0;
        for (var line = 0; line < MostLines && !rest.IsEmpty; line++)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            var text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
            if (text.IsEmpty)
            {
                break;
            }

            if (text[0] is (byte)' ' or (byte)'\t')
            {
                if (fields == 0)
                {
                    return -1;
                }

                continue;
            }

            var name = FieldName(text);
            if (name.IsEmpty)
            {
                // Saved source may have a broken line; text has many.
                if (strong == 0)
                {
                    return known >= 2 && known == fields ? start : -1;
                }

                continue;
            }

            fields++;
            var isStrong = IsStrong(name);
            known += isStrong || IsCommon(name) ? 1 : 0;
            strong += isStrong ? 1 : 0;
            telling += Is(name, "subject"u8) || (Is(name, "from"u8) && text.Contains((byte)'@')) ? 1 : 0;
        }

        return strong > 0 || known >= 2 || (telling > 0 && known == fields) ? start : -1;
    }

    private static int SkipPrelude(ReadOnlySpan<byte> bytes)
    {
        var at = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            if (rest[0] is (byte)'\r' or (byte)'\n')
            {
                at++;
            }
            else if (rest.StartsWith("From "u8) || rest.StartsWith(">From "u8))
            {
                var end = rest.IndexOf((byte)'\n');
                if (end < 0)
                {
                    return at;
                }

                at += end + 1;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>Printable ASCII before a colon (RFC 5322, 3.6.8), or empty.</summary>
    private static ReadOnlySpan<byte> FieldName(ReadOnlySpan<byte> line)
    {
        for (var i = 0; i < line.Length && i < 80; i++)
        {
            if (line[i] == ':')
            {
                return line[..i].TrimEnd((byte)' ');
            }

            if (line[i] is <= 0x20 or >= 0x7F && !(line[i] == ' ' && line[i..].TrimStart((byte)' ').StartsWith(":"u8)))
            {
                return default;
            }
        }

        return default;
    }

    /// <summary>Names of mail that people also type at the start of a text.</summary>
    private static bool IsCommon(ReadOnlySpan<byte> name) => StartsWith(name, "x-"u8) || StartsWith(name, "list-"u8)
        || StartsWith(name, "arc-"u8) || Is(name, "to"u8) || Is(name, "cc"u8) || Is(name, "bcc"u8) || Is(name, "date"u8) || Is(name, "from"u8)
        || Is(name, "sender"u8) || Is(name, "reply-to"u8) || Is(name, "subject"u8) || Is(name, "references"u8) || Is(name, "in-reply-to"u8)
        || Is(name, "precedence"u8) || Is(name, "user-agent"u8) || Is(name, "importance"u8) || Is(name, "priority"u8) || Is(name, "status"u8);

    /// <summary>Names that nobody types at the start of a text.</summary>
    private static bool IsStrong(ReadOnlySpan<byte> name) => Is(name, "received"u8) || Is(name, "return-path"u8) || Is(name, "message-id"u8)
        || Is(name, "mime-version"u8) || StartsWith(name, "content-t"u8) || Is(name, "delivered-to"u8) || Is(name, "dkim-signature"u8)
        || Is(name, "authentication-results"u8) || Is(name, "received-spf"u8) || Is(name, "content-disposition"u8) || Is(name, "envelope-to"u8)
        || Is(name, "x-original-to"u8) || Is(name, "domainkey-signature"u8);

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> word) =>
        name.Length == word.Length && System.Text.Ascii.EqualsIgnoreCase(name, word);

    private static bool StartsWith(ReadOnlySpan<byte> name, ReadOnlySpan<byte> word) =>
        name.Length > word.Length && System.Text.Ascii.EqualsIgnoreCase(name[..word.Length], word);
}
