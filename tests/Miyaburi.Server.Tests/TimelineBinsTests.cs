using System.Collections.Immutable;
using Miyaburi.Reports;
using Miyaburi.Server.Pages;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>However long a history is, it is drawn in few bars and none of its sightings is lost.</summary>
public sealed class TimelineBinsTests
{
    [Theory]
    [InlineData("2026-11-01", "2026-11-28", "1日")]
    [InlineData("2026-01-01", "2026-11-28", "1週間(月曜から)")]
    [InlineData("2018-01-01", "2026-11-28", "1か月")]
    [InlineData("1900-06-01", "2026-11-28", "1年")]
    [InlineData("1890-06-01", "2026-11-28", "10年")]
    [InlineData("0001-01-01", "2026-11-28", "100年")]
    [InlineData("0001-01-01", "9899-12-31", "100年")]
    public void Any_span_fits(string from, string to, string unit)
    {
        var (first, last) = (Day(from), Day(to));
        var bins = TimelineBins.Of([new DayCount(first, 2), new DayCount(last, 3)], first, last);
        Assert.Equal(unit, bins.Unit.Ja);
        Assert.InRange(bins.Bars.Length, 1, 130);
        Assert.Equal(5, bins.Bars.Sum(b => b.Count));
        Assert.Distinct(bins.Bars.Select(b => b.From));
    }

    [Fact]
    public void The_end_of_the_calendar_and_a_span_turned_round_are_drawn_too()
    {
        Assert.NotEmpty(TimelineBins.Of([], DateOnly.MinValue, DateOnly.MaxValue).Bars);
        Assert.Single(TimelineBins.Of([], Day("2026-11-28"), Day("2026-11-27")).Bars);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A number beside the axis has the room that its digits take.</summary>
    [Theory]
    [InlineData(9, 30)]
    [InlineData(1912, 43)]
    [InlineData(123_456, 57)]
    public void Axis_LeavesRoomForTheNumberBesideIt(int most, int axis)
    {
        var day = new DateOnly(2022, 9, 16);
        var chart = new TimelineChart([new DayCount(day, most)], [], TimelineRange.Usual, day, new HtmlView(Language.Ja)).Render("/waves/x").ToString();
        Assert.Contains($"<line class=\"axis\" x1=\"{axis}\"", chart, StringComparison.Ordinal);
        Assert.Contains($"x=\"{axis - 4}\" y=\"18\">{WaveSentences.Number(most)}<", chart, StringComparison.Ordinal);
    }
}
