using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Miyaburi.Recovery;

/// <summary>One file of <c>data/contacts</c>: the desks of one kind. Shape: contact.schema.json.</summary>
public sealed record ContactFile
{
    /// <summary>The schema reference that editors use.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Equal to the file name.</summary>
    public required string Id { get; init; }

    /// <summary>Where each fact was read, by key.</summary>
    public required ImmutableDictionary<string, PlanSource> Sources { get; init; }

    /// <summary>The desks.</summary>
    public required ImmutableArray<Contact> Contacts { get; init; }
}

/// <summary>A desk that helps.</summary>
public sealed record Contact
{
    /// <summary>Stable identifier, unique over all files.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required Bilingual Names { get; init; }

    /// <summary>What it is for.</summary>
    public required Bilingual Purpose { get; init; }

    /// <summary>The organisations that run it. A phone number must have been read on a page of one of them.</summary>
    public required ImmutableArray<string> Owners { get; init; }

    /// <summary>Phone numbers, each seen on the owner's own page; empty when none was.</summary>
    public ImmutableArray<ContactPhone> Phones { get => field.IsDefault ? [] : field; init; }

    /// <summary>Where to find the number when none is listed, such as the back of the card.</summary>
    public Bilingual? InsteadOfPhone { get; init; }

    /// <summary>Its page, to be typed or bookmarked by the person.</summary>
    public string? Url { get; init; }

    /// <summary>Its address for reports by e-mail.</summary>
    public string? Mail { get; init; }

    /// <summary>Opening hours as printed.</summary>
    public Bilingual? Hours { get; init; }

    /// <summary>Charges, limits, what it does not do.</summary>
    public Bilingual? Note { get; init; }

    /// <summary>Keys of the pages it rests on.</summary>
    public required ImmutableArray<string> Sources { get; init; }
}

/// <summary>A phone number of a desk.</summary>
/// <param name="Number">As people dial it.</param>
/// <param name="Source">Key of the owner's page on which it was read.</param>
public sealed record ContactPhone(string Number, string Source)
{
    /// <summary>Which number this is when there are several.</summary>
    public Bilingual? For { get; init; }
}
