using System.Collections.Immutable;

namespace Miyaburi.Waves.Grouping;

/// <summary>A person's report of a variant: what counts only together with those of others.</summary>
/// <param name="Id">The report.</param>
/// <param name="Reporter">Pseudonym of the person.</param>
/// <param name="Lure">What it holds out, as their device says.</param>
internal readonly record struct PersonReport(Guid Id, Guid Reporter, string? Lure);

/// <summary>What a batch says of one variant on one day: all that grouping needs of its sightings.</summary>
internal sealed record VariantTally
{
    /// <summary>The variant.</summary>
    public required long Key { get; init; }

    /// <summary>The day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int Day { get; init; }

    /// <summary>Sightings of sources that the operator has connected.</summary>
    public required int Trusted { get; init; }

    /// <summary>
    /// What may be believed of its traits: lure and link patterns are those that trusted sources saw. What a person says of
    /// links is left out, but for the address that a bare address is recognised by.
    /// </summary>
    public required WaveTraits Traits { get; init; }

    /// <summary>Reports of people, by id.</summary>
    public required ImmutableArray<PersonReport> People { get; init; }

    /// <summary>Counts sightings by day and variant; their order does not matter.</summary>
    internal static IEnumerable<VariantTally> Of(IEnumerable<Sighting> batch) =>
        batch.GroupBy(s => (s.Day, s.Key)).Select(g => Of(g.Key.Key, g.Key.Day, [.. g.OrderBy(s => s.Id)]));

    private static VariantTally Of(long key, DateOnly day, ImmutableArray<Sighting> same)
    {
        var trusted = same.Where(s => s.IsTrusted).ToList();
        var traits = same[0].Traits;
        var own = traits.Signature.IsEmpty ? traits.Patterns.Take(1) : [];
        return new()
        {
            Key = key,
            Day = day.DayNumber,
            Trusted = trusted.Count,
            Traits = traits with
            {
                Lure = trusted.Select(s => s.Traits.Lure).FirstOrDefault(l => l is not null),
                Patterns = [.. trusted.SelectMany(s => s.Traits.Patterns).Concat(own).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(Variant.MostPatterns)],
            },
            People = [.. same.Where(s => !s.IsTrusted).Select(s => new PersonReport(s.Id, s.Reporter, s.Traits.Lure))],
        };
    }
}
