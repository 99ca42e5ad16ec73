using Miyaburi.Brands;
using Miyaburi.Signals;
using Miyaburi.Verdicts;
using Miyaburi.Waves;

namespace Miyaburi.Reports;

/// <summary>What was found in one message and what is concluded; everything that any output shows.</summary>
public sealed record Report
{
    /// <summary>The facts.</summary>
    public required CaseFacts Facts { get; init; }

    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How old the facts are: the earliest day on which one about the claimed brand was looked up, or else that of the middle brand.</summary>
    public DateOnly DataAsOf { get; init; }

    /// <summary>The wave it belongs to, as far as the data know one; null otherwise. Informs, and carries no weight.</summary>
    public WaveMatch? Wave { get; init; }

    /// <summary>The brand the message claims to be, or null.</summary>
    public Brand? ClaimedBrand => Facts.TextKind is TextKind.Warning ? null : Facts.Claims.Claimed;
}
