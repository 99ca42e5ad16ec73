using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tests;

public sealed class RatchetTests
{
    [Fact]
    public void AFigureThatFalls_IsNamed() =>
        Assert.Contains("recall", Assert.Single(Ratchet.Fallen([Recall(900)], Reached("recall", 0.95))), StringComparison.Ordinal);

    [Fact]
    public void AFallWithinTheTolerance_Passes() => Assert.Empty(Ratchet.Fallen([Recall(948)], Reached("recall", 0.95)));

    [Fact]
    public void AnAlarmMore_OfFew_Passes_ButTwoDoNot()
    {
        Assert.Empty(Ratchet.Fallen([Alarms(1)], Reached("alarms", 0)));
        Assert.Single(Ratchet.Fallen([Alarms(2)], Reached("alarms", 0)));
    }

    [Fact]
    public void AGoalWithoutFigure_AndAFigureWithoutGoal_Fail() =>
        Assert.Equal(2, Ratchet.Fallen([Recall(1000)], Reached("alarms", 0)).Count);

    [Fact]
    public void FewerMessages_Fail_HoweverGoodTheFigure() =>
        Assert.Contains("999 instead of 1000", Assert.Single(Ratchet.Fallen([Recall(999) with { Of = 999 }], Reached("recall", 0.95))), StringComparison.Ordinal);

    [Fact]
    public void Raising_TakesNothingFromFewerMessages_AndTheNumberOfMore()
    {
        Assert.Equal(new Reached(0.95, 1000), Ratchet.Change([Recall(999) with { Of = 999 }], Reached("recall", 0.95), RatchetChange.Raise).Figures["recall"]);
        Assert.Equal(new Reached(0.95, 1001), Ratchet.Change([Recall(900) with { Of = 1001 }], Reached("recall", 0.95), RatchetChange.Raise).Figures["recall"]);
    }

    [Fact]
    public void Raising_TakesOverOnlyWhatIsBetter()
    {
        Assert.Equal(0.95, Ratchet.Change([Recall(900)], Reached("recall", 0.95), RatchetChange.Raise).Figures["recall"].Share);
        Assert.Equal(0.97, Ratchet.Change([Recall(970)], Reached("recall", 0.95), RatchetChange.Raise).Figures["recall"].Share);
        Assert.Equal(0.01, Ratchet.Change([Alarms(2)], Reached("alarms", 0.01), RatchetChange.Raise).Figures["alarms"].Share);
        Assert.Equal(0, Ratchet.Change([Alarms(0)], Reached("alarms", 0.01), RatchetChange.Raise).Figures["alarms"].Share);
    }

    [Fact]
    public void Forcing_TakesOverEveryFigure() =>
        Assert.Equal(0.9, Ratchet.Change([Recall(900)], Reached("recall", 0.95), RatchetChange.Force).Figures["recall"].Share);

    private static Goal Recall(int hits) => new("recall", "scams", "time", 0.9, 0.99, false, hits, 1000);

    private static Goal Alarms(int hits) => new("alarms", "genuine", "campaign", 0.05, 0, true, hits, 60);

    private static RatchetFile Reached(string id, double share) => new("", new() { [id] = new Reached(share, id == "alarms" ? 60 : 1000) });
}
