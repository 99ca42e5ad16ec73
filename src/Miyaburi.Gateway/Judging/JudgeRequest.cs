using Miyaburi.Messages;

namespace Miyaburi.Gateway.Judging;

/// <summary>A message to be judged.</summary>
internal sealed record JudgeRequest
{
    /// <summary>The bytes; must not change until the judgement is there.</summary>
    internal required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The door it came through: <c>milter</c>.</summary>
    internal required string Door { get; init; }

    /// <summary>What is known beside the bytes.</summary>
    internal Envelope Envelope { get; init; } = Envelope.None;

    /// <summary>What the message is, or null where that is told from its content.</summary>
    internal MessageKind? Kind { get; init; } = MessageKind.Mail;

    /// <summary>The sender of an SMS, or null.</summary>
    internal string? Sender { get; init; }
}
