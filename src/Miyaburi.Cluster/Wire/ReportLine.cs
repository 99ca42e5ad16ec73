using System.Collections.Immutable;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Wire;

/// <summary>A <see cref="Sighting"/> on its way. Fields are added, never renumbered: silos of two versions talk during a rolling restart.</summary>
[GenerateSerializer, Immutable, Alias("miyaburi.report")]
internal sealed record ReportLine
{
    [Id(0)]
    public required Guid Id { get; init; }

    [Id(1)]
    public required int Day { get; init; }

    [Id(2)]
    public required Guid Reporter { get; init; }

    [Id(3)]
    public required int Source { get; init; }

    [Id(4)]
    public required string? Brand { get; init; }

    [Id(5)]
    public required string? Lure { get; init; }

    [Id(6)]
    public required string Skeleton { get; init; }

    [Id(7)]
    public required byte[] Signature { get; init; }

    [Id(8)]
    public required ImmutableArray<string> Patterns { get; init; }

    [Id(9)]
    public required ImmutableArray<string> Hosts { get; init; }

    internal static ReportLine Of(Sighting sighting) => new()
    {
        Id = sighting.Id,
        Day = sighting.Day.DayNumber,
        Reporter = sighting.Reporter,
        Source = (int)sighting.Source,
        Brand = sighting.Traits.Brand,
        Lure = sighting.Traits.Lure,
        Skeleton = sighting.Traits.Skeleton,
        Signature = sighting.Traits.Signature.ToBytes(),
        Patterns = sighting.Traits.Patterns,
        Hosts = sighting.Traits.Hosts,
    };

    internal Sighting ToSighting() => new()
    {
        Id = Id,
        Day = DateOnly.FromDayNumber(Day),
        Reporter = Reporter,
        Source = (SightingSource)Source,
        Traits = new WaveTraits { Brand = Brand, Lure = Lure, Skeleton = Skeleton, Signature = TextSignature.Read(Signature), Patterns = Patterns, Hosts = Hosts },
    };
}
