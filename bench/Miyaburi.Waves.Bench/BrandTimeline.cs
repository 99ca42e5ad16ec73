using System.Globalization;

namespace Miyaburi.Waves.Bench;

/// <summary>The timeline of a brand in the JPCERT/CC list: phases, quiet times, returns, bursts.</summary>
internal static class BrandTimeline
{
    internal static void Print(string brand)
    {
        var rules = WaveRules.Default;
        var days = JpcertList.ByBrand()[brand];
        var phases = WavePhases.Of(days, new DateOnly(2024, 6, 30), rules);
        Console.WriteLine($"{brand}: {days.Sum(d => d.Count)} rows on {days.Count} days, {Iso(days[0].Day)} to {Iso(days[^1].Day)}; on 2024-06-30: {phases.State} (quiet for more than {rules.DormantDays} days = dormant)");
        DateOnly? last = null;
        foreach (var phase in phases.Phases)
        {
            var quiet = last is { } l ? $"returned after {phase.From.DayNumber - l.DayNumber} quiet days" : "first seen";
            Console.WriteLine($"  {Iso(phase.From)} .. {Iso(phase.To)}  {phase.Count,4} rows  {quiet}");
            last = phase.To;
        }

        foreach (var burst in Burst.Of(days, rules))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  burst {Iso(burst.From)} .. {Iso(burst.To)}: {burst.Count} rows, usual {burst.Usual:0.0}, Poisson tail {burst.Tail:0.0e+0}"));
        }

        var gaps = days.Zip(days.Skip(1), (a, b) => b.Day.DayNumber - a.Day.DayNumber).Order().ToArray();
        Console.WriteLine($"  gaps between days with rows: median {gaps[gaps.Length / 2]}, 90 % {gaps[gaps.Length * 9 / 10]}, longest {string.Join(", ", gaps.Reverse().Take(5))}");
        foreach (var (month, count) in days.GroupBy(d => d.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Select(g => (g.Key, g.Sum(d => d.Count))))
        {
            Console.WriteLine($"  {month} {count,4} {new string('#', Math.Min(count, 80))}");
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
