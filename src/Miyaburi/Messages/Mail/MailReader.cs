using System.Runtime.InteropServices;
using MimeKit;

namespace Miyaburi.Messages.Mail;

/// <summary>Reads RFC 5322 mail. Header fields and texts are decoded here; MimeKit finds the structure and undoes transfer encodings.</summary>
internal sealed class MailReader
{
    private readonly AnalysisLimits _limits;
    private readonly ArraySegment<byte> _source;
    private readonly List<Message> _inner;
    private readonly int _depth;

    // MimeKit asks the runtime for code pages by number when it unpacks TNEF.
    static MailReader() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    private MailReader(AnalysisLimits limits, ArraySegment<byte> source, List<Message> inner, int depth)
    {
        _limits = limits;
        _source = source;
        _inner = inner;
        _depth = depth;
    }

    /// <summary>Reads a mail.</summary>
    /// <param name="bytes">The bytes from the first header field on.</param>
    /// <param name="limits">Bounds on the work.</param>
    /// <param name="isCut">Whether bytes were left out already.</param>
    public static Reading Read(ReadOnlyMemory<byte> bytes, AnalysisLimits limits, bool isCut)
    {
        var source = MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : new ArraySegment<byte>(bytes.ToArray());
        var inner = new List<Message>();
        var draft = new MessageDraft(limits);
        if (isCut)
        {
            draft.Report("limitReached", "messageBytes");
        }

        var message = new MailReader(limits, Guarded(source, draft), inner, 0).Parse(draft);
        return new Reading.Read(message, [.. inner]);
    }

    /// <summary>Reads a forwarded message that is part of another.</summary>
    public void ReadInner(MimeMessage message)
    {
        var place = _inner.Count;
        var reader = new MailReader(_limits, _source, _inner, _depth + 1);
        // Outermost first: this one stands before those inside it.
        _inner.Insert(place, reader.ToMessage(message, new MessageDraft(_limits)));
    }

    /// <summary>Reads a forwarded message from bytes of its own (decoded base64, an .eml file).</summary>
    public void ReadInner(byte[] bytes)
    {
        var place = _inner.Count;
        var draft = new MessageDraft(_limits);
        var reader = new MailReader(_limits, Guarded(bytes, draft), _inner, _depth + 1);
        _inner.Insert(place, reader.Parse(draft));
    }

    private static ArraySegment<byte> Guarded(ArraySegment<byte> source, MessageDraft draft)
    {
        var guarded = HeaderGuard.Apply(source, draft.Limits, out var isCut);
        if (isCut)
        {
            draft.Report("limitReached", "header");
        }

        guarded = PartGuard.Apply(guarded, draft.Limits, out isCut);
        if (isCut)
        {
            draft.Report("limitReached", "parts");
        }

        return guarded;
    }

    /// <summary>Whether another message may be read inside this one.</summary>
    public bool MayGoDeeper => _depth + 1 < _limits.NestingDepth && _inner.Count < _limits.Parts;

    /// <summary>The array the mail lies in; parts are positions in it.</summary>
    public ArraySegment<byte> Source => _source;

    private Message Parse(MessageDraft draft)
    {
        using var stream = new MemoryStream(_source.Array!, _source.Offset, _source.Count, writable: false, publiclyVisible: true);
        try
        {
            var options = new ParserOptions { MaxMimeDepth = _limits.NestingDepth * 2 };
            using var message = new MimeParser(options, stream, MimeFormat.Entity, persistent: true).ParseMessage();
            return ToMessage(message, draft);
        }
        catch (FormatException)
        {
            // No header at all; what there is, is shown as text.
            draft.Report("mailMalformed");
            draft.AddPart("body", PartRole.Body, draft.Cut(Charsets.TextDecoder.Decode(_source).Text));
            return draft.ToMessage(MessageKind.Mail) with { HasHeader = true };
        }
    }

    private Message ToMessage(MimeMessage message, MessageDraft draft)
    {
        var header = MailHeader.Read(message.Headers, draft);
        draft.AddPart("subject", PartRole.Subject, draft.Cut(header.Subject));
        if (header.From is { Name.Length: > 0 } from)
        {
            draft.AddPart("from", PartRole.SenderName, draft.Cut(from.Name));
        }

        var inner = _inner.Count;
        new PartWalker(this, draft).Walk(message.Body);
        if (_inner.Count == inner && !draft.HasBodyText && !draft.HasReported("bodyEncrypted"))
        {
            draft.Report("bodyEmpty");
        }

        return header.ApplyTo(draft.ToMessage(MessageKind.Mail) with { HasHeader = true });
    }
}
