using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>The tables by name, and all of them as a document.</summary>
internal static class Report
{
    private static readonly (string Name, string Title, Func<Held, string> Show)[] Tables =
    [
        ("goals", "Goals", held => GoalTable.Show(Goals.All(held))),
        ("campaigns", "Levels per population, split by campaign", RateTables.Campaigns),
        ("time", "Split by time", SplitTables.Time),
        ("urls", "Addresses alone, the next year", SplitTables.Urls),
        ("kit-paths", "Paths of phishing kits", KitPathTable.Show),
        ("organisations", "Addresses of organisations", OrganisationTable.Show),
        ("english", "English SMS, split by near-duplicate group", SplitTables.English),
        ("sources", "Corpora left out", SplitTables.Sources),
        ("brands", "Brands left out", SplitTables.Brands),
        ("templates", "【brand】 texts by kind of link, with frames and brands held out", TemplateTable.Show),
        ("brands-claimed", "Claimed brands", ClaimTables.Brands),
        ("lures", "Lures", ClaimTables.Lures),
        ("alarms", "False alarms per population", RateTables.Alarms),
        ("precision", "Precision at base rates", RateTables.Precision),
        ("reliability", "Calibration", CalibrationTable.Show),
        ("signals", "Signals: firings per population, in percent", held => Firings.Show(held.Rows, EngineData.Embedded.Model)),
        ("values", "Signals: what each adds", ValueTable.Show),
        ("misses", "Misses", held => Listings.Misses(held, words: true)),
        ("false-alarms", "False alarms", held => Listings.FalseAlarms(held, words: true)),
    ];

    internal static string[] Names { get; } = [.. Tables.Select(t => t.Name)];

    internal static int Run(string name)
    {
        var chosen = name == "all" ? Tables : [.. Tables.Where(t => name.Split(',').Contains(t.Name))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"No table '{name}'. There are: {string.Join(", ", Names)}, all.");
            return 2;
        }

        var held = new Held();
        var text = new StringBuilder();
        foreach (var (id, title, show) in chosen)
        {
            text.Append($"## {title}\n\n`eval {id}`\n\n").Append(name == "all" ? InDocument(id, show, held) : show(held)).Append('\n');
            Log.Say(id);
        }

        Console.Write(text.ToString());
        if (name == "all")
        {
            File.WriteAllText(Path.Combine(Archive.Root, "docs", "evaluation.md"), Document.Head + text);
            ModelCard.Write();
        }

        return 0;
    }

    /// <summary>A document quotes no corpus.</summary>
    private static string InDocument(string id, Func<Held, string> show, Held held) => id switch
    {
        "misses" => Listings.Misses(held, words: false),
        "false-alarms" => Listings.FalseAlarms(held, words: false),
        _ => show(held),
    };
}
