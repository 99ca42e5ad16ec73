using System.Collections.Immutable;

namespace Miyaburi.Waves.Grouping;

/// <summary>What a batch says of one variant on one day: all that grouping needs of its sightings.</summary>
internal sealed record VariantTally
{
    /// <summary>The variant.</summary>
    public required long Key { get; init; }

    /// <summary>The day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int Day { get; init; }

    /// <summary>Sightings.</summary>
    public required int Count { get; init; }

    /// <summary>The traits of one sighting, with the link patterns of all.</summary>
    public required WaveTraits Traits { get; init; }

    /// <summary>Whether a source that the operator has connected saw it.</summary>
    public required bool IsTrusted { get; init; }

    /// <summary>Independent people who saw it, as many as make it trusted; empty when it is.</summary>
    public required ImmutableArray<Guid> Reporters { get; init; }

    /// <summary>Counts sightings by day and variant; their order does not matter.</summary>
    internal static IEnumerable<VariantTally> Of(IEnumerable<Sighting> batch, WaveRules rules) =>
        batch.GroupBy(s => (s.Day, s.Key)).Select(g => Of(g.Key.Key, g.Key.Day, [.. g.OrderBy(s => s.Id)], rules));

    private static VariantTally Of(long key, DateOnly day, ImmutableArray<Sighting> same, WaveRules rules)
    {
        var isTrusted = same.Any(s => s.IsTrusted);
        return new()
        {
            Key = key,
            Day = day.DayNumber,
            Count = same.Length,
            Traits = same[0].Traits with { Patterns = [.. same.SelectMany(s => s.Traits.Patterns).Distinct(StringComparer.Ordinal).Take(Variant.MostPatterns)] },
            IsTrusted = isTrusted,
            Reporters = isTrusted ? [] : [.. same.Select(s => s.Reporter).Distinct().Take(rules.PublicReporters)],
        };
    }
}
