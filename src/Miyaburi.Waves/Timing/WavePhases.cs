using System.Collections.Immutable;

namespace Miyaburi.Waves;

/// <summary>What a wave is doing.</summary>
public enum WaveState
{
    /// <summary>First seen within the last days.</summary>
    New,

    /// <summary>Seen within the last days.</summary>
    Active,

    /// <summary>Not seen for longer.</summary>
    Dormant,

    /// <summary>Was dormant, and is seen again.</summary>
    Returned,
}

/// <summary>A stretch of sightings without a quiet time.</summary>
/// <param name="From">First sighting.</param>
/// <param name="To">Last sighting.</param>
/// <param name="Count">Sightings.</param>
public readonly record struct WavePhase(DateOnly From, DateOnly To, int Count);

/// <summary>The life of a wave, brand, lure or host: its phases and what it is doing on a day.</summary>
/// <param name="State">The state on that day.</param>
/// <param name="Phases">The phases, oldest first.</param>
public sealed record WavePhases(WaveState State, ImmutableArray<WavePhase> Phases)
{
    /// <summary>Reads the days.</summary>
    /// <param name="days">Days with sightings, oldest first; at least one.</param>
    /// <param name="on">The day on which the state is wanted; later sightings are not looked at.</param>
    /// <param name="rules">The parameters.</param>
    public static WavePhases Of(IEnumerable<DayCount> days, DateOnly on, WaveRules rules)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(rules);
        var phases = new List<WavePhase>();
        foreach (var (day, count) in days.Where(d => d.Day <= on))
        {
            if (phases.Count > 0 && day.DayNumber - phases[^1].To.DayNumber <= rules.DormantDays)
            {
                phases[^1] = phases[^1] with { To = day, Count = phases[^1].Count + count };
            }
            else
            {
                phases.Add(new WavePhase(day, day, count));
            }
        }

        return new(StateOf(phases, on, rules), [.. phases]);
    }

    private static WaveState StateOf(List<WavePhase> phases, DateOnly on, WaveRules rules)
    {
        if (phases.Count == 0 || on.DayNumber - phases[^1].To.DayNumber > rules.DormantDays)
        {
            return WaveState.Dormant;
        }

        var age = on.DayNumber - phases[^1].From.DayNumber;
        if (phases.Count > 1)
        {
            return age <= rules.ReturnedDays ? WaveState.Returned : WaveState.Active;
        }

        return age <= rules.NewDays ? WaveState.New : WaveState.Active;
    }
}
