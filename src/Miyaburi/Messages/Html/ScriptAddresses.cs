using System.Text;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Messages.Html;

/// <summary>
/// Addresses in a script that it sends the reader to: string literals behind <c>location</c>, <c>open</c> or <c>href</c>, also
/// when hidden with <c>atob</c>. Scripts are never run; what builds its address by calculation is not found.
/// </summary>
internal static class ScriptAddresses
{
    private const int Longest = 4096;

    /// <summary>How far before a literal the word that uses it may stand.</summary>
    private const int Reach = 80;

    private const int MostFound = 16;

    /// <summary>The addresses, in order.</summary>
    public static List<string> Find(ReadOnlySpan<char> script)
    {
        var found = new List<string>();
        var at = 0;
        while (found.Count < MostFound)
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
            if (end is > 0 and < Longest && Address(before, rest[..end]) is { } address)
            {
                found.Add(address);
            }

            at += end + 2;
        }

        return found;
    }

    private static string? Address(ReadOnlySpan<char> before, ReadOnlySpan<char> literal)
    {
        if (before.TrimEnd().EndsWith("atob(", StringComparison.Ordinal))
        {
            var bytes = new List<byte>();
            Base64Text.Append(literal, bytes);
            var text = Encoding.UTF8.GetString(bytes.ToArray());
            return IsAbsolute(text) ? text.Trim() : null;
        }

        var leads = before.Contains("location", StringComparison.Ordinal) || before.Contains("open(", StringComparison.Ordinal)
            || before.Contains("href", StringComparison.Ordinal) || before.Contains("action", StringComparison.Ordinal);
        return leads && IsAbsolute(literal) ? literal.Trim().ToString().Replace("\\/", "/", StringComparison.Ordinal) : null;
    }

    private static bool IsAbsolute(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https:\\/\\/", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http:\\/\\/", StringComparison.OrdinalIgnoreCase);
    }
}
