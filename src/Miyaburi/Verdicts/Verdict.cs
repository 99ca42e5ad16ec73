using System.Collections.Immutable;
using Miyaburi.Signals;

namespace Miyaburi.Verdicts;

/// <summary>The levels. There is no "safe": nothing found is not a proof.</summary>
public enum Level
{
    /// <summary>Nothing was found. Still confirm by app, bookmark or bill.</summary>
    NothingFound,

    /// <summary>There are reasons for doubt; do not act on the message before confirming.</summary>
    Suspicious,

    /// <summary>Judged a scam, on independent reasons.</summary>
    Scam,
}

/// <summary>Why a message that weighs as much as a scam is only doubted.</summary>
public enum Restraint
{
    /// <summary>Nothing held the level back.</summary>
    None,

    /// <summary>The reasons are of too few kinds, or only say that the message is unusual.</summary>
    TooFewKinds,

    /// <summary>It names an address of the company as its sender and holds nothing that leads to anybody else.</summary>
    LeadsNobodyElsewhere,

    /// <summary>It warns of scams, at least in every second sentence: it may be a notice that quotes one.</summary>
    SpeaksOfScams,
}

/// <summary>A finding with the weight it carried.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Weight">Its weight in nats before grouping; negative where it speaks for the message.</param>
public sealed record WeighedFinding(Finding Finding, double Weight);

/// <summary>What is concluded from the findings.</summary>
public sealed record Verdict
{
    /// <summary>The level.</summary>
    public required Level Level { get; init; }

    /// <summary>What kept the level from being a scam, where its weight was enough.</summary>
    public required Restraint Restraint { get; init; }

    /// <summary>Calibrated probability of a scam at the stated base rate; never shown to a reader alone.</summary>
    public required double Probability { get; init; }

    /// <summary>The findings, weightiest first.</summary>
    public required ImmutableArray<WeighedFinding> Findings { get; init; }

    /// <summary>The lures, weightiest first, by lure id.</summary>
    public required ImmutableArray<string> Lures { get; init; }

    /// <summary>The kinds of evidence that carried the verdict.</summary>
    public required ImmutableArray<SignalGroup> Groups { get; init; }
}
