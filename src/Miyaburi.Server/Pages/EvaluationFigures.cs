using System.Collections.Immutable;

namespace Miyaburi.Server.Pages;

/// <summary>A figure of the evaluation.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Share">Share with Wilson interval and number of messages, as the evaluation wrote it.</param>
internal sealed record Figure(Bilingual Name, string Share);

/// <summary>
/// The figures that the page shows are read from <c>docs/evaluation.md</c>, which a command writes: they cannot grow stale
/// in a text of their own.
/// </summary>
internal static class EvaluationFigures
{
    private const string Heading = "## Levels per population, split by campaign";
    private const int ShareColumn = 4;

    private static readonly (string Population, string Truth, Bilingual Name)[] Shown =
    [
        ("SmsJaScreens", "Scam", new("詐欺のSMS(日本語)で、詐欺または怪しいと判定した割合", "Japanese scam SMS judged scam or suspicious")),
        ("MailJaPhish", "Scam", new("詐欺のメール(日本語)で、詐欺または怪しいと判定した割合", "Japanese scam mail judged scam or suspicious")),
        ("MessageJaPhish", "Scam", new("リンクのないものを含む詐欺の文章(日本語)で、詐欺または怪しいと判定した割合", "Japanese scam messages of every kind, also without links, judged scam or suspicious")),
        ("SmsEnPhish", "Scam", new("詐欺のSMS(英語)で、詐欺または怪しいと判定した割合", "English scam SMS judged scam or suspicious")),
        ("MailWorldPhish", "Scam", new("詐欺のメール(世界)で、詐欺または怪しいと判定した割合", "Scam mail from around the world judged scam or suspicious")),
        ("MessageJaGenuine", "Genuine", new("本物のメッセージ(日本語)で、誤って怪しいとした割合", "Genuine Japanese messages wrongly judged so")),
        ("MailHam", "Genuine", new("本物のメール(英語中心)で、誤って怪しいとした割合", "Genuine mail (mostly English) wrongly judged so")),
    ];

    internal static ImmutableArray<Figure> All { get; } = [.. Read()];

    private static IEnumerable<Figure> Read()
    {
        var text = Embedded.Text("evaluation.md");
        var start = text.IndexOf(Heading, StringComparison.Ordinal);
        if (start < 0)
        {
            yield break;
        }

        var end = text.IndexOf("\n## ", start + Heading.Length, StringComparison.Ordinal);
        var rows = text[start..(end < 0 ? text.Length : end)].Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        foreach (var (population, truth, name) in Shown)
        {
            if (rows.Find(r => r.Length > ShareColumn && r[1] == population && r[2] == truth) is { } row)
            {
                yield return new Figure(name, row[ShareColumn]);
            }
        }
    }
}
