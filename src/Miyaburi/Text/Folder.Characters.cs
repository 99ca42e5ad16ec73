namespace Miyaburi.Text;

internal ref partial struct Folder
{
    private const int MarksAtOnce = 30;

    private int Dash(char folded, FoldKind kind, int at)
    {
        var next = FoldUnits.KindAt(_text, at + 1);
        if (_gapStart < 0 && FoldUnits.IsLatinOrDigit(_last) && FoldUnits.IsLatinOrDigit(next)
            && (kind == FoldKind.Dash || (_last == FoldKind.Digit && next == FoldKind.Digit)))
        {
            Put('-', FoldKind.Other, at);
        }
        else if (kind == FoldKind.LongVowel || (_gapStart < 0 && _last == FoldKind.Katakana && next is FoldKind.Katakana))
        {
            Put('ー', FoldKind.Katakana, at);
        }
        else
        {
            Put(folded, FoldKind.Other, at);
        }

        return at + 1;
    }

    private int Styled(char letter, int at, int units)
    {
        // One alone is a sign (🅿, ⓔ); next to another letter it is part of a word.
        var joinsBefore = _gapStart < 0 && _out.Count > 0 && _last is FoldKind.Latin or FoldKind.Styled;
        if (joinsBefore || IsLatinAt(at + units))
        {
            Log.Extend(TextTrickKind.StyledLatin, new TextRange(at, units));
        }

        Put(letter, FoldKind.Styled, at);
        return at + units;
    }

    private readonly bool IsLatinAt(int index)
    {
        var kind = FoldUnits.KindAt(_text, index);
        return kind is FoldKind.Latin or FoldKind.Styled
            || (kind == FoldKind.Surrogate && FoldUnits.StyledLetter(CodePoints.At(_text, index, out _)) != '\0');
    }

    private int Pair(int at)
    {
        var codePoint = CodePoints.At(_text, at, out var units);
        if (units == 1)
        {
            Put(_text[at], FoldKind.Other, at);
            return at + 1;
        }

        if (codePoint >= 0xE0000 && codePoint <= 0xE0FFF)
        {
            return PlaneFourteen(codePoint, at);
        }

        var letter = FoldUnits.StyledLetter(codePoint);
        if (letter != '\0')
        {
            return Styled(letter, at, units);
        }

        // Shorthand and musical format controls are invisible too.
        if (codePoint is (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A))
        {
            return Invisible(FoldKind.ZeroWidth, at, units);
        }

        return Expand(codePoint, at, units);
    }

    private int PlaneFourteen(int codePoint, int at)
    {
        var isTag = codePoint <= 0xE007F;
        if (!isTag)
        {
            // U+E0100–U+E01EF select kanji variants honestly.
            return Invisible(codePoint is >= 0xE0100 and <= 0xE01EF ? FoldKind.Ignorable : FoldKind.ZeroWidth, at, 2);
        }

        if (!IsFlagBefore(at))
        {
            Log.Extend(TextTrickKind.TagCharacters, new TextRange(at, 2));
        }

        return Invisible(FoldKind.Ignorable, at, 2);
    }

    /// <summary>Whether the last visible character is the black flag (U+1F3F4) that tag sequences belong to.</summary>
    private readonly bool IsFlagBefore(int at) =>
        _out.Count >= 2 && (_gapStart < 0 || _gapSpaces + _gapLines == 0)
        && CodePoints.Before(_out.Written, _out.Count, out _) == 0x1F3F4 && at >= 2;

    private int Invisible(FoldKind kind, int at, int units)
    {
        switch (kind)
        {
            case FoldKind.BidiOverride:
                Log.Add(TextTrickKind.BidiOverride, new TextRange(at, units));
                break;
            case FoldKind.BidiControl:
                Log.Add(TextTrickKind.BidiControl, new TextRange(at, units));
                break;
            case FoldKind.ZeroWidth or FoldKind.SoftHyphen when _gapStart < 0 && _out.Count > 0 && FoldUnits.IsWord(_last):
                _gapStart = at;
                _gapHidden = kind == FoldKind.SoftHyphen ? TextTrickKind.SoftHyphenInWord : TextTrickKind.ZeroWidthInWord;
                break;
        }

        return at + units;
    }

    /// <summary>Folds a character that stands for several, or takes several units.</summary>
    private int Expand(int codePoint, int at, int units)
    {
        var parts = NormalizationData.Decomposition(codePoint, NormalizationTarget.Nfkc);
        if (parts.IsEmpty)
        {
            var kind = codePoint is >= 0x20000 and <= 0x3FFFF ? FoldKind.Han : FoldKind.Other;
            foreach (var unit in _text.Slice(at, units))
            {
                Put(unit, kind, at);
                at++;
            }

            return at;
        }

        foreach (var part in parts)
        {
            PutExpanded((char)part, at);
        }

        return at + units;
    }

    private void PutExpanded(char unit, int at)
    {
        var kind = FoldUnits.Kind(unit);
        if (kind == FoldKind.Mark && _out.Count > 0 && _gapStart < 0)
        {
            Compose([FoldUnits.Folded(unit)], at);
            return;
        }

        Put(FoldUnits.Folded(unit), kind <= FoldKind.OtherLetter ? kind : FoldKind.Other, at);
    }

    /// <summary>Joins a run of combining marks to the character before, across invisible characters.</summary>
    private int Marks(char first, int at)
    {
        if (_out.Count == 0 || (_gapStart >= 0 && _gapSpaces + _gapLines > 0))
        {
            Put(first, FoldKind.Other, at);
            return at + 1;
        }

        if (first is '\u3099' or '\u309A' && TryVoice(first))
        {
            return at + 1;
        }

        Span<char> marks = stackalloc char[MarksAtOnce];
        marks[0] = first;
        int count = 1, next = at + 1;
        for (; next < _text.Length && count < MarksAtOnce; next++)
        {
            var kind = FoldUnits.Kind(_text[next]);
            if (kind == FoldKind.Mark)
            {
                marks[count++] = FoldUnits.Folded(_text[next]);
            }
            else if (kind is not (FoldKind.Ignorable or FoldKind.ZeroWidth))
            {
                break;
            }
        }

        _gapStart = -1;
        _gapHidden = null;
        Compose(marks[..count], at);
        return next;
    }

    /// <summary>The everyday case: a kana and its voicing mark.</summary>
    private bool TryVoice(char mark)
    {
        var composed = NormalizationData.Compose(_out[_out.Count - 1], mark);
        if (composed == 0)
        {
            return false;
        }

        _gapStart = -1;
        _gapHidden = null;
        _out[_out.Count - 1] = FoldUnits.Folded((char)composed);
        return true;
    }

    /// <summary>Normalises the last character with marks behind it and puts the result in its place.</summary>
    private void Compose(scoped ReadOnlySpan<char> marks, int at)
    {
        CodePoints.Before(_out.Written, _out.Count, out var units);
        var joined = new CharBuffer(64);
        Span<char> cluster = stackalloc char[MarksAtOnce + 2];
        _out.Written[^units..].CopyTo(cluster);
        marks.CopyTo(cluster[units..]);
        Normalizer.Append(cluster[..(units + marks.Length)], NormalizationTarget.Nfkc, ref joined);
        var kept = Math.Min(units, joined.Count);
        _out.Count -= units - kept;
        for (var i = 0; i < kept; i++)
        {
            _out[_out.Count - kept + i] = FoldUnits.Folded(joined[i]);
        }

        for (var i = kept; i < joined.Count; i++)
        {
            _map.Note(_out.Count, at);
            _out.Append(FoldUnits.Folded(joined[i]));
        }

        joined.Free();
    }
}
