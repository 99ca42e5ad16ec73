using System.Collections.Immutable;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Judging;

/// <summary>What came of one message: a decision, or why there is none.</summary>
internal abstract record Judgement
{
    private Judgement()
    {
    }

    /// <summary>The message was judged.</summary>
    internal sealed record Decided(Decision Decision) : Judgement;

    /// <summary>It was not; the door answers as it is configured to.</summary>
    internal sealed record Undecided(UndecidedReason Reason) : Judgement;
}

/// <summary>Why a message was not judged.</summary>
internal enum UndecidedReason
{
    /// <summary>Too many messages wait already, or too much memory is in use.</summary>
    Overloaded,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>The message is larger than allowed.</summary>
    TooLarge,

    /// <summary>The bytes are no message.</summary>
    Unreadable,

    /// <summary>The analysis of this message failed; the fault is logged.</summary>
    Failed,
}

/// <summary>What is to be done with a message, and why.</summary>
internal sealed record Decision
{
    /// <summary>The name under which <c>miyaburi explain</c> finds it.</summary>
    internal required string Id { get; init; }

    /// <summary>What the engine found.</summary>
    internal required Report Report { get; init; }

    /// <summary>The level after the lists.</summary>
    internal required Level Level { get; init; }

    /// <summary>The score on the scale where 5.0 is a scam, after the lists; see <see cref="ScoreScale"/>.</summary>
    internal required double Score { get; init; }

    /// <summary>The thresholds that applied.</summary>
    internal required Thresholds Thresholds { get; init; }

    /// <summary>What is to be done.</summary>
    internal required MailAction Action { get; init; }

    /// <summary>The list entry that decided, or null.</summary>
    internal required ListMatch? List { get; init; }

    /// <summary>The signals as symbols, with their share of the score.</summary>
    internal required ImmutableArray<Symbol> Symbols { get; init; }

    /// <summary>Whether the score reaches the spam threshold.</summary>
    internal bool IsSpam => Score >= Thresholds.Spam;
}

/// <summary>What is to be done, mildest first.</summary>
internal enum MailAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Mark it in its header.</summary>
    AddHeader,

    /// <summary>Mark it in its subject as well.</summary>
    RewriteSubject,

    /// <summary>Hold it for a person to look at.</summary>
    Quarantine,

    /// <summary>Refuse it.</summary>
    Reject,
}

/// <summary>A signal as filters name them.</summary>
/// <param name="Name"><c>MIYABURI_ID01</c>.</param>
/// <param name="Score">Its share of the score; the shares add up to it.</param>
/// <param name="Text">What it says, as a name without a word of the message.</param>
internal sealed record Symbol(string Name, double Score, Bilingual Text);

/// <summary>A list entry that applied.</summary>
/// <param name="IsAllow">Whether it allows or blocks.</param>
/// <param name="Entry">The entry.</param>
internal sealed record ListMatch(bool IsAllow, ListEntry Entry);
