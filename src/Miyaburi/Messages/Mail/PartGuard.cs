namespace Miyaburi.Messages.Mail;

/// <summary>
/// Cuts a mail off where it has more boundary lines (RFC 2046, 5.1.1) than any honest one, before MimeKit builds an
/// object of some kilobytes for each: 32 MB of empty parts would take gigabytes.
/// </summary>
internal static class PartGuard
{
    /// <summary>Lines that begin like a boundary, for each part the limits allow; patches and drawn lines look the same.</summary>
    private const int LinesPerPart = 16;

    /// <summary>The mail up to the first boundary line or part header too many.</summary>
    public static ArraySegment<byte> Apply(ArraySegment<byte> mail, AnalysisLimits limits, out bool isCut)
    {
        var length = Measure(mail, limits);
        isCut = length < mail.Count;
        return isCut ? mail[..length] : mail;
    }

    private static int Measure(ReadOnlySpan<byte> mail, AnalysisLimits limits)
    {
        var most = (long)limits.Parts * LinesPerPart;
        long lines = 0;
        for (var at = 0; ;)
        {
            var found = mail[at..].IndexOf("\n--"u8);
            if (found < 0)
            {
                return mail.Length;
            }

            at += found + 1;
            if (++lines > most)
            {
                return at;
            }

            var header = EndOfHeader(mail, at, limits.HeaderFields);
            if (header < 0)
            {
                return at;
            }

            at = header;
        }
    }

    /// <summary>Where the lines behind a boundary end with an empty line or another boundary; −1 when there are too many.</summary>
    private static int EndOfHeader(ReadOnlySpan<byte> mail, int at, int most)
    {
        for (var line = 0; line <= most; line++)
        {
            var found = mail[at..].IndexOf((byte)'\n');
            if (found < 0)
            {
                return mail.Length;
            }

            var rest = mail[(at + found + 1)..];
            if (rest is [] or [(byte)'\n', ..] or [(byte)'\r', (byte)'\n', ..] or [(byte)'-', (byte)'-', ..] || !HasColon(rest))
            {
                // The line break stays, so that a boundary behind it is found.
                return at + found;
            }

            at += found + 1;
        }

        return -1;
    }

    /// <summary>Whether the line may be a field or the continuation of one: text between drawn lines is no header.</summary>
    private static bool HasColon(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        return rest[0] is (byte)' ' or (byte)'\t' || (end < 0 ? rest : rest[..end]).Contains((byte)':');
    }
}
