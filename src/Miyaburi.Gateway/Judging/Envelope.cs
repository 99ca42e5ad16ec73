using System.Collections.Immutable;
using System.Net;

namespace Miyaburi.Gateway.Judging;

/// <summary>What a protocol tells of a message beside its bytes. All of it is untrusted unless the peer is the own MTA.</summary>
internal sealed record Envelope
{
    /// <summary>Nothing told.</summary>
    internal static Envelope None { get; } = new();

    /// <summary>The reverse-path (RFC 5321) without brackets, or null; empty for a bounce.</summary>
    internal string? MailFrom { get; init; }

    /// <summary>The recipients, or the user whose mail it is.</summary>
    internal ImmutableArray<string> Recipients { get; init; } = [];

    /// <summary>The address of the SMTP client, or null.</summary>
    internal IPAddress? Client { get; init; }

    /// <summary>What the client called itself, or null.</summary>
    internal string? Helo { get; init; }

    /// <summary>The thresholds the MTA wants for this message.</summary>
    internal ThresholdChanges Thresholds { get; init; } = ThresholdChanges.None;

    /// <summary>The MTA's name for the message, or null; goes into the audit log.</summary>
    internal string? QueueId { get; init; }
}
