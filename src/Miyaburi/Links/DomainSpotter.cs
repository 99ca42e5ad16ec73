namespace Miyaburi.Links;

/// <summary>Finds text that looks like a domain name: labels joined by dots that end in a public suffix.</summary>
internal static class DomainSpotter
{
    private const int LongestName = 253;

    /// <summary>Whether anything in the text looks like a domain name.</summary>
    public static bool Holds(ReadOnlySpan<char> text) => Next(text, 0, out _, out _);

    /// <summary>Finds the next domain-looking run at or behind <paramref name="from"/>.</summary>
    public static bool Next(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!IsNameCharacter(text[i]))
            {
                continue;
            }

            start = i;
            while (i < text.Length && IsNameCharacter(text[i]))
            {
                i++;
            }

            (start, length) = Trim(text, start, i);
            if (IsDomain(text.Slice(start, length)))
            {
                return true;
            }
        }

        start = length = 0;
        return false;
    }

    /// <summary>Whether a run of name characters is a name under a known public suffix.</summary>
    public static bool IsDomain(ReadOnlySpan<char> name)
    {
        if (name.Length is < 4 or > LongestName || !name.Contains('.') || name.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        Span<char> lower = stackalloc char[name.Length];
        name.ToLowerInvariant(lower);
        var match = PublicSuffixes.Find(lower);
        return match.IsKnown && match.Icann < lower.Length - 1;
    }

    private static (int Start, int Length) Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && text[start] is '.' or '-')
        {
            start++;
        }

        while (end > start && text[end - 1] is '.' or '-')
        {
            end--;
        }

        return (start, end - start);
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';
}
