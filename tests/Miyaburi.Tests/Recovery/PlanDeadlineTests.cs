using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

public sealed class PlanDeadlineTests
{
    [Theory]
    [InlineData(Exposure.PaidByApp, "2026-11-23", "2027-01-22")]
    [InlineData(Exposure.PaidByApp, "2028-01-01", "2028-03-01")]
    [InlineData(Exposure.TypedCard, "2026-11-23", "2027-01-22")]
    [InlineData(Exposure.TypedBank, "2026-11-23", "2026-12-23")]
    [InlineData(Exposure.TypedBank, "2027-01-31", "2027-03-02")]
    public void Build_ExposureWithDeadline_CountsFromTheDay(Exposure exposure, string on, string date) =>
        Assert.Equal(Date(date), Assert.Single(Plan(exposure, on).Deadlines).Date);

    [Fact]
    public void Build_StatementDayKnown_CountsFromIt()
    {
        var request = Guide.Request(Exposure.TypedCard) with { StatementOn = new DateOnly(2026, 12, 10) };

        var deadline = Assert.Single(Guide.Plan(request).Deadlines);
        Assert.Equal(new DateOnly(2027, 2, 8), deadline.Date);
        Assert.False(deadline.Cautious);
        Assert.True(deadline.Usual);
    }

    [Fact]
    public void Build_StatementDayUnknown_SaysThatTheDateIsCautious() =>
        Assert.True(Assert.Single(Guide.Plan(Exposure.TypedCard).Deadlines).Cautious);

    [Fact]
    public void Build_SeveralDeadlines_EarliestFirst() =>
        Assert.Equal(
            ["bank-claim", "card-claim", "payapp-claim"],
            Guide.Plan(Exposure.TypedCard, Exposure.PaidByApp, Exposure.TypedBank).Deadlines.Select(d => d.StepId));

    [Fact]
    public void Build_NoMoney_NoDeadline() => Assert.Empty(Guide.Plan(Exposure.TypedPassword, Exposure.Opened).Deadlines);

    private static Plan Plan(Exposure exposure, string on) => Guide.Plan(Guide.Request(exposure) with { On = Date(on) });

    private static DateOnly Date(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
