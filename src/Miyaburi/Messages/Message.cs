using System.Collections.Immutable;

namespace Miyaburi.Messages;

/// <summary>What a message is, as recognised from its content.</summary>
public enum MessageKind
{
    /// <summary>A short message with its text and perhaps its sender.</summary>
    Sms,

    /// <summary>An RFC 5322 mail.</summary>
    Mail,

    /// <summary>A bare address and nothing else.</summary>
    Url,

    /// <summary>Pasted text of unknown origin.</summary>
    Text,
}

/// <summary>A message as a person would see it, with what is hidden from them kept apart. Immutable.</summary>
public sealed record Message
{
    /// <summary>What the message is.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>Whether an RFC 5322 header was read. A mail's text alone, pasted or handed over by a host, has none.</summary>
    public bool HasHeader { get; init; }

    /// <summary>The texts in reading order: subject, body, attachments' texts; hidden text last.</summary>
    public required ImmutableArray<MessagePart> Parts { get; init; }

    /// <summary>The author (RFC 5322 From), or an SMS sender's number or name in <see cref="Mailbox.Name"/>.</summary>
    public Mailbox? From { get; init; }

    /// <summary>RFC 5322 Sender, where it differs from the author.</summary>
    public Mailbox? Sender { get; init; }

    /// <summary>RFC 5322 Reply-To, first address.</summary>
    public Mailbox? ReplyTo { get; init; }

    /// <summary>Return-Path (RFC 5321 reverse-path) as the receiving server noted it.</summary>
    public Mailbox? ReturnPath { get; init; }

    /// <summary>RFC 5322 To and Cc addresses, at most the first 64.</summary>
    public ImmutableArray<Mailbox> Recipients { get; init; } = [];

    /// <summary>When it was sent, as the message says (Date field) or as given with an SMS.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Addresses found in markup: href, form action, image source, calendar and PDF links.</summary>
    public ImmutableArray<MarkupTarget> Targets { get; init; } = [];

    /// <summary>Files that came with the message, read or not.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>Counted facts about markup that only a program sees.</summary>
    public MarkupFacts Markup { get; init; } = MarkupFacts.None;

    /// <summary>Trace and authentication fields, top of the header first.</summary>
    public TransportFacts Transport { get; init; } = TransportFacts.None;

    /// <summary>What could not be read.</summary>
    public ImmutableArray<Unknown> Unknowns { get; init; } = [];
}
