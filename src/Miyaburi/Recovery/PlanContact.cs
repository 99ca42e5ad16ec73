using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>A desk as a plan shows it.</summary>
public sealed record PlanContact
{
    /// <summary>Stable identifier; a brand's own desk begins with <c>brand:</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Names { get; init; }

    /// <summary>What it is for.</summary>
    public required Bilingual Purpose { get; init; }

    /// <summary>Phone numbers, all seen on the owner's own page.</summary>
    public required ImmutableArray<PlanPhone> Phones { get; init; }

    /// <summary>Where to find the number when none is listed.</summary>
    public Bilingual? InsteadOfPhone { get; init; }

    /// <summary>Its page.</summary>
    public string? Url { get; init; }

    /// <summary>Its address for reports by e-mail.</summary>
    public string? Mail { get; init; }

    /// <summary>Opening hours as printed.</summary>
    public Bilingual? Hours { get; init; }

    /// <summary>Charges, limits, what it does not do.</summary>
    public Bilingual? Note { get; init; }

    /// <summary>The latest day on which its facts were read.</summary>
    public required DateOnly Seen { get; init; }

    /// <summary>The pages it rests on.</summary>
    public required ImmutableArray<PlanSource> Sources { get; init; }

    /// <summary>How well what is said about it is supported.</summary>
    public Support Support => Sources.Any(s => s.Status is SourceStatus.SecondHand) ? Support.SecondHand : Support.Official;
}

/// <summary>A phone number of a desk.</summary>
/// <param name="Number">As people dial it.</param>
/// <param name="For">Which number this is when there are several.</param>
public sealed record PlanPhone(string Number, Bilingual? For = null);
