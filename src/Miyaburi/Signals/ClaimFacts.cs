using System.Collections.Immutable;
using Miyaburi.Brands;

namespace Miyaburi.Signals;

/// <summary>Whom a message names, and whom it claims to be.</summary>
public sealed record ClaimFacts
{
    /// <summary>The brand the message claims to come from, or null when it claims none.</summary>
    public Brand? Claimed { get; init; }

    /// <summary>The places on which the claim rests, strongest first.</summary>
    public required ImmutableArray<BrandMatch> Places { get; init; }

    /// <summary>Every place where any brand is named.</summary>
    public required ImmutableArray<BrandMatch> All { get; init; }

    /// <summary>Whether the sender's own name or domain makes the claim, not only the text.</summary>
    public bool IsClaimedBySender => Places.Any(p => p.Place is BrandPlace.SenderName or BrandPlace.SenderDomain);
}
