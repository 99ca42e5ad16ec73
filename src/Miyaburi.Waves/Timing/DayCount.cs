namespace Miyaburi.Waves;

/// <summary>Sightings of a day.</summary>
/// <param name="Day">The day, in Japan.</param>
/// <param name="Count">How many; at least 1.</param>
public readonly record struct DayCount(DateOnly Day, int Count);
