using System.Text;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Messages.Html;

/// <summary>
/// Addresses in a script that it sends the reader to: string literals behind <c>location</c>, <c>open</c> or <c>href</c>, also
/// when hidden with <c>atob</c>. Scripts are never run; what builds its address by calculation is not found.
/// </summary>
internal static class ScriptAddresses
{
    /// <summary>How far before a literal the word that uses it may stand.</summary>
    private const int Reach = 80;

    /// <summary>Words by which a script of a page leads somewhere.</summary>
    private static readonly string[] PageWords = ["location", "open(", "href", "action"];

    /// <summary>The addresses in a script of a page, in order.</summary>
    public static List<string> Find(ReadOnlySpan<char> script, MessageDraft draft) => Find(script, PageWords, draft);

    /// <summary>The addresses behind one of the words, in order.</summary>
    public static List<string> Find(ReadOnlySpan<char> script, string[] words, MessageDraft draft)
    {
        var found = new List<string>();
        var at = 0;
        while (true)
        {
            var quote = script[at..].IndexOfAny('"', '\'', '`');
            if (quote < 0)
            {
                break;
            }

            at += quote;
            var rest = script[(at + 1)..];
            var end = rest.IndexOfAny(script[at], '\n');
            if (end < 0)
            {
                break;
            }

            var before = script[Math.Max(0, at - Reach)..at];
            if (end > 0 && end <= draft.Limits.UrlCharacters && Address(before, rest[..end], words) is { } address)
            {
                if (found.Count == draft.Limits.ScriptLinks)
                {
                    draft.ReportLimit("scriptLinks");
                    break;
                }

                found.Add(address);
            }

            at += end + 2;
        }

        return found;
    }

    private static string? Address(ReadOnlySpan<char> before, ReadOnlySpan<char> literal, string[] words)
    {
        if (before.TrimEnd().EndsWith("atob(", StringComparison.Ordinal))
        {
            var bytes = new List<byte>();
            Base64Text.Append(literal, bytes);
            var text = Encoding.UTF8.GetString(bytes.ToArray());
            return IsAbsolute(text) ? text.Trim() : null;
        }

        if (!IsAbsolute(literal))
        {
            return null;
        }

        foreach (var word in words)
        {
            if (before.Contains(word, StringComparison.Ordinal))
            {
                return literal.Trim().ToString().Replace("\\/", "/", StringComparison.Ordinal);
            }
        }

        return null;
    }

    private static bool IsAbsolute(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https:\\/\\/", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http:\\/\\/", StringComparison.OrdinalIgnoreCase);
    }
}
