using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>The text that models are fitted and scored on: what a person reads, folded, with addresses masked.</summary>
public static class ModelText
{
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

    /// <summary>Every run of address characters that holds "://" or "@" becomes one character, so that hosts are judged by the host model alone.</summary>
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
            text.Append(run.Contains("://", StringComparison.Ordinal) || run.Contains('@') ? "\u0001" : run);
            at = end;
        }

        text.Append('\n');
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
