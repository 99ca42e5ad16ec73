using System.Text;
using Miyaburi.Messages.Charsets;
using Miyaburi.Messages.Html;
using Miyaburi.Messages.Mail;
using Miyaburi.Messages.Outlook;

namespace Miyaburi.Messages;

/// <summary>
/// Reads whatever a person hands over: a mail as it was saved, an SMS, a pasted text, a bare address. The kind is
/// recognised from the content. Never throws on input and never opens anything.
/// </summary>
public static class MessageReader
{
    /// <summary>Reads bytes.</summary>
    /// <param name="bytes">The bytes; not changed, and not kept.</param>
    /// <param name="options">What is known beforehand, and the limits.</param>
    public static Reading Read(ReadOnlyMemory<byte> bytes, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var limits = options.Limits;
        var isCut = bytes.Length > limits.MessageBytes;
        if (isCut)
        {
            bytes = bytes[..limits.MessageBytes];
        }

        var span = bytes.Span;
        if (span.Trim(" \t\r\n\0"u8).IsEmpty || span is [0xEF, 0xBB, 0xBF])
        {
            return new Reading.Unreadable(UnreadableReason.Empty);
        }

        if (CompoundFile.Is(span))
        {
            return OutlookMail.ToMail(bytes, limits, out var isMailCut) is { } mail ? MailReader.Read(mail, limits, isCut || isMailCut) : new Reading.Unreadable(UnreadableReason.OutlookMsg);
        }

        if (FileSignature.Unreadable(span) is { } reason)
        {
            return new Reading.Unreadable(reason);
        }

        if (options.Kind is null or MessageKind.Mail && HeaderBlock.Find(span) is var header and >= 0)
        {
            return MailReader.Read(bytes[header..], limits, isCut);
        }

        if (options.Kind == MessageKind.Mail)
        {
            return MailReader.Read(bytes, limits, isCut);
        }

        var decoded = TextDecoder.Decode(span);
        if (LooksBinary(decoded.Text))
        {
            return new Reading.Unreadable(UnreadableReason.Binary);
        }

        // Only text with another width (UTF-16) can hide a header from the search above.
        return decoded.Charset.Family is CharsetFamily.Utf16Le or CharsetFamily.Utf16Be
            ? ReadText(decoded.Text, options)
            : TextReading(decoded.Text, options, isCut);
    }

    /// <summary>Reads text that is already decoded: typed, pasted, or from a host's own store.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">What is known beforehand, and the limits.</param>
    public static Reading ReadText(string text, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Reading.Unreadable(UnreadableReason.Empty);
        }

        if (options.Kind is null or MessageKind.Mail)
        {
            var isCut = text.Length > options.Limits.MessageBytes;
            var bytes = Encoding.UTF8.GetBytes(isCut ? text[..options.Limits.MessageBytes] : text);
            var header = HeaderBlock.Find(bytes);
            if (header >= 0)
            {
                return MailReader.Read(bytes.AsMemory(header), options.Limits, isCut);
            }
        }

        return TextReading(text, options, isCut: false);
    }

    /// <summary>Whether a text would be read as a mail; hosts that load the mail reader only when it is needed ask this first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">What is known beforehand, and the limits.</param>
    public static bool IsMail(string text, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        return options.Kind is null or MessageKind.Mail && HeaderBlock.Find(Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, options.Limits.MessageBytes)])) >= 0;
    }

    private static Reading.Read TextReading(string text, ReadOptions options, bool isCut)
    {
        var draft = new MessageDraft(options.Limits);
        if (isCut)
        {
            draft.Report("limitReached", "messageBytes");
        }

        var sender = string.IsNullOrWhiteSpace(options.Sender) ? null : SenderOf(options.Sender.Trim());
        draft.AddPart("subject", PartRole.Subject, options.Subject?.Trim() ?? "");
        draft.AddPart("from", PartRole.SenderName, sender?.Name ?? "");
        var trimmed = text.AsSpan().Trim();
        var kind = options.Kind ?? (BareAddress.Is(trimmed) ? MessageKind.Url : MessageKind.Text);
        if (kind != MessageKind.Sms && LooksLikeMarkup(trimmed))
        {
            HtmlReader.Read(trimmed, draft, "body", PartRole.Body);
        }
        else
        {
            draft.AddPart("body", PartRole.Body, draft.Cut(PlainText.OneLineBreak(kind == MessageKind.Url ? trimmed.ToString() : text)));
        }

        return new(draft.ToMessage(kind) with { From = sender, Date = options.Received }, []);
    }

    private static Mailbox SenderOf(string sender)
    {
        if (!sender.Contains('@', StringComparison.Ordinal))
        {
            return new(sender, "");
        }

        // People write 「名前 (address)」 as well, which RFC 5322 reads as a local part with a comment.
        var opened = sender.IndexOfAny(['(', '（']);
        if (opened > 0 && sender.IndexOf('@', opened) > 0 && sender.IndexOf('<', StringComparison.Ordinal) < 0)
        {
            sender = sender[..opened] + "<" + sender[(opened + 1)..].TrimEnd(' ', ')', '）') + ">";
        }

        return MailboxList.Read(sender, 1) is [var first, ..] ? first : new(sender, "");
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<char> text)
    {
        while (text.StartsWith("<!--") && text.IndexOf("-->") is var end and > 0)
        {
            text = text[(end + 3)..].TrimStart();
        }

        return text is ['<', ..] && (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Text has next to no control characters.</summary>
    private static bool LooksBinary(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, 4096));
        var controls = 0;
        foreach (var c in sample)
        {
            controls += c is < ' ' and not ('\t' or '\n' or '\r' or '\f' or '\e') or '\uFFFD' ? 1 : 0;
        }

        return controls * 10 > sample.Length;
    }
}
