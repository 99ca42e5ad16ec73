namespace Miyaburi.Text;

internal ref partial struct Folder
{
    private int White(FoldKind kind, int at)
    {
        if (at < _joinedUntil)
        {
            return at + 1;
        }

        if (kind == FoldKind.Space && _gapStart < 0 && IsStartOfSpacedLatin(at))
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
            if (FoldUnits.IsJapanese(_last) && FoldUnits.IsJapanese(next))
            {
                NoteJapaneseJoin(start, at);
            }

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

    /// <summary>Counts single Japanese letters set apart; two before a gap and one behind it make 「ア マ ゾ」.</summary>
    private void NoteJapaneseJoin(int start, int at)
    {
        var before = _out.Count - 1;
        var single = before == _lastJoinOut || before == 0 || !FoldedText.IsJapanese(_out[before - 1]);
        var goesOn = before == _lastJoinOut && _singles > 0;
        _lastJoinOut = _out.Count;
        if (!single)
        {
            _singles = 0;
            return;
        }

        _singles = goesOn ? _singles + 1 : 1;
        _singlesStart = goesOn ? _singlesStart : start - 1;
        if (_singles >= 2 && !FoldUnits.IsJapanese(FoldUnits.KindAt(_text, at + 1)))
        {
            Log.Extend(TextTrickKind.SpacedJapanese, new TextRange(_singlesStart, at + 1 - _singlesStart));
        }
    }

    /// <summary>
    /// Whether the space is the first in a run of lone letters (<c>P a y P a y</c>): four or more, or three of one case,
    /// as 「I a m」 is no word.
    /// </summary>
    private bool IsStartOfSpacedLatin(int space)
    {
        if (!IsLoneLetter(space - 1) || !IsLoneLetter(space + 1))
        {
            return false;
        }

        int end = space, letters = 1;
        while (FoldUnits.KindAt(_text, end) == FoldKind.Space && IsLoneLetter(end + 1))
        {
            end += 2;
            letters++;
        }

        var start = space - 1;
        var sameCase = char.IsAsciiLetterLower(_text[start]) == char.IsAsciiLetterLower(_text[start + 2])
            && char.IsAsciiLetterLower(_text[start]) == char.IsAsciiLetterLower(_text[end - 1]);
        if (letters < 3 || (letters == 3 && !sameCase))
        {
            return false;
        }

        _joinedUntil = end;
        Log.Add(TextTrickKind.SpacedLatin, new TextRange(start, end - start));
        return true;
    }

    private readonly bool IsLoneLetter(int index) =>
        FoldUnits.KindAt(_text, index) is FoldKind.Latin or FoldKind.Styled
        && !IsInnerPart(FoldUnits.KindAt(_text, index - 1))
        && !IsInnerPart(FoldUnits.KindAt(_text, index + 1));

    private static bool IsInnerPart(FoldKind kind) =>
        FoldUnits.IsLatinOrDigit(kind) || kind is FoldKind.Mark or FoldKind.Cyrillic or FoldKind.Greek or FoldKind.Surrogate;

    private void CloseGapAtEnd() => _gapStart = -1;
}
