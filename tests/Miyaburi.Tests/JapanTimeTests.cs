using System.Globalization;

namespace Miyaburi.Tests;

/// <summary>Days and times are Japan's unless a zone is named.</summary>
public sealed class JapanTimeTests
{
    [Theory]
    [InlineData("2022-09-16T14:59:59Z", 16)]
    [InlineData("2022-09-16T15:00:00Z", 17)]
    public void Day_BeginsInJapan(string instant, int day)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal(new DateOnly(2022, 9, day), JapanTime.DayOf(at));
        Assert.Equal(TimeSpan.FromHours(9), JapanTime.In(at).Offset);
        Assert.InRange(at - JapanTime.BeginOf(new DateOnly(2022, 9, day)), TimeSpan.Zero, TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData("2022-09-16T20:00:00", "2022-09-16T11:00:00Z")]
    [InlineData("2022-09-16", "2022-09-15T15:00:00Z")]
    [InlineData("2022-09-16T20:00:00Z", "2022-09-16T20:00:00Z")]
    [InlineData("2022-09-16T20:00:00-05:00", "2022-09-17T01:00:00Z")]
    [InlineData("Fri, 16 Sep 2022 10:00:00 GMT", "2022-09-16T10:00:00Z")]
    public void Time_WithoutAZone_IsJapans(string text, string instant)
    {
        Assert.True(JapanTime.TryRead(text, out var time));
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10:30")]
    [InlineData("yesterday")]
    [InlineData("0001-01-01T00:00:00")]
    public void Time_ThatNamesNoDay_IsNone(string? text) => Assert.False(JapanTime.TryRead(text, out _));
}
