using System.Text;

namespace Miyaburi.Reports;

/// <summary>How a piece of text looks in a terminal.</summary>
internal enum Look
{
    Plain,
    Strong,
    Faint,
    Alarm,
    Caution,
    Evidence,
}

/// <summary>A piece of text and its look.</summary>
internal readonly record struct Piece(string Text, Look Look = Look.Plain);

/// <summary>
/// Lines of a terminal: wraps at the width with Japanese line-breaking rules, and is the only place that writes escape
/// sequences. Everything that enters is made harmless first.
/// </summary>
internal sealed class Page(int width, bool isStyled)
{
    private const string NotFirst = "、。,.!?)]}」』】〉》〕・ー…:;%゛゜ゃゅょっぁぃぅぇぉャュョッァィゥェォ!?,.:;)]}々";
    private const string NotLast = "([{「『【〈《〔([{";
    private readonly StringBuilder text = new();

    /// <summary>The page so far.</summary>
    public override string ToString() => text.ToString();

    /// <summary>An empty line.</summary>
    internal void Blank() => text.Append('\n');

    /// <summary>Text rendered elsewhere by this program, as it is.</summary>
    internal void Raw(string rendered) => text.Append(rendered);

    /// <summary>A paragraph behind a lead; further lines are indented as far.</summary>
    internal void Add(string lead, params ReadOnlySpan<Piece> pieces) => Add(lead, new string(' ', CellWidth.Of(lead)), pieces);

    /// <summary>A paragraph with a lead for its first line and one for the others.</summary>
    internal void Add(string lead, string further, params ReadOnlySpan<Piece> pieces)
    {
        var (letters, looks) = Flatten(pieces);
        text.Append(lead);
        var room = Math.Max(10, width - CellWidth.Of(further));
        for (var start = 0; ;)
        {
            var end = LineEnd(letters, start, room);
            Write(letters, looks, start, TrimEnd(letters, start, end));
            text.Append('\n');
            start = end;
            while (start < letters.Length && letters[start] is ' ')
            {
                start++;
            }

            if (start >= letters.Length)
            {
                return;
            }

            text.Append(further);
        }
    }

    private static (string Letters, Look[] Looks) Flatten(ReadOnlySpan<Piece> pieces)
    {
        var letters = new StringBuilder();
        var looks = new List<Look>();
        foreach (var piece in pieces)
        {
            letters.Append(TerminalText.Safe(piece.Text));
            while (looks.Count < letters.Length)
            {
                looks.Add(piece.Look);
            }
        }

        return (letters.ToString(), [.. looks]);
    }

    private static int TrimEnd(string letters, int start, int end)
    {
        while (end > start && letters[end - 1] is ' ')
        {
            end--;
        }

        return end;
    }

    private static int LineEnd(string letters, int start, int room)
    {
        var column = 0;
        var last = start;
        for (var i = start; i < letters.Length;)
        {
            Rune.DecodeFromUtf16(letters.AsSpan(i), out var rune, out var length);
            column += CellWidth.Of(rune);
            if (column > room && i > start)
            {
                return last > start ? last : i;
            }

            i += length;
            if (i < letters.Length && MayBreak(rune, letters, i))
            {
                last = i;
            }
        }

        return letters.Length;
    }

    private static bool MayBreak(Rune before, string letters, int index)
    {
        if (before.Value is ' ')
        {
            return letters[index] is not ' ';
        }

        Rune.DecodeFromUtf16(letters.AsSpan(index), out var after, out _);
        return (CellWidth.IsWide(before.Value) || CellWidth.IsWide(after.Value))
            && after.Value is not ' '
            && !(after.IsBmp && NotFirst.Contains((char)after.Value))
            && !(before.IsBmp && NotLast.Contains((char)before.Value))
            && CellWidth.Of(after) > 0;
    }

    private void Write(string letters, Look[] looks, int start, int end)
    {
        for (var i = start; i < end;)
        {
            var stop = i;
            while (stop < end && looks[stop] == looks[i])
            {
                stop++;
            }

            Write(letters.AsSpan(i, stop - i), looks[i]);
            i = stop;
        }
    }

    private void Write(ReadOnlySpan<char> run, Look look)
    {
        if (!isStyled || look is Look.Plain)
        {
            text.Append(run);
            return;
        }

        text.Append("\e[").Append(look switch
        {
            Look.Strong => "1",
            Look.Faint => "2",
            Look.Alarm => "1;31",
            Look.Caution => "1;33",
            _ => "1;4;31",
        }).Append('m').Append(run).Append("\e[0m");
    }
}
