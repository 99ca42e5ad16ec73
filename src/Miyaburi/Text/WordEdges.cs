namespace Miyaburi.Text;

/// <summary>What a neighbouring character must not be for a word to stand alone.</summary>
internal enum WordEdge
{
    /// <summary>Anything may follow: Japanese does not separate words.</summary>
    Open,

    /// <summary>A Latin word or number ends where letters and digits end.</summary>
    Latin,

    /// <summary>A katakana word ends where katakana ends (ライン is not in オンライン).</summary>
    Katakana,
}

/// <summary>Word boundaries as Japanese text has them: by script.</summary>
internal static class WordEdges
{
    internal static WordEdge Of(char c) => c switch
    {
        < '\u0080' => char.IsAsciiLetterOrDigit(c) ? WordEdge.Latin : WordEdge.Open,
        >= '\uFF10' and <= '\uFF5A' => WordEdge.Latin,
        _ => IsKatakana(c) ? WordEdge.Katakana : WordEdge.Open,
    };

    internal static bool Continues(WordEdge edge, FoldedText text, int index)
    {
        if (edge is WordEdge.Open || (uint)index >= (uint)text.Folded.Length)
        {
            return false;
        }

        if (edge is WordEdge.Latin)
        {
            return char.IsAsciiLetterOrDigit(text.Folded[index]) && !IsAmount(text.Folded.AsSpan(index));
        }

        return IsKatakana(text.Original[text.ToOriginal(index)]);
    }

    /// <summary>A sum right behind a word (「BitCash2万円」) is no part of it.</summary>
    private static bool IsAmount(ReadOnlySpan<char> behind)
    {
        var digits = behind.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && behind[digits] is '万' or '千' or '円';
    }

    private static bool IsKatakana(char c) => c is (>= '\u30A1' and <= '\u30FA') or 'ー' or (>= '\uFF66' and <= '\uFF9D');
}
