using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>The text that models are fitted and scored on: what a person reads, folded, with addresses masked.</summary>
public static class ModelText
{
    /// <summary>Stands for an address.</summary>
    private const char Mask = '\u0001';

    private const int ShortestRandom = 8;

    /// <summary>Changes between letters and digits; a model name or an order number has fewer.</summary>
    private const int FewestChanges = 4;

    /// <summary>Subject and body, at most <paramref name="most"/> folded characters.</summary>
    public static string Of(ImmutableArray<FoldedPart> parts, int most)
    {
        var text = new CharBuffer(256);
        foreach (var part in parts)
        {
            if (part.Part.Role is PartRole.Subject or PartRole.Body or PartRole.ImageText && text.Count < most)
            {
                AppendMasked(ref text, part.Text.Folded, most);
            }
        }

        var masked = new string(text.Written);
        text.Free();
        return masked;
    }

    /// <summary>
    /// Every run of address characters that is an address becomes one character, so that hosts are judged by the host model
    /// alone; letters and digits shuffled together say nothing, whoever put them there.
    /// </summary>
    private static void AppendMasked(ref CharBuffer text, ReadOnlySpan<char> folded, int most)
    {
        var at = 0;
        while (at < folded.Length && text.Count < most)
        {
            var end = at;
            while (end < folded.Length && folded[end] is > ' ' and < '\u007F')
            {
                end++;
            }

            if (end == at)
            {
                AppendOutside(ref text, folded[at++]);
                continue;
            }

            var run = folded[at..end];
            if (IsAddress(run))
            {
                text.Append(Mask);
            }
            else if (!ContinuesAddress(text, run) && !IsRandom(run))
            {
                text.Append(run);
            }

            at = end;
        }

        text.Append('\n');
    }

    /// <summary>With a scheme, however it is written (<c>https:x</c> and <c>https:/x</c> are followed too), or with an "@".</summary>
    private static bool IsAddress(ReadOnlySpan<char> run) =>
        run.Contains("://", StringComparison.Ordinal) || run.Contains('@') || run.Contains("https:", StringComparison.Ordinal) || run.Contains("http:", StringComparison.Ordinal);

    /// <summary>What stands behind a letter that browsers read as part of a host (<c>https://a.jpん.b.top/</c>).</summary>
    private static bool ContinuesAddress(in CharBuffer text, ReadOnlySpan<char> run) =>
        run.Length > 1 && run[0] is '.' && char.IsAsciiLetterOrDigit(run[1]) && text.Count > 1 && text[text.Count - 2] == Mask && !char.IsWhiteSpace(text[text.Count - 1]);

    /// <summary>Letters and digits that change places again and again, as in marks that make each copy differ.</summary>
    private static bool IsRandom(ReadOnlySpan<char> run)
    {
        if (run.Length < ShortestRandom)
        {
            return false;
        }

        var changes = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(run[i]))
            {
                return false;
            }

            changes += i > 0 && char.IsAsciiDigit(run[i]) != char.IsAsciiDigit(run[i - 1]) ? 1 : 0;
        }

        return changes >= FewestChanges;
    }

    /// <summary>Layout says nothing: runs of white space count as one blank, and as none between Japanese characters.</summary>
    private static void AppendOutside(ref CharBuffer text, char c)
    {
        var last = text.Count == 0 ? ' ' : text[text.Count - 1];
        if (!char.IsWhiteSpace(c))
        {
            if (last == ' ' && text.Count > 1 && text[text.Count - 2] > '\u2E7F' && c > '\u2E7F')
            {
                text.Count--;
            }

            text.Append(c);
        }
        else if (!char.IsWhiteSpace(last))
        {
            text.Append(' ');
        }
    }
}
