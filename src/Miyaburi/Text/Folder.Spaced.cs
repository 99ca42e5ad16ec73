namespace Miyaburi.Text;

/// <summary>Words written letter by letter.</summary>
internal ref partial struct Folder
{
    private const int FewestLetters = 3;
    private const int WidestGap = 3;

    /// <summary>Notes such a word when the space at that index is its first; true when the space itself can go at once.</summary>
    private bool LooksSpacedOut(int space)
    {
        if (FoldUnits.IsJapanese(_last))
        {
            NoteSpacedJapanese(space);
            return false;
        }

        return _last is FoldKind.Latin or FoldKind.Styled && JoinsSpacedLatin(space);
    }

    /// <summary>
    /// Counts 「ア マ ゾ ン」: lone katakana, or a whole phrase of lone letters. Lone letters among longer pieces come
    /// from texts that a program cut into words (「頂い て い る 携帯」) and mean nothing.
    /// </summary>
    private void NoteSpacedJapanese(int space)
    {
        var start = space - 1;
        if (!IsLoneJapanese(start))
        {
            return;
        }

        int end = space, letters = 1;
        var katakana = default(TextRange);
        int run = IsKatakana(start) ? 1 : 0, runStart = start;
        for (var next = BehindGap(end); IsLoneJapanese(next); next = BehindGap(end))
        {
            letters++;
            end = next + 1;
            runStart = run == 0 ? next : runStart;
            run = IsKatakana(next) ? run + 1 : 0;
            katakana = run >= FewestLetters ? new TextRange(runStart, end - runStart) : katakana;
        }

        _lookedUntil = end;
        if (letters < FewestLetters)
        {
            return;
        }

        var wholePhrase = _joinedAt != _out.Count - 1 && !FoldUnits.IsJapanese(FoldUnits.KindAt(_text, BehindGap(end)));
        if (wholePhrase)
        {
            Log.Add(TextTrickKind.SpacedJapanese, new TextRange(start, end - start));
        }
        else if (katakana.Length > FewestLetters)
        {
            Log.Add(TextTrickKind.SpacedJapanese, katakana);
        }
    }

    /// <summary>
    /// Joins <c>P a y P a y</c>: four lone letters or more, or three of one case (「I a m」 is no word), not all the same
    /// (「w w w」 is laughter).
    /// </summary>
    private bool JoinsSpacedLatin(int space)
    {
        var start = space - 1;
        if (!IsLoneLatin(start) || !IsLoneLatin(space + 1))
        {
            return false;
        }

        var end = space;
        bool allSame = true, sameCase = true;
        while (FoldUnits.KindAt(_text, end) == FoldKind.Space && IsLoneLatin(end + 1))
        {
            allSame &= FoldUnits.Folded(_text[end + 1]) == FoldUnits.Folded(_text[start]);
            sameCase &= IsUpper(_text[end + 1]) == IsUpper(_text[start]);
            end += 2;
        }

        _lookedUntil = end;
        var letters = (end - start + 1) / 2;
        if (allSame || letters < FewestLetters || (letters == FewestLetters && !sameCase))
        {
            return false;
        }

        _joinedUntil = end;
        Log.Add(TextTrickKind.SpacedLatin, new TextRange(start, end - start));
        return true;
    }

    private readonly int BehindGap(int index)
    {
        var next = index;
        while (next - index < WidestGap && FoldUnits.KindAt(_text, next) == FoldKind.Space)
        {
            next++;
        }

        return next == index ? -1 : next;
    }

    private static bool IsUpper(char letter) => FoldUnits.Folded(letter) != letter && letter is not (>= 'ａ' and <= 'ｚ');

    private readonly bool IsKatakana(int index) =>
        FoldUnits.KindAt(_text, index) is FoldKind.Katakana or FoldKind.LongVowel;

    /// <summary>A letter with no other of its kind beside it; kana beside katakana does not count (「ンから」).</summary>
    private readonly bool IsLoneJapanese(int index)
    {
        if (!FoldUnits.IsJapanese(FoldUnits.KindAt(_text, index)))
        {
            return false;
        }

        return IsKatakana(index)
            ? !IsKatakana(index - 1) && !IsKatakana(index + 1)
            : !FoldUnits.IsJapanese(FoldUnits.KindAt(_text, index - 1)) && !FoldUnits.IsJapanese(FoldUnits.KindAt(_text, index + 1));
    }

    private readonly bool IsLoneLatin(int index) =>
        FoldUnits.KindAt(_text, index) is FoldKind.Latin or FoldKind.Styled
        && !IsInnerPart(FoldUnits.KindAt(_text, index - 1))
        && !IsInnerPart(FoldUnits.KindAt(_text, index + 1));

    private static bool IsInnerPart(FoldKind kind) =>
        FoldUnits.IsLatinOrDigit(kind) || kind is FoldKind.Mark or FoldKind.Cyrillic or FoldKind.Greek or FoldKind.Surrogate;
}
