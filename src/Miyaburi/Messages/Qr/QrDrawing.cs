using Miyaburi.Text;

namespace Miyaburi.Messages.Qr;

/// <summary>
/// Finds QR codes that are drawn with characters: full, half and quarter blocks, squares, hash signs. No filter that looks
/// for addresses or pictures sees them, and any phone reads them off the screen.
/// </summary>
internal static class QrDrawing
{
    /// <summary>Lines of the smallest code (21 modules) drawn with half blocks.</summary>
    private const int FewestLines = 11;

    private const int MostLines = 400;
    private const int MostColumns = 800;

    /// <summary>White characters; of no width and therefore left out: the variation selector behind emoji squares.</summary>
    private const string White = " \u00a0\u2007\u2591\u25a1\u2b1c\u3000";

    private static readonly UnitSet Telling = new("█▀▄▌▐▖▗▘▙▚▛▜▝▞▟▓■⬛#");

    /// <summary>The texts of the codes in a text, each with the place of its drawing.</summary>
    public static IEnumerable<(string Code, TextRange Place)> Find(string text, MessageDraft draft)
    {
        var drawings = 0;
        for (var at = Telling.IndexIn(text); at >= 0;)
        {
            var start = text.LastIndexOf('\n', at) + 1;
            var lines = Lines(text, start, out var end);
            if (lines.Count >= FewestLines)
            {
                if (++drawings > draft.Limits.QrDrawings)
                {
                    draft.ReportLimit("qrDrawings");
                    yield break;
                }

                foreach (var code in QrFinder.Read(Draw(text, lines), draft))
                {
                    yield return (code, new TextRange(lines[0].Start, lines[^1].End - lines[0].Start));
                }
            }

            var next = end >= text.Length ? -1 : Telling.IndexIn(text.AsSpan(end));
            at = next < 0 ? -1 : end + next;
        }
    }

    /// <summary>The lines from here on that hold nothing but drawing; empty ones at the end belong to the page.</summary>
    private static List<TextRange> Lines(string text, int start, out int end)
    {
        var lines = new List<TextRange>();
        var inked = 0;
        while (true)
        {
            end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = new TextRange(start, end - start);
            var ink = Ink(text.AsSpan(start, end - start));
            if (ink < 0 || lines.Count == MostLines)
            {
                break;
            }

            lines.Add(line);
            inked = ink > 0 ? lines.Count : inked;
            start = end + 1;
            if (start > text.Length)
            {
                break;
            }
        }

        lines.RemoveRange(inked, lines.Count - inked);
        return lines;
    }

    /// <summary>Characters of ink in a line of drawing; −1 when it is anything else.</summary>
    private static int Ink(ReadOnlySpan<char> line)
    {
        if (line.Length > MostColumns)
        {
            return -1;
        }

        var ink = 0;
        foreach (var c in Unquoted(line))
        {
            var quarters = Quarters(c);
            if (quarters < 0)
            {
                return -1;
            }

            ink += quarters > 0 ? 1 : 0;
        }

        return ink;
    }

    /// <summary>A forwarded drawing has quotation marks at its left.</summary>
    private static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> line) => line.TrimStart('>').TrimEnd('\r');

    private static QrBitmap Draw(string text, List<TextRange> lines)
    {
        var width = 1;
        foreach (var line in lines)
        {
            width = Math.Max(width, line.Length);
        }

        var bitmap = new QrBitmap(width * 2, lines.Count * 2);
        for (var row = 0; row < lines.Count; row++)
        {
            var column = 0;
            foreach (var c in Unquoted(text.AsSpan(lines[row].Start, lines[row].Length)))
            {
                if (c == '\ufe0f')
                {
                    continue;
                }

                var quarters = Quarters(c);
                bitmap[column * 2, row * 2] = (quarters & 1) != 0;
                bitmap[(column * 2) + 1, row * 2] = (quarters & 2) != 0;
                bitmap[column * 2, (row * 2) + 1] = (quarters & 4) != 0;
                bitmap[(column * 2) + 1, (row * 2) + 1] = (quarters & 8) != 0;
                column++;
            }
        }

        return bitmap;
    }

    /// <summary>The black quarters of a character: 1 upper left, 2 upper right, 4 lower left, 8 lower right; −1 when it draws nothing.</summary>
    private static int Quarters(char c) => c switch
    {
        '█' or '▓' or '■' or '⬛' or '#' => 15,
        '▀' => 3,
        '▄' => 12,
        '▌' => 5,
        '▐' => 10,
        '▖' => 4,
        '▗' => 8,
        '▘' => 1,
        '▙' => 13,
        '▚' => 9,
        '▛' => 7,
        '▜' => 11,
        '▝' => 2,
        '▞' => 6,
        '▟' => 14,
        '\ufe0f' => 0,
        _ => White.Contains(c, StringComparison.Ordinal) ? 0 : -1,
    };
}
