namespace Miyaburi.Text;

internal ref partial struct Folder
{
    private int White(FoldKind kind, int at)
    {
        if (at < _joinedUntil)
        {
            return at + 1;
        }

        if (kind == FoldKind.Space && _gapStart < 0 && at >= _lookedUntil && LooksSpacedOut(at))
        {
            return at + 1;
        }

        _gapStart = _gapStart < 0 ? at : _gapStart;
        if (kind == FoldKind.Space)
        {
            _gapSpaces++;
        }
        else if (_text[at] != '\r' || FoldUnits.KindAt(_text, at + 1) != FoldKind.NewLine || _text[at + 1] != '\n')
        {
            _gapLines++;
        }

        return at + 1;
    }

    /// <summary>Decides what becomes of the white space and invisible characters before the unit at <paramref name="at"/>.</summary>
    private void CloseGap(FoldKind next, int at)
    {
        var start = _gapStart;
        int spaces = _gapSpaces, lines = _gapLines;
        var hidden = _gapHidden;
        (_gapStart, _gapSpaces, _gapLines, _gapHidden) = (-1, 0, 0, null);
        if (hidden is { } trick && spaces + lines == 0 && FoldUnits.IsWord(next))
        {
            Log.Add(trick, new TextRange(start, at - start));
        }

        if (_out.Count == 0 || spaces + lines == 0)
        {
            return;
        }

        if (Joins(next, lines))
        {
            _joinedAt = FoldUnits.IsJapanese(_last) && FoldUnits.IsJapanese(next) ? _out.Count : _joinedAt;
            return;
        }

        _map.Note(_out.Count, start);
        _out.Append(lines > 0 ? '\n' : ' ');
    }

    private readonly bool Joins(FoldKind next, int lines)
    {
        if (FoldUnits.IsJapanese(_last))
        {
            return FoldUnits.IsJapanese(next) ? lines <= 1 : lines == 0 && FoldUnits.IsLatinOrDigit(next);
        }

        return lines == 0 && FoldUnits.IsLatinOrDigit(_last) && FoldUnits.IsJapanese(next);
    }
}
