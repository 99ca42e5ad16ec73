namespace Miyaburi.Recovery;

/// <summary>The day a deadline is counted from.</summary>
public enum CountFrom
{
    /// <summary>The day it happened.</summary>
    Happened,

    /// <summary>The day the bill with the charge was notified.</summary>
    Statement,

    /// <summary>Backwards from the report: what happened earlier than this many days before it is not covered.</summary>
    Report,
}

/// <summary>A limit in days.</summary>
/// <param name="Days">Length in days; the first day is not counted.</param>
/// <param name="From">The day it is counted from.</param>
/// <param name="Ja">What happens by then, Japanese.</param>
/// <param name="En">What happens by then, English.</param>
/// <param name="Easy">What happens by then, plain Japanese.</param>
public sealed record GuideDeadline(int Days, CountFrom From, string Ja, string En, string Easy)
{
    /// <summary>True when companies differ and this is only the usual length.</summary>
    public bool Usual { get; init; }
}
