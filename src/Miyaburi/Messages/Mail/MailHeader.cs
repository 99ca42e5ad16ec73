using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace Miyaburi.Messages.Mail;

/// <summary>The header fields of a mail, read in one pass over the raw fields.</summary>
internal sealed class MailHeader
{
    private readonly MessageDraft _draft;
    private readonly List<Mailbox> _recipients = [];
    private readonly List<TraceField> _trace = [];
    private Mailbox? _from;
    private Mailbox? _sender;
    private Mailbox? _replyTo;
    private Mailbox? _returnPath;
    private string? _subject;
    private DateTimeOffset? _date;
    private string? _messageId;
    private string? _mailer;
    private bool _isList;
    private bool _isSubjectRaw;

    private MailHeader(MessageDraft draft) => _draft = draft;

    /// <summary>When a hop took the mail in (RFC 5321, 4.4); null when it does not say.</summary>
    internal static DateTimeOffset? TimeOf(TraceField received) =>
        DateUtils.TryParse(received.Value[(received.Value.LastIndexOf(';') + 1)..], out var time) ? time : null;

    /// <summary>The subject, decoded.</summary>
    public string Subject => _subject ?? "";

    /// <summary>The author.</summary>
    public Mailbox? From => _from;

    /// <summary>Reads the fields.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="draft">The message that is being read.</param>
    public static MailHeader Read(HeaderList fields, MessageDraft draft)
    {
        var header = new MailHeader(draft);
        foreach (var field in fields)
        {
            header.Read(field);
        }

        return header;
    }

    /// <summary>Adds the fields to a message.</summary>
    public Message ApplyTo(Message message) => message with
    {
        From = _from,
        Sender = _sender is { } sender && sender.Address != (_from?.Address ?? "") ? sender : null,
        ReplyTo = _replyTo,
        ReturnPath = _returnPath,
        Recipients = [.. _recipients],
        Date = _date,
        Transport = new()
        {
            Trace = [.. _trace],
            MessageIdDomain = DomainOf(_messageId),
            IsList = _isList,
            IsSubjectRaw = _isSubjectRaw && !_trace.Exists(t => t.Kind is TraceFieldKind.Received && t.Value.Contains("UTF8SMTP", StringComparison.OrdinalIgnoreCase)),
            Mailer = _mailer ?? "",
        },
    };

    private void Read(Header field)
    {
        switch (field.Id)
        {
            case HeaderId.From:
                _from = First(field) is { } from && (_from is null || _from.Address.Length == 0) ? from : _from;
                break;
            case HeaderId.Sender:
                _sender ??= First(field);
                break;
            case HeaderId.ReplyTo:
                _replyTo ??= First(field);
                break;
            case HeaderId.ReturnPath:
                _returnPath ??= First(field);
                break;
            case HeaderId.To or HeaderId.Cc:
                AddRecipients(field);
                break;
            case HeaderId.Subject:
                _isSubjectRaw |= _subject is null && !Ascii.IsValid(field.RawValue);
                _subject ??= HeaderText.Decode(field.RawValue);
                break;
            case HeaderId.Date:
                _date ??= DateUtils.TryParse(field.RawValue, out var date) ? date : null;
                break;
            case HeaderId.MessageId:
                _messageId ??= HeaderText.Unfold(field.RawValue);
                break;
            case HeaderId.XMailer or HeaderId.UserAgent:
                _mailer ??= HeaderText.Decode(field.RawValue);
                break;
            case HeaderId.ListId or HeaderId.ListUnsubscribe:
                _isList = true;
                break;
            case HeaderId.Received:
                Trace(TraceFieldKind.Received, field);
                break;
            case HeaderId.AuthenticationResults:
                Trace(TraceFieldKind.AuthenticationResults, field);
                break;
            case HeaderId.DkimSignature:
                Trace(TraceFieldKind.DkimSignature, field);
                break;
            default:
                if (field.Field.Equals("Received-SPF", StringComparison.OrdinalIgnoreCase))
                {
                    Trace(TraceFieldKind.ReceivedSpf, field);
                }

                break;
        }
    }

    private static Mailbox? First(Header field) => MailboxList.Read(field.RawValue, 1) is [var first, ..] ? first : null;

    private void AddRecipients(Header field)
    {
        var room = _draft.Limits.Recipients - _recipients.Count;
        var more = MailboxList.Read(field.RawValue, room + 1);
        if (more.Count > room)
        {
            _draft.ReportLimit("recipients");
        }

        _recipients.AddRange(more.Take(room));
    }

    private void Trace(TraceFieldKind kind, Header field)
    {
        if (_trace.Count >= _draft.Limits.TraceFields)
        {
            _draft.ReportLimit("traceFields");
            return;
        }

        _trace.Add(new(kind, Unfolded(field.RawValue)));
    }

    /// <summary>One line, runs of white space as one blank.</summary>
    private static string Unfolded(byte[] raw)
    {
        var text = HeaderText.Unfold(raw);
        if (!text.Contains('\t', StringComparison.Ordinal) && !text.Contains("  ", StringComparison.Ordinal))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not (' ' or '\t'))
            {
                output.Append(c);
            }
            else if (output.Length > 0 && output[^1] != ' ')
            {
                output.Append(' ');
            }
        }

        return output.ToString();
    }

    private static string DomainOf(string? messageId)
    {
        if (messageId is null)
        {
            return "";
        }

        var at = messageId.LastIndexOf('@');
        return at < 0 ? "" : messageId[(at + 1)..].TrimEnd('>', ' ', '.').ToLowerInvariant();
    }
}
