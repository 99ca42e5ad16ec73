using Miyaburi.Text;

namespace Miyaburi.Brands;

/// <summary>Where a message names a brand; the place decides whether it claims to be it.</summary>
public enum BrandPlace
{
    /// <summary>Anywhere in running text: a mention.</summary>
    Mention,

    /// <summary>The display name of the author, or the SMS sender.</summary>
    SenderName,

    /// <summary>The author's address lies in the brand's own domain.</summary>
    SenderDomain,

    /// <summary>The subject line.</summary>
    Subject,

    /// <summary>Brackets that name the author: 【…】, ［…］, 《…》.</summary>
    Bracket,

    /// <summary>The first line.</summary>
    Opening,

    /// <summary>Beside words by which companies speak of themselves: 「…をご利用いただき」「…カスタマーセンター」.</summary>
    SelfReference,

    /// <summary>A line of its own near the end, or a copyright line.</summary>
    Signature,

    /// <summary>A host that imitates the brand.</summary>
    Host,

    /// <summary>Where a passage begins behind other text, as a message of its own would: a claim only when the passage tells what happened and what to do.</summary>
    Passage,
}

/// <summary>One place where a brand is named.</summary>
/// <param name="Brand">The brand.</param>
/// <param name="Place">What kind of place.</param>
/// <param name="PartId">The part; for <see cref="BrandPlace.SenderDomain"/> and <see cref="BrandPlace.Host"/> the part that shows it.</param>
/// <param name="Range">The place in the decoded part.</param>
public sealed record BrandMatch(Brand Brand, BrandPlace Place, string PartId, TextRange Range);
