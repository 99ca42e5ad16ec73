namespace Miyaburi.Signals.Intents;

/// <summary>Tells a demand from its denial: 「コードを教えないでください」 asks for no code.</summary>
internal static class Negation
{
    private const int ReachBehind = 9;
    private const int ReachBefore = 14;

    private static readonly string[] Denials = ["ないで", "ないよう", "しないこと", "なさらない", "ぬよう", "ことはありません", "ことはござい", "ことは一切", "ことはない", "必要はありません", "必要はござい", "求められ", "言われた", "うかがうことは"];
    private static readonly string[] Before = ["never ", "not ", "n't "];

    /// <summary>Folded characters within which the end of a sentence still speaks of the place: a longer one speaks of something else.</summary>
    private const int DisclaimReach = 32;

    private static readonly string[] Disclaimers = ["ことはありません", "ことはござい", "ことは一切", "ことは絶対", "ことはない", "ことはいたしません", "ことは致しません"];

    /// <summary>Whether the rest of the sentence says that it is never done: 「差押えを行う旨をお知らせすることはありません」. "If you pay, …" is a threat all the same.</summary>
    internal static bool Disclaims(string folded, int end)
    {
        var rest = folded.AsSpan(end, Math.Min(DisclaimReach, folded.Length - end));
        var stop = rest.IndexOfAny('。', '\n');
        rest = stop < 0 ? rest : rest[..stop];
        foreach (var disclaimer in Disclaimers)
        {
            if (rest.IndexOf(disclaimer, StringComparison.Ordinal) is >= 0 and var at && !rest[..at].Contains("ば", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words around a place of folded text deny it.</summary>
    internal static bool Denies(string folded, int start, int end)
    {
        var behind = folded.AsSpan(end, Math.Min(ReachBehind, folded.Length - end));
        if (behind.StartsWith("ない") || behind.StartsWith("なく"))
        {
            return true;
        }

        foreach (var denial in Denials)
        {
            if (behind.Contains(denial, StringComparison.Ordinal))
            {
                return true;
            }
        }

        var from = Math.Max(0, start - ReachBefore);
        foreach (var word in Before)
        {
            if (folded.AsSpan(from, start - from).Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
