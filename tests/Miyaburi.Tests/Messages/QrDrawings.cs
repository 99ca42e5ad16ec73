using System.Text;
using QRCoder;

namespace Miyaburi.Tests.Messages;

/// <summary>QR codes drawn in the ways mails draw them; encoded by QRCoder, a program that knows nothing of ours.</summary>
internal static class QrDrawings
{
    public static bool[][] Modules(string text, QRCodeGenerator.ECCLevel level = QRCodeGenerator.ECCLevel.M, int version = -1)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, level, requestedVersion: version);
        return [.. code.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }

    /// <summary>Two rows of modules to a line.</summary>
    public static string HalfBlocks(bool[][] modules) => Lines(modules, 2, 1, (m, y, x) => (Dark(m, y, x), Dark(m, y + 1, x)) switch
    {
        (true, true) => "█",
        (true, false) => "▀",
        (false, true) => "▄",
        _ => " ",
    });

    /// <summary>For a dark screen: the light modules are drawn.</summary>
    public static string Inverted(bool[][] modules) => HalfBlocks([.. modules.Select(row => row.Select(m => !m).ToArray())]);

    public static string FullBlocks(bool[][] modules) => Lines(modules, 1, 1, (m, y, x) => Dark(m, y, x) ? "██" : "  ");

    public static string Squares(bool[][] modules) => Lines(modules, 1, 1, (m, y, x) => Dark(m, y, x) ? "⬛\ufe0f" : "⬜\ufe0f");

    public static string Hashes(bool[][] modules) => Lines(modules, 1, 1, (m, y, x) => Dark(m, y, x) ? "##" : "  ");

    public static string Quarters(bool[][] modules) => Lines(modules, 2, 2, (m, y, x) =>
        " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"[(Dark(m, y, x) ? 1 : 0) | (Dark(m, y, x + 1) ? 2 : 0) | (Dark(m, y + 1, x) ? 4 : 0) | (Dark(m, y + 1, x + 1) ? 8 : 0)].ToString());

    public static string Table(bool[][] modules)
    {
        var html = new StringBuilder("<table cellspacing=0 cellpadding=0>");
        foreach (var row in modules)
        {
            html.Append("<tr>");
            foreach (var run in Runs(row))
            {
                html.Append($"<td colspan={run.Length} style=\"width:4px;height:4px;background-color:{(run.Dark ? "#000" : "#fff")}\"></td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</table>").ToString();
    }

    private static IEnumerable<(bool Dark, int Length)> Runs(bool[] row)
    {
        for (var start = 0; start < row.Length;)
        {
            var length = row.Skip(start).TakeWhile(m => m == row[start]).Count();
            yield return (row[start], length);
            start += length;
        }
    }

    private static bool Dark(bool[][] modules, int y, int x) => y < modules.Length && x < modules[y].Length && modules[y][x];

    private static string Lines(bool[][] modules, int down, int right, Func<bool[][], int, int, string> draw)
    {
        var text = new StringBuilder();
        for (var y = 0; y < modules.Length; y += down)
        {
            for (var x = 0; x < modules[0].Length; x += right)
            {
                text.Append(draw(modules, y, x));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
