using Miyaburi.Text;

namespace Miyaburi.Reports;

/// <summary>Chooses which lines of a long text to show, and which stretches of a long line.</summary>
internal static class MessageLines
{
    private const int FirstLines = 4;

    /// <summary>The lines of a text that are not empty; runs of empty lines become one.</summary>
    internal static List<TextRange> Of(string text)
    {
        var lines = new List<TextRange>();
        var wasEmpty = true;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var isEmpty = text.AsSpan(start, end - start).IsWhiteSpace();
            if (!isEmpty || !wasEmpty)
            {
                lines.Add(new TextRange(start, isEmpty ? 0 : end - start));
            }

            wasEmpty = isEmpty;
            start = end + 1;
        }

        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    /// <summary>Whether each line is shown: all of a short text; of a long one the beginning and the lines around marks.</summary>
    internal static bool[] Choose(List<TextRange> lines, List<TextRange> marks, int whole, int most)
    {
        var shown = new bool[lines.Count];
        if (lines.Count <= whole)
        {
            Array.Fill(shown, true);
            return shown;
        }

        var count = 0;
        Show(0, FirstLines);
        for (var i = 0; i < lines.Count && count < most; i++)
        {
            if (marks.Exists(m => m.Overlaps(lines[i])))
            {
                Show(i - 1, i + 2);
            }
        }

        return shown;

        void Show(int from, int to)
        {
            for (var i = Math.Max(from, 0); i < Math.Min(to, shown.Length); i++)
            {
                count += shown[i] ? 0 : 1;
                shown[i] = true;
            }
        }
    }

    /// <summary>How many units from this place are to be left out of a long line; 0 when this one is shown.</summary>
    internal static int Hidden(int length, int index, List<TextRange> marks, int around)
    {
        if (index < around)
        {
            return 0;
        }

        var next = length;
        foreach (var mark in marks)
        {
            if (index >= mark.Start - around && index < mark.End + around)
            {
                return 0;
            }

            if (mark.Start - around > index)
            {
                next = Math.Min(next, mark.Start - around);
            }
        }

        return next - index;
    }
}
