using Miyaburi.Evaluation.Measuring;
using Miyaburi.Evaluation.Tables;

namespace Miyaburi.Evaluation.Tests;

/// <summary>The model card tells of the files that are there.</summary>
public sealed class ModelCardTests
{
    [Fact]
    public void Card_IsThatOfTheFilesAndFigures()
    {
        var card = ModelCard.Read();
        var title = ModelCard.CorporaTitle + "\n\n";
        var corpora = card[(card.IndexOf(title, StringComparison.Ordinal) + title.Length)..];
        Assert.True(ModelCard.Text(corpora) == card, "docs/model-card.md is stale; run the evaluation tool's `card`.");
        Assert.Equal(14 + 2, corpora.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void NoGoal_IsMissedForAReasonNobodyKnows() =>
        Assert.DoesNotContain($"| {GoalReasons.Unknown} |", ModelCard.Goals(), StringComparison.Ordinal);

    [Fact]
    public void GoalMissed_IsShownWithItsReason()
    {
        var missed = new Goal("world", "scams", "campaign", 0.6, 0.8, false, 1, 10);
        Assert.Contains($"| {GoalReasons.Of(missed)} |", GoalTable.Show([missed]), StringComparison.Ordinal);
        Assert.NotEqual(GoalReasons.Unknown, GoalReasons.Of(missed));
        Assert.Equal("", GoalReasons.Of(missed with { Hits = 9 }));
        Assert.Equal(GoalReasons.Unknown, GoalReasons.Of(missed with { Id = "never heard of" }));
    }
}
