using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>A bar of a timeline.</summary>
/// <param name="Span">Its days.</param>
/// <param name="Name">What it is called: a day, the first day of a week, a month, a year.</param>
/// <param name="Count">Sightings.</param>
internal sealed record TimelineBar(TimelineSpan Span, string Name, int Count)
{
    /// <summary>Its first day.</summary>
    internal DateOnly From => Span.From;
}

/// <summary>Days gathered into so few bars that each can be seen and pointed at.</summary>
internal sealed record TimelineBins(DateOnly From, DateOnly To, Bilingual Unit, ImmutableArray<TimelineBar> Bars)
{
    private const int Most = 130;

    /// <summary>Whether a bar is a single day: nothing finer is known.</summary>
    internal bool AreDays => Unit == Steps[0].Unit;

    private static readonly ImmutableArray<(Bilingual Unit, Func<DateOnly, DateOnly> Start, Func<DateOnly, DateOnly> Next, string Name)> Steps =
    [
        (new("1日", "one day"), d => d, d => d.AddDays(1), "yyyy-MM-dd"),
        (new("1週間(月曜から)", "one week from Monday"), d => d.AddDays(-(((int)d.DayOfWeek + 6) % 7)), d => d.AddDays(7), "yyyy-MM-dd"),
        (new("1か月", "one month"), d => new DateOnly(d.Year, d.Month, 1), d => d.AddMonths(1), "yyyy-MM"),
        (new("1年", "one year"), d => Years(d, 1), d => Years(d.AddYears(1), 1), "yyyy"),
        (new("10年", "ten years"), d => Years(d, 10), d => Years(d.AddYears(10), 10), "yyyy"),
        (new("100年", "a hundred years"), d => Years(d, 100), d => Years(d.AddYears(100), 100), "yyyy"),
    ];

    /// <summary>The calendar ends with 9999: a bar after the last one could not begin.</summary>
    private static readonly DateOnly Latest = new(9899, 12, 31);

    /// <summary>Gathers days; those of a span beyond <see cref="Latest"/> are left out. Any span fits.</summary>
    internal static TimelineBins Of(ImmutableArray<DayCount> days, DateOnly from, DateOnly to)
    {
        to = to > Latest ? Latest : to;
        from = from > to ? to : from;
        foreach (var (unit, start, next, name) in Steps)
        {
            var starts = new List<DateOnly>();
            for (var at = start(from); at <= to && starts.Count <= Most; at = next(at))
            {
                starts.Add(at);
            }

            if (starts.Count <= Most)
            {
                var counts = days.GroupBy(d => start(d.Day)).ToDictionary(g => g.Key, g => g.Sum(d => d.Count));
                return new(starts[0], to, unit, [.. starts.Select(s => new TimelineBar(new(s, next(s).AddDays(-1)), s.ToString(name, CultureInfo.InvariantCulture), counts.GetValueOrDefault(s)))]);
            }
        }

        throw new UnreachableException("A hundred bars of a hundred years hold the whole calendar.");
    }

    private static DateOnly Years(DateOnly day, int many) => new(Math.Max(1, day.Year / many * many), 1, 1);

    /// <summary>Where a day lies, from 0 to 1.</summary>
    internal double Place(DateOnly day) => (double)(day.DayNumber - From.DayNumber) / Math.Max(1, To.DayNumber - From.DayNumber);
}
