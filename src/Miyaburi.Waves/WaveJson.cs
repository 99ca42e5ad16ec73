using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Miyaburi.Waves;

/// <summary>Waves as JSON, for the command line and the API. Properties are added, never renamed or removed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImmutableArray<WaveSummary>))]
[JsonSerializable(typeof(ImmutableArray<HiddenWave>))]
[JsonSerializable(typeof(WaveDetail))]
[JsonSerializable(typeof(SeriesDocument))]
public sealed partial class WaveJson : JsonSerializerContext;

/// <summary>A daily series with what is read from it.</summary>
/// <param name="Key">The brand, lure, host or wave.</param>
/// <param name="State">What it is doing on the day asked for; null when nothing was seen up to it.</param>
/// <param name="Phases">Stretches without a quiet time.</param>
/// <param name="Bursts">Stretches with more than usual.</param>
/// <param name="Days">Days with sightings.</param>
public sealed record SeriesDocument(string Key, WaveState? State, ImmutableArray<WavePhase> Phases, ImmutableArray<Burst> Bursts, ImmutableArray<DayCount> Days);
