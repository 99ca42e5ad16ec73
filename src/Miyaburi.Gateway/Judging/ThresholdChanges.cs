using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Judging;

/// <summary>A threshold that is to be another.</summary>
/// <param name="From">The score from which the action is taken; null: never.</param>
internal sealed record ThresholdChange(double? From);

/// <summary>Thresholds that a client wants for one message in place of the configured ones; a member that is null leaves its threshold.</summary>
internal sealed record ThresholdChanges
{
    /// <summary>The configured ones.</summary>
    internal static ThresholdChanges None { get; } = new();

    /// <summary>From where a message is marked.</summary>
    internal ThresholdChange? AddHeader { get; init; }

    /// <summary>From where its subject is to be changed.</summary>
    internal ThresholdChange? RewriteSubject { get; init; }

    /// <summary>From where it is to be refused.</summary>
    internal ThresholdChange? Reject { get; init; }

    /// <summary>The thresholds with the changes.</summary>
    internal Thresholds Of(Thresholds configured) => configured with
    {
        Suspicious = AddHeader is null ? configured.Suspicious : AddHeader.From ?? double.PositiveInfinity,
        RewriteSubject = RewriteSubject is null ? configured.RewriteSubject : RewriteSubject.From,
        Reject = Reject is null ? configured.Reject : Reject.From,
    };
}
