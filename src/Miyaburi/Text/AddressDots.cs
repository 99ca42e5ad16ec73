namespace Miyaburi.Text;

/// <summary>What dots and blanks in a broken host mean.</summary>
internal static class AddressDots
{
    private const int WidestGap = 3;

    /// <summary>Endings that broken addresses are completed to; a wider list would join sentences.</summary>
    private static readonly string[] Suffixes =
    [
        "biz", "cc", "club", "cn", "co", "com", "fun", "icu", "in", "info", "io", "jp", "link", "live", "me", "ne", "net", "online", "or",
        "org", "ru", "shop", "site", "store", "tech", "tk", "tokyo", "top", "tv", "us", "vip", "work", "xyz",
    ];

    /// <summary>Length of <c>[.]</c>, <c>(.)</c>, <c>{dot}</c> … with blanks around it, or 0.</summary>
    internal static int BracketedDot(ReadOnlySpan<char> text, int at)
    {
        var i = SkipBlanks(text, at);
        if (i >= text.Length || text[i] is not ('[' or '(' or '{' or '（' or '［'))
        {
            return 0;
        }

        i = SkipBlanks(text, i + 1);
        var dot = i < text.Length && text[i] is '.' or '。' or '．' or '・' ? 1
            : text[i..].StartsWith("dot", StringComparison.OrdinalIgnoreCase) ? 3
            : text[i..].StartsWith("ドット", StringComparison.Ordinal) ? 3 : 0;
        i = SkipBlanks(text, i + dot);
        return dot > 0 && i < text.Length && text[i] is ']' or ')' or '}' or '）' or '］' ? SkipBlanks(text, i + 1) - at : 0;
    }

    /// <summary>Whether a dot with a blank before it belongs to the host: a letter follows at once, or a suffix behind a blank.</summary>
    internal static bool GoesOnBehindDot(ReadOnlySpan<char> text, int dot) =>
        (dot + 1 < text.Length && char.IsAsciiLetterOrDigit(text[dot + 1])) || SuffixBehindBlank(text, dot + 1) > 0;

    /// <summary>Index of a suffix that follows blanks, or 0.</summary>
    internal static int SuffixBehindBlank(ReadOnlySpan<char> text, int from)
    {
        var next = SkipBlanks(text, from);
        return next > from && StartsWithSuffix(text[next..]) ? next : 0;
    }

    /// <summary>Whether the last label and the letters that follow make a suffix: <c>.o</c> and <c>rg</c>.</summary>
    internal static bool CompletesSuffix(ReadOnlySpan<char> host, ReadOnlySpan<char> following)
    {
        var label = host[(host.LastIndexOf('.') + 1)..];
        if (label.Length is 0 or > 3 || label.Length == host.Length || EndsInSuffix(host))
        {
            return false;
        }

        var letters = Letters(following);
        foreach (var suffix in Suffixes)
        {
            if (suffix.Length == label.Length + letters && suffix.AsSpan().StartsWith(label) && suffix.AsSpan(label.Length).SequenceEqual(following[..letters]))
            {
                return letters > 0;
            }
        }

        return false;
    }

    internal static bool EndsInSuffix(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        return dot > 0 && IsSuffix(host[(dot + 1)..]);
    }

    /// <summary>Whether the text begins with a suffix as a whole lower-case word.</summary>
    internal static bool StartsWithSuffix(ReadOnlySpan<char> text) => IsSuffix(text[..Letters(text)]);

    /// <summary>Whether the text begins with labels and a dot: the rest of a host.</summary>
    internal static bool LooksLikeHost(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '-'))
        {
            i++;
        }

        return i > 0 && i + 1 < text.Length && text[i] == '.' && char.IsAsciiLetter(text[i + 1]);
    }

    private static bool IsSuffix(ReadOnlySpan<char> label)
    {
        foreach (var suffix in Suffixes)
        {
            if (label.SequenceEqual(suffix))
            {
                return true;
            }
        }

        return false;
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && i < 16 && char.IsAsciiLetter(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int from)
    {
        var i = from;
        while (i < text.Length && i - from < WidestGap && FoldUnits.Kind(text[i]) == FoldKind.Space)
        {
            i++;
        }

        return i;
    }
}
