using System.Collections.Immutable;

namespace Miyaburi.Waves;

/// <summary>A wave in a list.</summary>
/// <param name="Id">Stable name; the name of a wave that was merged leads here too.</param>
/// <param name="Brand">The brand most of it claims to be, or null.</param>
/// <param name="Lure">What most of it holds out, or null.</param>
/// <param name="First">First sighting.</param>
/// <param name="Last">Last sighting.</param>
/// <param name="Count">Sightings.</param>
/// <param name="State">What it is doing on the day asked for.</param>
public sealed record WaveSummary(string Id, string? Brand, string? Lure, DateOnly First, DateOnly Last, int Count, WaveState State);

/// <summary>Which waves are asked for; what is null does not matter.</summary>
public sealed record WaveFilter
{
    /// <summary>The brand most of it claims to be.</summary>
    public string? Brand { get; init; }

    /// <summary>What most of it holds out.</summary>
    public string? Lure { get; init; }

    /// <summary>What it is doing on the day asked for.</summary>
    public WaveState? State { get; init; }

    /// <summary>Fewest sightings.</summary>
    public int Fewest { get; init; } = 1;
}

/// <summary>A wave in a list, with when it came last.</summary>
/// <param name="Summary">The wave.</param>
/// <param name="Phase">The last stretch without a quiet time.</param>
/// <param name="Returns">How often it came back after a quiet time.</param>
/// <param name="Burst">The burst in that stretch that is not long past, or null.</param>
public sealed record WaveLine(WaveSummary Summary, WavePhase Phase, int Returns, Burst? Burst);

/// <summary>A wave with all that may be shown of it.</summary>
public sealed record WaveDetail
{
    /// <summary>The wave.</summary>
    public required WaveSummary Summary { get; init; }

    /// <summary>Days with sightings.</summary>
    public required ImmutableArray<DayCount> Days { get; init; }

    /// <summary>Its phases.</summary>
    public required ImmutableArray<WavePhase> Phases { get; init; }

    /// <summary>Bursts.</summary>
    public required ImmutableArray<Burst> Bursts { get; init; }

    /// <summary>Hosts that enough independent reporters saw, most frequent first. Never clickable, always defanged.</summary>
    public required ImmutableArray<WaveHost> Hosts { get; init; }

    /// <summary>The skeleton that most reporters sent, when enough sent the very same; otherwise null.</summary>
    public required string? Example { get; init; }

    /// <summary>Variants.</summary>
    public required int Variants { get; init; }

    /// <summary>People who say that the verdict on one of its messages was wrong; 0 while they are fewer than are needed for a report to count.</summary>
    public required int Objections { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required ImmutableArray<WaveEvent> Events { get; init; }
}

/// <summary>A host of a wave.</summary>
/// <param name="Host">ASCII.</param>
/// <param name="First">First sighting.</param>
/// <param name="Last">Last sighting.</param>
/// <param name="Count">Sightings.</param>
public sealed record WaveHost(string Host, DateOnly First, DateOnly Last, int Count);
