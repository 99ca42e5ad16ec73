using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Waves;

namespace Miyaburi.Cli.Waves;

/// <summary>A bar a day, week, month or year, whichever fits on a screen; a quiet time is said in words.</summary>
internal static class WaveChart
{
    private const int MostLines = 40;
    private const int Label = 12;

    internal static IEnumerable<string> Of(ImmutableArray<DayCount> days, int width, bool isStyled)
    {
        if (days.IsEmpty)
        {
            yield break;
        }

        var step = Steps().First(s => s.Index(days[^1].Day) - s.Index(days[0].Day) < s.Most);
        var sums = days.GroupBy(d => step.Index(d.Day)).ToDictionary(g => g.Key, g => (Count: g.Sum(d => d.Count), Label: step.Name(g.Min(d => d.Day))));
        var top = sums.Values.Max(s => s.Count);
        var room = Math.Max(10, width - Label - 10);
        for (var at = sums.Keys.Min(); at <= sums.Keys.Max(); at++)
        {
            if (!sums.TryGetValue(at, out var sum))
            {
                var until = at;
                while (!sums.ContainsKey(until + 1))
                {
                    until++;
                }

                yield return new string(' ', Label) + (isStyled ? "\e[2m·\e[0m" : "·") + string.Create(CultureInfo.InvariantCulture, $" ×{until - at + 1}");
                at = until;
                continue;
            }

            var bar = new string('#', Math.Max(1, (int)((long)room * sum.Count / top)));
            yield return string.Create(CultureInfo.InvariantCulture, $"{sum.Label,-Label}{(isStyled ? "\e[36m" : "")}{bar}{(isStyled ? "\e[0m" : "")} {sum.Count}");
        }
    }

    private static IEnumerable<(int Most, Func<DateOnly, int> Index, Func<DateOnly, string> Name)> Steps() =>
    [
        (MostLines, d => d.DayNumber, d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (MostLines, d => (d.DayNumber + 1) / 7, d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (MostLines * 3, d => (d.Year * 12) + d.Month, d => d.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        (int.MaxValue, d => d.Year, d => d.ToString("yyyy", CultureInfo.InvariantCulture)),
    ];
}
