using System.Collections.Immutable;
using System.Text;
using Miyaburi.Messages;

namespace Miyaburi.Signals;

/// <summary>The text that models are fitted and scored on: what a person reads, folded, with addresses masked.</summary>
public static class ModelText
{
    /// <summary>Subject and body, at most <paramref name="most"/> folded characters.</summary>
    public static string Of(ImmutableArray<FoldedPart> parts, int most)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Part.Role is PartRole.Subject or PartRole.Body or PartRole.ImageText && text.Length < most)
            {
                AppendMasked(text, part.Text.Folded, most);
            }
        }

        return text.ToString();
    }

    /// <summary>Every run of address characters that holds "://" or "@" becomes one character, so that hosts are judged by the host model alone.</summary>
    private static void AppendMasked(StringBuilder text, ReadOnlySpan<char> folded, int most)
    {
        var at = 0;
        while (at < folded.Length && text.Length < most)
        {
            var end = at;
            while (end < folded.Length && folded[end] is > ' ' and < '\u007F')
            {
                end++;
            }

            if (end == at)
            {
                AppendOutside(text, folded[at++]);
                continue;
            }

            var run = folded[at..end];
            _ = run.Contains("://", StringComparison.Ordinal) || run.Contains('@')
                ? text.Append('\u0001')
                : text.Append(run);
            at = end;
        }

        text.Append('\n');
    }

    /// <summary>Layout says nothing: runs of white space count as one blank, and as none between Japanese characters.</summary>
    private static void AppendOutside(StringBuilder text, char c)
    {
        var last = text.Length == 0 ? ' ' : text[^1];
        if (!char.IsWhiteSpace(c))
        {
            if (last == ' ' && text.Length > 1 && text[^2] > '\u2E7F' && c > '\u2E7F')
            {
                text.Length--;
            }

            text.Append(c);
        }
        else if (!char.IsWhiteSpace(last))
        {
            text.Append(' ');
        }
    }
}
