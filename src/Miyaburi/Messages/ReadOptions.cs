namespace Miyaburi.Messages;

/// <summary>What a host knows about the bytes beforehand.</summary>
public sealed record ReadOptions
{
    /// <summary>Nothing known.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The kind, when the host knows it; otherwise it is recognised from the content.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>The sender of an SMS or pasted text: number, name or address.</summary>
    public string? Sender { get; init; }

    /// <summary>The subject of a pasted mail.</summary>
    public string? Subject { get; init; }

    /// <summary>When the message arrived.</summary>
    public DateTimeOffset? Received { get; init; }

    /// <summary>Bounds on the work.</summary>
    public AnalysisLimits Limits { get; init; } = AnalysisLimits.Default;
}
