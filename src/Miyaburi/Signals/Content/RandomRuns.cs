using System.Buffers;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>
/// Finds runs of characters without meaning: letters of both cases and digits mixed in one long run that is no
/// address, and kana that change script at every step (「ヌツぷザが ゥげギ」).
/// </summary>
internal static class RandomRuns
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("/.@:=?&%_-+#<>\\");

    private const int ShortestRun = 10;
    private const int ShortestInSubject = 8;

    /// <summary>Changes between lower case, upper case and digits that a run needs.</summary>
    private const int FewestChanges = 4;

    private const int LongestRun = 64;

    /// <summary>Changes between hiragana and katakana within one word.</summary>
    private const int FewestKanaChanges = 3;

    /// <summary>The first run, or null.</summary>
    internal static TextRange? Find(string text, bool isSubject) =>
        FindMixedKana(text) ?? FindRun(text, isSubject ? ShortestInSubject : ShortestRun);

    private static TextRange? FindRun(string text, int shortest)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                continue;
            }

            var start = at;
            while (at < text.Length && text[at] is > ' ' and < '\u007F')
            {
                at++;
            }

            var run = text.AsSpan(start, at - start);
            if (run.Length >= shortest && run.Length <= LongestRun && !run.ContainsAny(Separators) && Changes(run) >= FewestChanges)
            {
                return new TextRange(start, run.Length);
            }
        }

        return null;
    }

    private static int Changes(ReadOnlySpan<char> run)
    {
        var (changes, last) = (0, Class(run[0]));
        foreach (var c in run[1..])
        {
            var now = Class(c);
            changes += now != last ? 1 : 0;
            last = now;
        }

        return changes;
    }

    private static int Class(char c) => c switch
    {
        >= 'a' and <= 'z' => 0,
        >= 'A' and <= 'Z' => 1,
        >= '0' and <= '9' => 2,
        _ => 3,
    };

    private static TextRange? FindMixedKana(string text)
    {
        var (start, changes, last) = (-1, 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var kind = i < text.Length ? KanaKind(text[i]) : 0;
            if (kind == 0)
            {
                (start, changes, last) = (-1, 0, 0);
                continue;
            }

            start = start < 0 ? i : start;
            changes += last != 0 && last != kind ? 1 : 0;
            last = kind;
            if (changes >= FewestKanaChanges && i + 1 - start <= changes * 2)
            {
                return new TextRange(start, i + 1 - start);
            }
        }

        return null;
    }

    private static int KanaKind(char c) => c switch
    {
        >= '\u3041' and <= '\u3096' => 1,
        >= '\u30A1' and <= '\u30FA' => 2,
        _ => 0,
    };
}
