using System.Text.Json;
using Miyaburi.Waves;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Cluster.Grains;

/// <summary>Keeps an answer for a moment: however many ask, the store is asked once in that time.</summary>
internal sealed class Moment<T>(TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);
    private (int Day, long At, T Value)? kept;

    internal async Task<T> GetAsync(int day, Func<DateOnly, T> read)
    {
        if (kept is not { } known || known.Day != day || clock.GetElapsedTime(known.At) > Length)
        {
            var at = clock.GetTimestamp();
            var value = await Task.Run(() => read(DateOnly.FromDayNumber(day)));
            kept = (day, at, value);
            return value;
        }

        return known.Value;
    }
}

/// <inheritdoc cref="IWaveGrain"/>
internal sealed class WaveGrain(WaveReader reader, TimeProvider clock) : Grain, IWaveGrain
{
    private readonly Moment<string?> shown = new(clock);

    public Task<string?> ShowAsync(int day) => shown.GetAsync(day, Read);

    private string? Read(DateOnly day) =>
        reader.Find(this.GetPrimaryKeyString(), day) is { } wave ? JsonSerializer.Serialize(wave, WaveJson.Default.WaveDetail) : null;
}

/// <inheritdoc cref="IBrandGrain"/>
internal sealed class BrandGrain(WaveReader reader, WaveRules rules, TimeProvider clock) : Grain, IBrandGrain
{
    private readonly Moment<string> shown = new(clock);

    public Task<string> ShowAsync(int day) => shown.GetAsync(day, Read);

    private string Read(DateOnly day)
    {
        var brand = this.GetPrimaryKeyString();
        var days = reader.Series(SeriesKind.Brand, brand);
        var phases = WavePhases.Of(days, day, rules);
        return JsonSerializer.Serialize(new SeriesDocument(brand, phases.State, phases.Phases, Burst.Of(days, rules), days), WaveJson.Default.SeriesDocument);
    }
}
