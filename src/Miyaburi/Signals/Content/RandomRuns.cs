using System.Buffers;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>
/// Finds runs of characters without meaning: letters of both cases and digits mixed in one long run that is no
/// address, and kana that change script at every step (「ヌツぷザが ゥげギ」).
/// </summary>
internal static class RandomRuns
{
    private const int ShortestRun = 10;
    private const int ShortestInSubject = 8;

    /// <summary>Changes between lower case, upper case and digits that a run needs.</summary>
    private const int FewestChanges = 4;

    private const int LongestRun = 64;

    /// <summary>A run with one of these is an address, a file name or code.</summary>
    private static readonly SearchValues<char> AddressSigns = SearchValues.Create("/.@:=?&%_-+#<>\\");

    /// <summary>So many kana in a row change script at every step.</summary>
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
            if (run.Length >= shortest && run.Length <= LongestRun && !run.ContainsAny(AddressSigns) && Changes(run) >= FewestChanges)
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
        var (changes, last) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var kind = KanaKind(text[i]);
            changes = kind != 0 && last != 0 && kind != last ? changes + 1 : 0;
            last = kind;
            if (changes >= FewestKanaChanges)
            {
                return new TextRange(i - changes, changes + 1);
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
