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
public sealed record WaveSummary(string Id, string? Brand, string? Lure, DateOnly First, DateOnly Last, int Count, WaveState State)
{
    /// <summary>Further brands that its messages claim to be.</summary>
    public int Others { get; init; }

    /// <summary>The same with the numbers of some of its days, and what it was doing then; its own where no day is known.</summary>
    internal WaveSummary Of(ImmutableArray<DayCount> days, WaveState state) => days.IsEmpty
        ? this with { State = state }
        : this with { First = days[0].Day, Last = days[^1].Day, Count = days.Sum(d => d.Count), State = state };
}

/// <summary>Which waves are asked for; what is null does not matter.</summary>
public sealed record WaveFilter
{
    /// <summary>A brand that its messages claim to be.</summary>
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
public sealed record WaveLine(WaveSummary Summary, WavePhase Phase, int Returns, Burst? Burst)
{
    /// <summary>A wave as it was on a day: nothing seen later is in state or numbers.</summary>
    internal static WaveLine Of(WaveSummary wave, ImmutableArray<DayCount> days, DateOnly on, WaveRules rules)
    {
        days = [.. days.Where(d => d.Day <= on)];
        if (days.IsEmpty)
        {
            return new(wave with { State = WaveState.Dormant }, new WavePhase(wave.First, wave.Last, wave.Count), 0, null);
        }

        var (state, phases) = WavePhases.Of(days, on, rules);
        var burst = Burst.Of(days, rules).LastOrDefault(b => b.To >= phases[^1].From && on.DayNumber - b.To.DayNumber < rules.BaselineDays);
        return new(wave.Of(days, state), phases[^1], phases.Length - 1, burst);
    }
}

/// <summary>Something that happened to a wave.</summary>
/// <param name="Event">What.</param>
/// <param name="Wave">The wave, or the one that it became part of; its state is not looked at.</param>
public sealed record WaveNews(WaveEvent Event, WaveSummary Wave);

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

    /// <summary>Brands that it claims to be, that of the most sightings first.</summary>
    public required ImmutableArray<string> Brands { get; init; }

    /// <summary>Hosts that enough independent reporters saw, most frequent first. Never clickable, always defanged.</summary>
    public required ImmutableArray<WaveHost> Hosts { get; init; }

    /// <summary>The skeleton that was sent most often of those that enough separate reporters sent in the very same form; otherwise null.</summary>
    public required string? Example { get; init; }

    /// <summary>Variants.</summary>
    public required int Variants { get; init; }

    /// <summary>Separate senders of reports (people, holders of keys) who say that the verdict on one of its messages was wrong; 0 while they are fewer than are needed for a report to count.</summary>
    public required int Objections { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required ImmutableArray<WaveEvent> Events { get; init; }

    /// <summary>The same as a line of a list.</summary>
    /// <param name="on">The day for which it was asked.</param>
    /// <param name="rules">The parameters.</param>
    public WaveLine Line(DateOnly on, WaveRules rules) => WaveLine.Of(Summary, Days, on, rules);
}

/// <summary>A host of a wave.</summary>
/// <param name="Host">ASCII; <c>*.</c> and a site for hosts that may have been made for one reader each.</param>
/// <param name="First">First sighting.</param>
/// <param name="Last">Last sighting.</param>
/// <param name="Count">Sightings.</param>
public sealed record WaveHost(string Host, DateOnly First, DateOnly Last, int Count);
