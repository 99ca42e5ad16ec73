using System.Buffers;
using System.Net;
using System.Text;
using Miyaburi.Gateway.Answers;
using Miyaburi.Gateway.Connections;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Doors.Milter;

/// <summary>What an MTA told so far: of the connection, and of the message that is coming in.</summary>
internal sealed class MilterSession(MessageBuffer message, bool leadingSpace)
{
    private const int MostRecipients = 10_000;
    private const int MostForged = 1_000;

    private readonly List<string> recipients = [];
    private readonly Dictionary<string, int> forged = new(StringComparer.OrdinalIgnoreCase);
    private IPAddress? client;
    private string? helo;
    private string? mailFrom;
    private string? queueId;

    /// <summary>The message as it was put together.</summary>
    internal ReadOnlyMemory<byte> Message => message.Written;

    /// <summary>Why the message is not complete, or <see cref="Growth.Added"/>.</summary>
    internal Growth Growth { get; private set; }

    /// <summary>Fields from outside that bear our names, with how often each stands there.</summary>
    internal IReadOnlyDictionary<string, int> Forged => forged;

    /// <summary>Whether a Subject field came.</summary>
    internal bool HasSubject { get; private set; }

    internal Envelope Envelope => new() { MailFrom = mailFrom, Recipients = [.. recipients], Client = client, Helo = helo, QueueId = queueId };

    /// <summary>Forgets the connection as well.</summary>
    internal void NewConnection()
    {
        (client, helo) = (null, null);
        NewMessage();
    }

    /// <summary>Forgets the message.</summary>
    internal void NewMessage()
    {
        message.Clear();
        recipients.Clear();
        forged.Clear();
        (mailFrom, queueId, Growth, HasSubject) = (null, null, Growth.Added, false);
    }

    internal void Connect(ReadOnlySequence<byte> payload)
    {
        var text = Latin1(payload);
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        const int FamilyAndPort = 3;
        if (end < 0 || text.Length <= end + 1 + FamilyAndPort || text[end + 1] is not ('4' or '6'))
        {
            return;
        }

        var address = text[(end + 1 + FamilyAndPort)..].TrimEnd('\0');
        client = IPAddress.TryParse(address.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? address[5..] : address, out var parsed) ? parsed : null;
    }

    internal void Helo(ReadOnlySequence<byte> payload) => helo = FirstText(payload);

    internal void Mail(ReadOnlySequence<byte> payload)
    {
        var id = queueId;
        NewMessage();
        (mailFrom, queueId) = (Bare(FirstText(payload)), id);
    }

    internal void Recipient(ReadOnlySequence<byte> payload)
    {
        if (recipients.Count < MostRecipients)
        {
            recipients.Add(Bare(FirstText(payload)));
        }
    }

    /// <summary>Only the queue id is of use: <c>i</c>.</summary>
    internal void Macro(ReadOnlySequence<byte> payload)
    {
        var parts = Latin1(payload.Slice(Math.Min(1, payload.Length))).Split('\0');
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            queueId = parts[i] is "i" or "{i}" ? parts[i + 1] : queueId;
        }
    }

    internal void Header(ReadOnlySequence<byte> payload)
    {
        var bytes = payload.ToArray().AsSpan();
        var end = bytes.IndexOf((byte)0);
        if (end <= 0)
        {
            throw new ProtocolFault("a header field without a name");
        }

        var value = bytes[(end + 1)..].TrimEnd((byte)0);
        Note(Encoding.ASCII.GetString(bytes[..end]).Trim());
        Add(bytes[..end]);
        Add(leadingSpace ? ":"u8 : ": "u8);
        AddLines(value);
        Add("\r\n"u8);
    }

    internal void EndOfHeader() => Add("\r\n"u8);

    internal void Body(ReadOnlySequence<byte> payload)
    {
        foreach (var piece in payload)
        {
            Add(piece.Span);
        }
    }

    private void Note(string name)
    {
        HasSubject |= name.Equals("Subject", StringComparison.OrdinalIgnoreCase);
        if (MailHeaders.IsOwn(name) && (forged.Count < MostForged || forged.ContainsKey(name)))
        {
            forged[name] = forged.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>Values come with LF; signatures are made over CRLF.</summary>
    private void AddLines(ReadOnlySpan<byte> value)
    {
        while (value.IndexOf((byte)'\n') is var end and >= 0)
        {
            Add(value[..end].TrimEnd((byte)'\r'));
            Add("\r\n"u8);
            value = value[(end + 1)..];
        }

        Add(value);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (Growth is Growth.Added)
        {
            Growth = message.Add(bytes);
        }
    }

    private static string FirstText(ReadOnlySequence<byte> payload)
    {
        var text = Latin1(payload);
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static string Bare(string address) => address.TrimStart('<').TrimEnd('>');

    private static string Latin1(ReadOnlySequence<byte> payload) => Encoding.Latin1.GetString(payload);
}
