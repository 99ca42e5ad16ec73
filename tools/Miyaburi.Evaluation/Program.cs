using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Fitting;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Evaluation.Tables;

namespace Miyaburi.Evaluation;

/// <summary>Fits the models and measures them.</summary>
internal static class Program
{
    private static readonly string Usage = $"""
        train [--to FOLDER]   fits data/model on the data folder
        eval TABLE[,TABLE]    prints tables: {string.Join(", ", Report.Names)}; all writes docs/evaluation.md and the card
        card                  writes docs/model-card.md from data/model, the data folder and docs/evaluation.md
        ratchet               fails when a goal's figure falls below docs/ratchet.json
        ratchet --raise       takes over the figures that are better than the file's
        ratchet --force       takes over every figure
        """;

    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["train", ..]:
                Train(args is [_, "--to", var folder] ? folder : Path.Combine(Archive.Root, "data", "model"));
                return 0;
            case ["card"]:
                ModelCard.Write();
                return 0;
            case ["eval", var table]:
                return Report.Run(table);
            case ["ratchet"]:
                return Ratchet.Run(RatchetChange.None);
            case ["ratchet", "--raise"]:
                return Ratchet.Run(RatchetChange.Raise);
            case ["ratchet", "--force"]:
                return Ratchet.Run(RatchetChange.Force);
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static void Train(string folder)
    {
        Training.AdoptNewSignals();
        var bank = new Bank();
        Log.Say($"{bank.Cases.Count} cases read");
        var fitted = Training.Fit(bank);
        ModelFiles.Write(fitted, folder);
        ModelCard.Write();
        Console.WriteLine(Levels.Show(fitted.Rows, fitted.Verdict));
        Console.WriteLine(Firings.Show(fitted.Rows, fitted.Verdict));
        Log.Say("written");
    }
}
