using System.Text;
using Miyaburi.Cli.Terminal;
using Miyaburi.Reports;

namespace Miyaburi.Cli.Waves;

/// <summary>
/// Rows under a heading, in columns as wide as what stands in them. What does not fit beside the others goes on, indented, below
/// them, in every row alike, so that no line is wider than the screen.
/// </summary>
/// <param name="screen">Where it is shown.</param>
/// <param name="headings">Words over the columns.</param>
internal sealed class WaveTable(Screen screen, params WaveTable.Column[] headings)
{
    private const int Gap = 2;
    private const string Mark = "…";

    private readonly List<string[]> rows = [];

    /// <summary>Adds a row of as many cells as there are columns.</summary>
    internal void Add(params string[] cells) => rows.Add([.. cells.Select(TerminalText.Safe)]);

    /// <summary>Writes heading and rows; nothing when there is no row.</summary>
    internal void Write()
    {
        if (rows.Count == 0)
        {
            return;
        }

        var widths = Widths();
        var lines = Lines(widths);
        foreach (var line in Row([.. headings.Select(h => h.Heading)], widths, lines))
        {
            screen.WriteLine(screen.HasStyle ? $"\e[1m{line}\e[0m" : line);
        }

        foreach (var line in rows.SelectMany(row => Row(row, widths, lines)))
        {
            screen.WriteLine(line);
        }
    }

    /// <summary>As wide as the widest cell, and never wider than a line that is indented.</summary>
    private int[] Widths() =>
        [.. headings.Select((h, i) => Math.Min(screen.Width - Gap, rows.Select(r => CellWidth.Of(r[i])).Append(CellWidth.Of(h.Heading)).Max()))];

    /// <summary>Which columns stand on which line.</summary>
    private List<List<int>> Lines(int[] widths)
    {
        var lines = new List<List<int>> { new() };
        var used = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            if (lines[^1].Count > 0 && used + widths[i] > screen.Width)
            {
                lines.Add([]);
                used = Gap;
            }

            lines[^1].Add(i);
            used += widths[i] + Gap;
        }

        return lines;
    }

    /// <summary>The lines of a row; one below the first that would be empty is left out.</summary>
    private IEnumerable<string> Row(string[] cells, int[] widths, List<List<int>> lines)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            var written = string.Join(new string(' ', Gap), lines[line].Select(i => Cell(cells[i], widths[i], headings[i].IsNumber))).TrimEnd();
            if (line == 0 || written.Length > 0)
            {
                yield return line == 0 ? written : new string(' ', Gap) + written;
            }
        }
    }

    private static string Cell(string text, int width, bool isNumber)
    {
        var cut = Cut(text, width);
        var space = new string(' ', Math.Max(0, width - CellWidth.Of(cut)));
        return isNumber ? space + cut : cut + space;
    }

    private static string Cut(string text, int width)
    {
        if (CellWidth.Of(text) <= width)
        {
            return text;
        }

        var (cut, used) = (new StringBuilder(), CellWidth.Of(Mark));
        foreach (var rune in text.EnumerateRunes())
        {
            used += CellWidth.Of(rune.ToString());
            if (used > width)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut + Mark;
    }

    /// <summary>A column.</summary>
    /// <param name="Heading">The word over it.</param>
    /// <param name="IsNumber">Whether it stands at the right.</param>
    internal sealed record Column(string Heading, bool IsNumber = false);
}
