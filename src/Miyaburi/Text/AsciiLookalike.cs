namespace Miyaburi.Text;

/// <summary>Digits and letter pairs written for the letters they look like: <c>arnaz0n</c>, <c>paypa1</c>, <c>vvells</c>.</summary>
public static class AsciiLookalike
{
    /// <summary>
    /// The word in lower case with look-alikes unified: 0 and o; 1, i, ! and | as l; 2 z; 3 e; 4 and @ a; 5 and $ s; 7 t; 8 b; 9 g;
    /// rn m; vv w; cl d. Both words of a comparison have to be folded.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new CharBuffer(word.Length);
        foreach (var unit in word)
        {
            var letter = Letter(LetterCase.Lower(unit));
            var pair = folded.Count > 0 ? Pair(folded[folded.Count - 1], letter) : '\0';
            if (pair == '\0')
            {
                folded.Append(letter);
            }
            else
            {
                folded[folded.Count - 1] = pair;
            }
        }

        var result = new string(folded.Written);
        folded.Free();
        return result;
    }

    private static char Letter(char unit) => unit switch
    {
        '0' => 'o',
        '1' or 'i' or '!' or '|' => 'l',
        '2' => 'z',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => unit,
    };

    private static char Pair(char first, char second) => (first, second) switch
    {
        ('r', 'n') => 'm',
        ('v', 'v') => 'w',
        ('c', 'l') => 'd',
        _ => '\0',
    };
}
