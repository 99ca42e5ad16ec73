using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Fitting;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tests;

/// <summary>One whole fit on the data folder, without the cache; made when a test first asks for it.</summary>
public sealed class FitFixture
{
    private readonly Lazy<(Bank Bank, Fitted Fitted)> fit = new(() =>
    {
        Environment.SetEnvironmentVariable("MIYABURI_FIT_CACHE", "0");
        var bank = new Bank();
        return (bank, Training.Fit(bank));
    });

    private readonly Lazy<List<Goal>> goals;

    public FitFixture() => goals = new(() => [.. Measuring.Goals.All(new Held(fit.Value.Bank, fit.Value.Fitted))]);

    internal Fitted Fitted => fit.Value.Fitted;

    internal IReadOnlyList<Goal> Goals => goals.Value;

    /// <summary>Skips with a reason where nobody has the corpora; in CI their absence is a failure.</summary>
    internal static void NeedDataFolder()
    {
        var isThere = Directory.Exists(Archive.Folder);
        var isCi = Environment.GetEnvironmentVariable("CI") == "true";
        Assert.False(!isThere && isCi, $"The data folder is missing: '{Archive.Folder}'. In CI it must be there; point MIYABURI_DATA at it.");
        Assert.SkipUnless(isThere, $"The data folder is missing: '{Archive.Folder}'. Nothing was measured; point MIYABURI_DATA at the corpora.");
    }
}
