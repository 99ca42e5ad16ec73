namespace Miyaburi.Links;

/// <summary>A scheme with what follows it, as it stands in running text.</summary>
/// <param name="Start">Index of its first letter.</param>
/// <param name="End">Index behind its slashes.</param>
/// <param name="Scheme">The scheme it means, lower-case ASCII.</param>
/// <param name="IsBroken">Whether a program would not recognise it.</param>
/// <param name="IsFullWidth">Whether it is written in full-width characters.</param>
internal readonly record struct AddressScheme(int Start, int End, string Scheme, bool IsBroken, bool IsFullWidth)
{
    private const int LongestWord = 14;

    /// <summary>Recognises a scheme whose colon or first slash stands at <paramref name="at"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int floor, int at, out AddressScheme scheme)
    {
        scheme = default;
        var wordEnd = at;
        while (wordEnd > floor && at - wordEnd < 2 && text[wordEnd - 1] == ' ')
        {
            wordEnd--;
        }

        var start = wordEnd;
        while (start > floor && wordEnd - start < LongestWord && IsWord(text[start - 1]))
        {
            start--;
        }

        if (!TryMeaning(text, ref start, wordEnd, out var meant, out var disguised)
            || !TrySeparator(text, wordEnd, out var end, out var slashes, out var colon, out var spaces, out var wide))
        {
            return false;
        }

        // A colon alone or slashes alone are taken for a scheme only where the scheme leaves no doubt.
        var isWeb = meant is "http" or "https";
        if (isWeb ? !colon && slashes < 2 : !colon || slashes < 2 || spaces || disguised)
        {
            return false;
        }

        wide |= text[start..wordEnd].ContainsAnyInRange('\uFF01', '\uFF5E');
        scheme = new AddressScheme(start, end, meant, disguised || !colon || spaces || wide, wide);
        return true;
    }

    private static bool IsWord(char c) => char.IsAsciiLetter(c) || c is '*' or '-' or (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A');

    private static bool TryMeaning(ReadOnlySpan<char> text, ref int start, int end, out string meant, out bool disguised)
    {
        Span<char> word = stackalloc char[end - start];
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = char.ToLowerInvariant(TextCharacters.Narrow(text[start + i]));
        }

        foreach (var (written, meaning) in WebWords)
        {
            if (word.EndsWith(written))
            {
                start = end - written.Length;
                meant = meaning;
                disguised = written != meaning;
                return true;
            }
        }

        disguised = false;
        meant = "";
        foreach (var known in AppSchemes)
        {
            if (word.SequenceEqual(known))
            {
                meant = known;
                return true;
            }
        }

        return false;
    }

    private static bool TrySeparator(ReadOnlySpan<char> text, int at, out int end, out int slashes, out bool colon, out bool spaces, out bool wide)
    {
        var i = at;
        (slashes, colon, spaces, wide) = (0, false, false, false);
        for (; i < text.Length && i - at < 12; i++)
        {
            var c = text[i];
            if (c is ':' or '：' && slashes == 0 && !colon)
            {
                colon = true;
                wide |= c == '：';
            }
            else if (c is '/' or '\\' or '／')
            {
                slashes++;
                wide |= c == '／';
            }
            else if (c == ' ' && i + 1 < text.Length && text[i + 1] != ' ')
            {
                spaces = true;
            }
            else if (c == '[' && text[i..].StartsWith("[:]") && !colon)
            {
                colon = spaces = true;
                i += 2;
            }
            else
            {
                break;
            }
        }

        end = i;
        return colon || slashes > 0;
    }

    private static readonly (string Written, string Meaning)[] WebWords =
    [
        ("https", "https"), ("http", "http"), ("hxxps", "https"), ("hxxp", "http"), ("h**ps", "https"), ("h**p", "http"),
        ("htxps", "https"), ("htxp", "http"), ("htps", "https"), ("ttps", "https"), ("ttp", "http"),
    ];

    private static readonly string[] AppSchemes = ["line", "intent", "ftp", "ws", "wss", "market", "itms-services", "itms-apps", "weixin", "paypay"];
}
