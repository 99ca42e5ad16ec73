using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>Finds a mail address in the place of a person's name: 「xxx@example.com 様」, <c>Dear xxx@example.com</c>.</summary>
internal static class AddressedByMail
{
    private static readonly string[] After = ["様", "さま", "さん", "殿"];
    private static readonly string[] Before = ["dear", "hello", "hi", "attention", "attn"];

    /// <summary>The address, or null.</summary>
    internal static TextRange? Find(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && IsPart(text[start - 1]))
            {
                start--;
            }

            var end = at + 1;
            while (end < text.Length && IsPart(text[end]))
            {
                end++;
            }

            if (start < at && text.AsSpan(at, end - at).Contains('.') && (IsFollowed(text, end) || IsGreeted(text, start)))
            {
                return new TextRange(start, end - start);
            }
        }

        return null;
    }

    private static bool IsFollowed(string text, int end)
    {
        var rest = text.AsSpan(end, Math.Min(8, text.Length - end)).TrimStart(" \u3000\u00A0)）>");
        foreach (var cue in After)
        {
            if (rest.StartsWith(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGreeted(string text, int start)
    {
        var head = text.AsSpan(Math.Max(0, start - 12), Math.Min(12, start)).TrimEnd(" :,<(");
        foreach (var cue in Before)
        {
            if (head.EndsWith(cue, StringComparison.OrdinalIgnoreCase) && (head.Length == cue.Length || !char.IsAsciiLetter(head[^(cue.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+';
}
