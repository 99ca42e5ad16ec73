using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Miyaburi.Recovery;

/// <summary>The file <c>data/guidance/exposures.json</c>: how each exposure is asked. Shape: exposure.schema.json.</summary>
public sealed record ExposureFile
{
    /// <summary>The schema reference that editors use.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>One entry an exposure, in the order they are asked.</summary>
    public required ImmutableArray<ExposureEntry> Exposures { get; init; }
}

/// <summary>How one exposure is asked and named.</summary>
public sealed record ExposureEntry
{
    /// <summary>The exposure.</summary>
    public required Exposure Id { get; init; }

    /// <summary>What the person ticks: "I typed …".</summary>
    public required GuideText Label { get; init; }

    /// <summary>What counts as this, with examples.</summary>
    public required Bilingual Hint { get; init; }
}
