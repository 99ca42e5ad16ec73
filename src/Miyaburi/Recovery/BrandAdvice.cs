using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>What a plan may say about the company a message names. Made from the brand's file.</summary>
/// <param name="Id">The brand's identifier.</param>
/// <param name="Names">What a person calls it.</param>
/// <param name="Category">Its trade, as in the brand schema.</param>
public sealed record BrandAdvice(string Id, Bilingual Names, string Category)
{
    /// <summary>Safe ways to reach the company.</summary>
    public ImmutableArray<BrandLine> Reach { get; init; } = [];

    /// <summary>What it never does and what it really does, for the situation the message imitates.</summary>
    public ImmutableArray<BrandLine> Facts { get; init; } = [];

    /// <summary>Its phone desks.</summary>
    public ImmutableArray<BrandDesk> Desks { get; init; } = [];
}

/// <summary>One sentence about a brand, with the page it rests on.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Url">A page the person may type or bookmark, or null.</param>
public sealed record BrandLine(Bilingual Text, PlanSource Source, string? Url = null);

/// <summary>A phone desk of a brand. It is shown only when its source is the owner's own page.</summary>
/// <param name="Number">The number as printed.</param>
/// <param name="For">What it is for, as in the brand schema: <c>lostCard</c>, <c>stop</c>, <c>fraud</c> …</param>
/// <param name="Source">Where the number was read.</param>
public sealed record BrandDesk(string Number, string For, PlanSource Source)
{
    /// <summary>Opening hours as printed.</summary>
    public Bilingual? Hours { get; init; }

    /// <summary>What else a caller should know.</summary>
    public Bilingual? Note { get; init; }
}
