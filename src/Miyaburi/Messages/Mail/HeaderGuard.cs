using System.Text;

namespace Miyaburi.Messages.Mail;

/// <summary>
/// Cuts an enormous header block down before anything else spends time on it: more bytes or fields than any honest mail
/// has (RFC 5322 sets no bound; servers refuse headers far smaller). The body, and the fields that say how to read it, stay.
/// </summary>
internal static class HeaderGuard
{
    /// <summary>Fields about the body that are kept from behind the limit.</summary>
    private const int MostLateFields = 4;

    /// <summary>The mail within the limits; the same bytes unless something had to be cut.</summary>
    /// <param name="mail">The mail from its first header field on.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="isCut">Whether something was left out.</param>
    public static ArraySegment<byte> Apply(ArraySegment<byte> mail, AnalysisLimits limits, out bool isCut)
    {
        var end = Measure(mail, limits, out isCut);
        return isCut ? Shorten(mail, end, limits) : mail;
    }

    /// <summary>Where the body begins; stops no earlier, so that the search is one pass over the header alone.</summary>
    private static int Measure(ReadOnlySpan<byte> mail, AnalysisLimits limits, out bool isTooLarge)
    {
        int at = 0, fields = 0, fieldStart = 0, longest = 0;
        while (at < mail.Length)
        {
            var next = NextLine(mail, at);
            if (IsBlank(mail[at..next]))
            {
                break;
            }

            if (mail[at] is not ((byte)' ' or (byte)'\t'))
            {
                fields++;
                fieldStart = at;
            }

            at = next;
            longest = Math.Max(longest, at - fieldStart);
        }

        isTooLarge = at > limits.HeaderBytes || fields > limits.HeaderFields || longest > limits.HeaderFieldBytes;
        return at;
    }

    private static byte[] Shorten(ReadOnlySpan<byte> mail, int end, AnalysisLimits limits)
    {
        using var output = new MemoryStream(mail.Length - end + Math.Min(end, limits.HeaderBytes) + 16);
        int fields = 0, late = 0, at = 0;
        while (at < end)
        {
            var next = EndOfField(mail, at, end);
            var field = mail[at..next];
            at = next;
            var within = ++fields <= limits.HeaderFields && output.Length < limits.HeaderBytes;
            if (within || (IsAboutBody(field) && ++late <= MostLateFields))
            {
                WriteField(output, field, limits);
            }
        }

        output.Write("\n"u8);
        var body = end < mail.Length ? NextLine(mail, end) : end;
        output.Write(mail[body..]);
        return output.ToArray();
    }

    private static void WriteField(MemoryStream output, ReadOnlySpan<byte> field, AnalysisLimits limits)
    {
        if (field.Length <= limits.HeaderFieldBytes)
        {
            output.Write(field);
            return;
        }

        output.Write(field[..limits.HeaderFieldBytes].TrimEnd("\r\n"u8));
        output.Write("\n"u8);
    }

    /// <summary>The fields without which the body is noise.</summary>
    private static bool IsAboutBody(ReadOnlySpan<byte> field) => field.Length > 9 && Ascii.EqualsIgnoreCase(field[..9], "content-t"u8);

    private static int EndOfField(ReadOnlySpan<byte> mail, int at, int end)
    {
        do
        {
            at = NextLine(mail, at);
        }
        while (at < end && mail[at] is (byte)' ' or (byte)'\t');

        return at;
    }

    private static int NextLine(ReadOnlySpan<byte> mail, int at)
    {
        var found = mail[at..].IndexOf((byte)'\n');
        return found < 0 ? mail.Length : at + found + 1;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line is [(byte)'\n'] or [(byte)'\r', (byte)'\n'];
}
