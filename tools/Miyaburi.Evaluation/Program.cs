using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Fitting;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Evaluation.Tables;

namespace Miyaburi.Evaluation;

/// <summary>Fits the models and measures them.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["train", ..]:
                Train(args is [_, "--to", var folder] ? folder : Path.Combine(Archive.Root, "data", "model"));
                return 0;
            case ["eval", var table]:
                return Report.Run(table);
            default:
                Console.Error.WriteLine("train [--to FOLDER]   fits data/model on the data folder\neval TABLE            prints a table: " + string.Join(", ", Report.Names) + ", all");
                return 2;
        }
    }

    private static void Train(string folder)
    {
        Training.AdoptNewSignals();
        var bank = new Bank();
        Log.Say($"{bank.Cases.Count} cases read");
        var fitted = Training.Fit(bank);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "text-ja.bin"), fitted.Models.JapaneseFile);
        File.WriteAllBytes(Path.Combine(folder, "text-foreign-mail.bin"), fitted.Models.ForeignMailFile);
        File.WriteAllBytes(Path.Combine(folder, "text-foreign-message.bin"), fitted.Models.ForeignMessageFile);
        File.WriteAllBytes(Path.Combine(folder, "host.bin"), fitted.Models.HostFile);
        File.WriteAllText(Path.Combine(folder, "verdict.json"), VerdictFile.Write(fitted.Verdict));
        Console.WriteLine(Levels.Show(fitted.Rows, fitted.Verdict));
        Console.WriteLine(Firings.Show(fitted.Rows, fitted.Verdict));
        Log.Say("written");
    }
}
