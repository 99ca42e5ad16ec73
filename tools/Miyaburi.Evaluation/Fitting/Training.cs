using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>What a fit gives: the models, the weights, and the rows read by models that had not seen them.</summary>
internal sealed record Fitted(Models Models, VerdictModel Verdict, List<Row> Rows);

/// <summary>The whole fit.</summary>
internal static class Training
{
    internal const int Folds = 5;
    internal const int LastYear = 2024;

    /// <summary>The starting weights: kept apart from the fitted ones, so that fitting twice gives the same.</summary>
    internal static string StartPath => Path.Combine(Archive.Root, "tools", "Miyaburi.Evaluation", "Fitting", "start.json");

    internal static VerdictModel Start() => VerdictModel.Read(File.ReadAllBytes(StartPath));

    internal static Fitted Fit(Bank bank)
    {
        var cross = new CrossFit(HostFit.ReadAll(bank), LastYear);
        var rows = cross.Rows(bank.Cases, Folds);
        Log.Say("folds fitted");
        var models = cross.Fit(bank.Cases, _ => true);
        Log.Say("models fitted");
        return new Fitted(models, Weights(rows), rows);
    }

    /// <summary>Weights, curve and thresholds from rows.</summary>
    internal static VerdictModel Weights(IReadOnlyCollection<Row> rows)
    {
        var fitted = SignalFit.Fit(Start(), rows);
        return Thresholds.Set(Calibration.Fit(fitted, rows), rows);
    }

    /// <summary>Takes over starting weights of new signals from the engine's data.</summary>
    internal static void AdoptNewSignals()
    {
        var start = Start();
        var shipped = VerdictModel.Read(File.ReadAllBytes(Path.Combine(Archive.Root, "data", "model", "verdict.json")));
        var known = start.Weights;
        var merged = start with { Weights = known.AddRange(shipped.Weights.Where(w => !known.ContainsKey(w.Key))) };
        File.WriteAllText(StartPath, VerdictFile.Write(merged));
    }
}
