using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Miyaburi.Recovery;

/// <summary>One file of <c>data/guidance</c>: a topic with its steps and notices. Shape: guidance.schema.json.</summary>
/// <remarks>Optional lists are read through <c>field</c>, since deserialisation overwrites initial values.</remarks>
public sealed record GuideFile
{
    /// <summary>The schema reference that editors use.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Equal to the file name.</summary>
    public required string Id { get; init; }

    /// <summary>What the file is about.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>Where each fact was read, by key.</summary>
    public required ImmutableDictionary<string, PlanSource> Sources { get; init; }

    /// <summary>Things to do.</summary>
    public ImmutableArray<GuideStep> Steps { get => field.IsDefault ? [] : field; init; }

    /// <summary>Things not to do.</summary>
    public ImmutableArray<GuideNotice> Donts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Things to keep as evidence.</summary>
    public ImmutableArray<GuideNotice> Evidence { get => field.IsDefault ? [] : field; init; }

    /// <summary>How to find out safely whether a message is real.</summary>
    public ImmutableArray<GuideNotice> Confirm { get => field.IsDefault ? [] : field; init; }
}

/// <summary>One thing to do.</summary>
public sealed record GuideStep
{
    /// <summary>Stable identifier, unique over all files.</summary>
    public required string Id { get; init; }

    /// <summary>The exposures it serves; empty only with <see cref="Always"/>.</summary>
    public ImmutableArray<Exposure> Exposures { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether it serves every exposure.</summary>
    public bool Always { get; init; }

    /// <summary>How soon it matters.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Place within the urgency, smallest first; unique over all files but for merged steps.</summary>
    public required int Order { get; init; }

    /// <summary>What to do, as a request.</summary>
    public required GuideText Title { get; init; }

    /// <summary>How to do it.</summary>
    public required GuideText Body { get; init; }

    /// <summary>Why it helps.</summary>
    public required Bilingual Why { get; init; }

    /// <summary>Further sentences with support of their own.</summary>
    public ImmutableArray<GuideDetail> Details { get => field.IsDefault ? [] : field; init; }

    /// <summary>By when, if there is a limit.</summary>
    public GuideDeadline? Deadline { get; init; }

    /// <summary>Identifiers of the desks to use, best first.</summary>
    public ImmutableArray<string> Contacts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Purposes of the brand's own desks to show with this step (<c>lostCard</c>, <c>stop</c> …).</summary>
    public ImmutableArray<string> BrandDesks { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether the brand's safe ways and facts belong to this step.</summary>
    public bool BrandLines { get; init; }

    /// <summary>Whether the step yields something to keep as evidence.</summary>
    public bool Evidence { get; init; }

    /// <summary>When it applies, beyond its exposures.</summary>
    public GuideWhen? When { get; init; }

    /// <summary>Steps with the same key become one; the most urgent gives the text.</summary>
    public string? MergeKey { get; init; }

    /// <summary>What this step adds to a merged one, such as "the password you typed".</summary>
    public Bilingual? Cause { get; init; }

    /// <summary>For an inference: the facts it rests on.</summary>
    public Bilingual? RestsOn { get; init; }

    /// <summary>Keys of the pages it rests on.</summary>
    public required ImmutableArray<string> Sources { get; init; }
}

/// <summary>A sentence that belongs to a step and has support of its own.</summary>
public sealed record GuideDetail
{
    /// <summary>The sentence.</summary>
    public required Bilingual Text { get; init; }

    /// <summary>When it applies.</summary>
    public GuideWhen? When { get; init; }

    /// <summary>For an inference: the facts it rests on.</summary>
    public Bilingual? RestsOn { get; init; }

    /// <summary>Keys of the pages it rests on.</summary>
    public required ImmutableArray<string> Sources { get; init; }
}
