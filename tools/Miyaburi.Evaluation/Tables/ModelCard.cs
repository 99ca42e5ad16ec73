using System.Security.Cryptography;
using System.Text;
using Miyaburi.Evaluation.Corpora;

namespace Miyaburi.Evaluation.Tables;

/// <summary>The model card: what the numbers of <c>data/model</c> are, from what, with which figures.</summary>
internal static class ModelCard
{
    /// <summary>Title of the part that only the data folder can tell.</summary>
    internal const string CorporaTitle = "## Corpora of the fit";

    private static readonly string[] Fitted =
    [
        "article_jcom_2022.txt", "benign_urls.tsv.gz", "mail_ham_world.tar.gz", "mail_ja_2020-2023.jsonl.gz", "mail_ja_2020-2023.tar.gz",
        "messages_ja_legit.jsonl.gz", "messages_ja_phish.jsonl.gz", "phish_urls_jpcert_2019-01_2024-06.csv.gz", "sms_ja_spamhunter.tsv.gz",
        "sms_mendeley_5971.csv.gz", "sms_smishtank.csv.gz", "templates_ja_ham.tar.gz", "text_ja.tar.gz", "top_domains.tsv.gz",
    ];

    private static string FilePath => In("docs", "model-card.md");

    internal static string Read() => File.ReadAllText(FilePath);

    /// <summary>Writes the card from the data folder and the figures of docs/evaluation.md.</summary>
    internal static void Write() => File.WriteAllText(FilePath, Text(Corpora()));

    /// <summary>The card with a table of the corpora.</summary>
    internal static string Text(string corpora) => CardText.Head
        + "## Figures\n\n" + Goals() + "\n"
        + "## Files of data/model\n\n" + Hashes(Files("data", "model")) + "\n"
        + "## Files of this repository that the fit reads\n\n"
        + Hashes([.. Files("tools", "Miyaburi.Evaluation", "Written"), ("start.json", In("tools", "Miyaburi.Evaluation", "Fitting", "start.json"))]) + "\n"
        + CorporaTitle + "\n\n" + corpora;

    /// <summary>The corpora with their hashes.</summary>
    internal static string Corpora() => Hashes([.. Fitted.Select(f => (f, Archive.PathOf(f)))]);

    /// <summary>The table of goals in docs/evaluation.md.</summary>
    internal static string Goals()
    {
        var text = File.ReadAllText(In("docs", "evaluation.md"));
        const string Title = "## Goals\n\n`eval goals`\n\n";
        var start = text.IndexOf(Title, StringComparison.Ordinal) + Title.Length;
        return text[start..text.IndexOf("\n## ", start, StringComparison.Ordinal)];
    }

    private static (string Name, string Path)[] Files(params string[] folder) =>
        [.. Directory.GetFiles(In(folder)).Select(f => (Path.GetFileName(f), f)).OrderBy(f => f.Item1, StringComparer.Ordinal)];

    private static string Hashes(IEnumerable<(string Name, string Path)> files)
    {
        var text = new StringBuilder("| file | bytes | SHA-256 |\n|---|--:|---|\n");
        foreach (var (name, path) in files)
        {
            var bytes = File.ReadAllBytes(path);
            text.Append($"| {name} | {bytes.Length} | {Convert.ToHexStringLower(SHA256.HashData(bytes))} |\n");
        }

        return text.ToString();
    }

    private static string In(params string[] parts) => Path.Combine([Archive.Root, .. parts]);
}
