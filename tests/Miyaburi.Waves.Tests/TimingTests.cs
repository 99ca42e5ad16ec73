namespace Miyaburi.Waves.Tests;

/// <summary>States and bursts.</summary>
public sealed class TimingTests
{
    private static readonly WaveRules Rules = WaveRules.Default;
    private static readonly DateOnly Start = new(2022, 1, 1);

    [Theory]
    [InlineData(0, WaveState.New)]
    [InlineData(14, WaveState.New)]
    [InlineData(15, WaveState.Active)]
    [InlineData(45, WaveState.Active)]
    [InlineData(46, WaveState.Dormant)]
    public void State_OfOneSighting_GoesWithTime(int days, WaveState state) =>
        Assert.Equal(state, WavePhases.Of([new(Start, 1)], Start.AddDays(days), Rules).State);

    [Fact]
    public void Return_IsAPhaseOfItsOwn()
    {
        var phases = WavePhases.Of([new(Start, 2), new(Start.AddDays(40), 1), new(Start.AddDays(100), 5)], Start.AddDays(101), Rules);
        Assert.Equal(WaveState.Returned, phases.State);
        Assert.Equal([3, 5], phases.Phases.Select(p => p.Count));
        Assert.Equal(WaveState.Active, WavePhases.Of([new(Start, 2), new(Start.AddDays(100), 5)], Start.AddDays(131), Rules).State);
    }

    [Theory]
    [InlineData(1, 1.0, 0.632120558828558)]
    [InlineData(5, 1.0, 0.003659846827343713)]
    [InlineData(120, 100.0, 0.028234)]
    public void PoissonTail_IsThatOfTheTables(int count, double mean, double expected) =>
        Assert.Equal(expected, Burst.PoissonTail(count, mean), 0.00001);

    [Fact]
    public void Burst_BeginsOnItsFirstDay()
    {
        var days = Enumerable.Range(0, 20).Select(i => new DayCount(Start.AddDays(i * 7), 1))
            .Concat(Enumerable.Range(0, 6).Select(i => new DayCount(Start.AddDays(150 + i), 8))).ToList();
        var burst = Assert.Single(Burst.Of(days, Rules));
        Assert.Equal(Start.AddDays(150), burst.From);
        Assert.Equal(48, burst.Count);
    }

    /// <summary>Far below a large mean every term of the sum is too small for a double.</summary>
    [Fact]
    public void EndOfALargeWave_IsNoBurst()
    {
        Assert.Equal(1, Burst.PoissonTail(8, 1040), 1e-12);
        Assert.InRange(Burst.PoissonTail(1000, 1040), 0.88, 0.90);
        DayCount[] days = [.. Enumerable.Range(0, 62).Select(i => new DayCount(Start.AddDays(i), 130)), .. Enumerable.Range(62, 20).Select(i => new DayCount(Start.AddDays(i), 1))];
        Assert.Empty(Burst.Of(days, Rules));
    }

    [Fact]
    public void SteadyRate_IsNoBurst() =>
        Assert.Empty(Burst.Of([.. Enumerable.Range(0, 300).Select(i => new DayCount(Start.AddDays(i), 5))], Rules));

    /// <summary>Nobody knows what was usual before the first sighting.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(500)]
    public void WaveThatBegins_IsNoBurst(int count) => Assert.Empty(Burst.Of([new(Start, count), new(Start.AddDays(3), count)], Rules));

    [Fact]
    public void WaveThatGrowsFarBeyondItsFirstWeeks_IsUp()
    {
        DayCount[] days = [new(Start, 5), new(Start.AddDays(9), 2), new(Start.AddDays(22), 60), new(Start.AddDays(24), 80)];
        var burst = Assert.Single(Burst.Of(days, Rules));
        Assert.Equal((Start.AddDays(22), Start.AddDays(24), 140), (burst.From, burst.To, burst.Count));

        // Seven in the sixteen days before the week, and one: eight in sixteen, in three days.
        Assert.Equal(3 * 8 / 16.0, burst.Usual, 0.01);
    }

    /// <summary>That enough people came for any of them to count is how a wave of people always begins; more than these are a rise.</summary>
    [Theory]
    [InlineData(5, false)]
    [InlineData(8, true)]
    public void WaveThatIsBackAfterAQuietTime_IsUp_WhenMoreComeThanMustComeTogether(int count, bool isUp) =>
        Assert.Equal(isUp, Burst.Of([new(Start, 5), new(Start.AddDays(120), count)], Rules) is [{ From: var from }] && from == Start.AddDays(120));
}
