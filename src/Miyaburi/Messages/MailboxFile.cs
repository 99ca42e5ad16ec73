namespace Miyaburi.Messages;

/// <summary>
/// Cuts a mailbox file into mails: mboxo and mboxrd (lines that start with "From " in a body are quoted), mboxcl and mboxcl2
/// (Content-Length says where a mail ends). A mailbox of one mail without such a line is that mail.
/// </summary>
public static class MailboxFile
{
    /// <summary>Whether these first bytes may begin a mailbox, so that <see cref="Split"/> is the way to read it.</summary>
    /// <param name="first">The first bytes of a file.</param>
    public static bool IsMailbox(ReadOnlySpan<byte> first) => first.TrimStart("\r\n"u8).StartsWith("From "u8);

    /// <summary>
    /// Splits a mailbox of any size, mail by mail; each piece begins with its first header field. Quoted lines
    /// (<c>&gt;From</c>) are left quoted. Of a mail larger than the limit one byte more than the limit is given, by which
    /// its reader sees that there is more; the mails behind it are found all the same.
    /// </summary>
    /// <param name="stream">The mailbox; read forward only.</param>
    /// <param name="mostBytes">Bytes of one mail at most: <see cref="AnalysisLimits.MessageBytes"/>.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Split(Stream stream, int mostBytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(mostBytes);
        var window = new MailboxWindow(stream, mostBytes);
        window.PassBlank();
        var isMailbox = window.PassSeparator();
        while (!window.IsEmpty)
        {
            var mail = isMailbox ? window.TakeMail() : window.TakeRest();
            if (mail.Length > 0)
            {
                yield return mail;
            }

            window.PassSeparator();
        }
    }
}
