namespace Miyaburi.Text;

internal ref partial struct Folder
{
    private const int ShortestMixedWord = 3;
    private const int LatinWanted = 2;

    /// <summary>Finds words of Latin letters with look-alikes of other scripts, and writes those letters in Latin.</summary>
    private void FixMixedWords()
    {
        var map = _map.Build();
        for (var i = 0; i < _out.Count;)
        {
            if (!IsWesternPart(_out[i]))
            {
                i++;
                continue;
            }

            var end = i + 1;
            while (end < _out.Count && IsWesternPart(_out[end]))
            {
                end++;
            }

            FixWord(i, end, map);
            i = end;
        }

        _built = map;
    }

    private void FixWord(int start, int end, OffsetMap map)
    {
        int latin = 0, foreign = 0, lookalikes = 0;
        for (var i = start; i < end; i++)
        {
            var kind = FoldUnits.Kind(_out[i]);
            latin += kind == FoldKind.Latin ? 1 : 0;
            if (kind is FoldKind.Cyrillic or FoldKind.Greek)
            {
                foreign++;
                lookalikes += FoldUnits.Lookalike(_text[map.ToOriginal(i)]) != '\0' ? 1 : 0;
            }
        }

        // 「kΩ」, 「μA」 and a hyphenless mixture of two real words are no imitation.
        if (foreign == 0 || lookalikes < foreign || latin < LatinWanted || end - start < ShortestMixedWord)
        {
            return;
        }

        for (var i = start; i < end; i++)
        {
            if (FoldUnits.Kind(_out[i]) is FoldKind.Cyrillic or FoldKind.Greek)
            {
                _out[i] = FoldUnits.Lookalike(_text[map.ToOriginal(i)]);
            }
        }

        if (foreign == 1 && IsGreekLower(_text[map.ToOriginal(start)]))
        {
            // 「τmax」 is a formula.
            return;
        }

        var from = map.ToOriginal(start);
        Log.Add(TextTrickKind.MixedScriptWord, new TextRange(from, map.ToOriginal(end - 1) + 1 - from));
    }

    private static bool IsGreekLower(char unit) => unit is >= '\u03AC' and <= '\u03CE';

    private static bool IsWesternPart(char unit) =>
        FoldUnits.Kind(unit) is FoldKind.Latin or FoldKind.Digit or FoldKind.Cyrillic or FoldKind.Greek;
}
