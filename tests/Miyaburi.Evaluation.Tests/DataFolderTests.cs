using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Evaluation.Tables;

namespace Miyaburi.Evaluation.Tests;

/// <summary>What only the corpora can tell: that no figure falls, and that the shipped models come from them.</summary>
[Trait("Category", "Slow")]
public sealed class DataFolderTests(FitFixture fixture) : IClassFixture<FitFixture>
{
    [Fact]
    public void Figures_DoNotFall()
    {
        FitFixture.NeedDataFolder();
        var fallen = Ratchet.Fallen(fixture.Goals, RatchetFile.Read());
        Assert.True(fallen.Count == 0, string.Join('\n', fallen));
    }

    [Fact]
    public void Figures_OfTheDocuments_AreOfTheSameGoalsAndMessages()
    {
        FitFixture.NeedDataFolder();
        var rows = ModelCard.Goals().Split('\n');
        Assert.All(fixture.Goals, g => Assert.Contains($"], {g.Of} |", Assert.Single(rows, r => r.StartsWith($"| {g.What} | {g.Split} |", StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    [Fact]
    public void ModelCard_NamesTheCorporaOfTheFit()
    {
        FitFixture.NeedDataFolder();
        Assert.Equal(ModelCard.Text(ModelCard.Corpora()), ModelCard.Read());
    }

    [Fact]
    public void EveryGoalMissed_HasAReason()
    {
        FitFixture.NeedDataFolder();
        Assert.All(fixture.Goals, g => Assert.NotEqual(GoalReasons.Unknown, GoalReasons.Of(g)));
    }

    [Fact]
    public void Training_GivesTheShippedModels_BitForBit()
    {
        FitFixture.NeedDataFolder();
        var folder = Directory.CreateTempSubdirectory("miyaburi-model-").FullName;
        try
        {
            ModelFiles.Write(fixture.Fitted, folder);
            var shipped = Path.Combine(Archive.Root, "data", "model");
            Assert.Equal(Names(shipped), Names(folder));
            Assert.All(Names(shipped), name => Assert.True(
                File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(shipped, name))),
                $"{name} is not what training gives; run the evaluation tool's `train`."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
