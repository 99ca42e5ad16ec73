using System.Text;
using Miyaburi.Signals;

namespace Miyaburi.Tests.Signals;

/// <summary>Writes docs/signals/README.md from the catalogue and the samples.</summary>
internal static class SignalPage
{
    private const int LongestExample = 160;

    internal static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Signals

            Written from the catalogue (`src/Miyaburi/Signals/SignalCatalog.cs`) and the samples (`samples/signals/`) by the
            tests; do not edit. `MIYABURI_UPDATE=1 ./test` writes it anew.

            A signal sees the facts of a message and quotes the place it rests on. Its weight is a number in
            `data/model/verdict.json`. The examples are made up, and their addresses are written so that nobody follows them.

            | group | signals |
            |---|---|

            """);
        foreach (var group in ByGroup())
        {
            page.Append($"| [{group.Key}](#{group.Key.ToString().ToLowerInvariant()}) | {string.Join(", ", group.Select(d => d.Id))} |\n");
        }

        foreach (var group in ByGroup())
        {
            page.Append($"\n## {group.Key}\n\n| id | name | what it says | a message on which it fires |\n|---|---|---|---|\n");
            foreach (var signal in group)
            {
                AppendRow(page, signal);
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<IGrouping<SignalGroup, SignalDescriptor>> ByGroup() =>
        SignalCatalog.All.Select(s => s.Descriptor)
            .OrderBy(d => d.Group).ThenBy(d => d.Id, StringComparer.Ordinal)
            .GroupBy(d => d.Group);

    private static void AppendRow(StringBuilder page, SignalDescriptor signal)
    {
        var example = SignalSample.All.FirstOrDefault(s => s.SignalId == signal.Id && s.Fires)?.Text ?? "";
        var mark = signal.IsImpossible ? " (enough alone)" : "";
        page.Append($"| `{signal.Id}`{mark} | {Cell(signal.Name.Ja)}<br>{Cell(signal.Name.En)} | {Cell(signal.Text.Ja)}<br>{Cell(signal.Text.En)} | {Example(example)} |\n");
    }

    private static string Example(string text)
    {
        var line = string.Join(' ', text.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        var shown = new StringBuilder();
        foreach (var rune in line.EnumerateRunes().Take(LongestExample))
        {
            var isVisible = !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format;
            _ = isVisible ? shown.Append(rune) : shown.Append($"U+{rune.Value:X4}");
        }

        var cut = line.EnumerateRunes().Count() > LongestExample ? " …" : "";
        return Cell(Defang.Address(shown.Replace("http", "hxxp").ToString())) + cut;
    }

    /// <summary>Text of a table cell: nothing of it is markup.</summary>
    private static string Cell(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("|", "&#124;", StringComparison.Ordinal)
        .Replace("*", "&#42;", StringComparison.Ordinal)
        .Replace("`", "&#96;", StringComparison.Ordinal);
}
