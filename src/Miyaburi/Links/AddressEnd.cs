namespace Miyaburi.Links;

/// <summary>Finds where an address in running text ends. Work is linear in the length of the address.</summary>
internal static class AddressEnd
{
    /// <summary>How often one host is looked at again because Japanese letters follow ASCII ones.</summary>
    private const int MostDoubts = 4;

    /// <summary>The end of the host (with userinfo and port) that begins at <paramref name="start"/>.</summary>
    public static int OfAuthority(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        // Where the address ends if the doubtful part behind it does not belong to a domain name.
        var fallback = -1;
        var doubts = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c == '[')
            {
                var bracket = BracketLength(text, i, start);
                if (bracket == 0)
                {
                    break;
                }

                i += bracket;
                continue;
            }

            if (IsPlain(c) || TextCharacters.IsForeign(c))
            {
                i++;
            }
            else if (IsDefangedDot(text, i))
            {
                i += 3;
            }
            else if (HostCharacters.IsForeignDot(c) && IsBetweenNames(text, i, start))
            {
                fallback = fallback < 0 ? i : fallback;
                i++;
            }
            else if (HostCharacters.IsConfusableSlash(c) || HostCharacters.IsKanaSlash(c))
            {
                if (!IsBetweenNames(text, i, start))
                {
                    break;
                }

                fallback = fallback < 0 ? i : fallback;
                i++;
            }
            else if (TextCharacters.IsJapaneseLetter(c) && MayContinue(text, start, i, ref doubts))
            {
                fallback = fallback < 0 ? i : fallback;
                i++;
            }
            else
            {
                break;
            }
        }

        return fallback >= 0 && !HasKnownSuffix(text[start..i]) ? fallback : i;
    }

    /// <summary>The end of path, query and fragment that begin at <paramref name="start"/>.</summary>
    public static int OfPath(ReadOnlySpan<char> text, int start, bool fullWidth)
    {
        var i = start;
        while (i < text.Length && (TextCharacters.IsPath(text[i]) || (text[i] >= 128 && IsPathBeyondAscii(text[i], fullWidth))))
        {
            i++;
        }

        return i;
    }

    /// <summary>Takes away the punctuation of the sentence round the address.</summary>
    public static int Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start)
        {
            var c = text[end - 1];
            var drop = c switch
            {
                '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '"' or '\\' or '^' => true,
                ')' => IsUnbalanced(text[start..end], '(', ')'),
                ']' => IsUnbalanced(text[start..end], '[', ']'),
                '}' => IsUnbalanced(text[start..end], '{', '}'),
                '(' or '[' or '{' => true,
                _ => HostCharacters.IsInvisible(c) || HostCharacters.IsForeignDot(c) || char.IsHighSurrogate(c),
            };
            if (!drop)
            {
                break;
            }

            end--;
        }

        return end;
    }

    /// <summary>Whether a host (perhaps with userinfo and port) ends in a public suffix or is an IP address.</summary>
    public static bool HasKnownSuffix(ReadOnlySpan<char> authority)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = host.LastIndexOf(':');
        if (colon > 0 && !host.EndsWith(']'))
        {
            host = host[..colon];
        }

        if (host.IsEmpty)
        {
            return false;
        }

        var read = HostReader.Read(host);
        return read.Kind is HostKind.IPv4 or HostKind.IPv6
            || (read.Kind == HostKind.Domain && read.PublicSuffix.Length > 0 && read.Ascii.Length > read.PublicSuffix.Length + 1);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '%' or '@' or ':' or '*' or '~' or '!' or '$' or '&' or '=' or '+';

    private static bool IsDefangedDot(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && text[at] == '(' && text[at + 1] == '.' && text[at + 2] == ')';

    /// <summary>Length of <c>[.]</c>, <c>[dot]</c>, <c>[:]</c> or of an IPv6 address; 0 for any other bracket.</summary>
    private static int BracketLength(ReadOnlySpan<char> text, int at, int start)
    {
        var rest = text[at..];
        if (rest.StartsWith("[.]") || rest.StartsWith("[:]"))
        {
            return 3;
        }

        if (rest.StartsWith("[dot]", StringComparison.OrdinalIgnoreCase))
        {
            return 5;
        }

        var close = at == start || text[at - 1] == '@' ? rest[..Math.Min(rest.Length, 48)].IndexOf(']') : -1;
        return close > 2 && Ipv6Reader.TryRead(rest[1..close], out _) ? close + 1 : 0;
    }

    private static bool IsBetweenNames(ReadOnlySpan<char> text, int at, int start) =>
        at > start && at + 1 < text.Length && TextCharacters.IsName(text[at - 1]) && TextCharacters.IsName(text[at + 1]);

    /// <summary>Japanese letters belong to a domain name when they begin a label, or when what stands before them is no complete host yet.</summary>
    private static bool MayContinue(ReadOnlySpan<char> text, int start, int at, ref int doubts)
    {
        if (at == start || TextCharacters.IsDot(text[at - 1]) || TextCharacters.IsJapaneseLetter(text[at - 1]))
        {
            return true;
        }

        return ++doubts <= MostDoubts && !HasKnownSuffix(text[start..at]);
    }

    private static bool IsPathBeyondAscii(char c, bool fullWidth) =>
        TextCharacters.IsForeign(c) ? fullWidth || !TextCharacters.IsFullWidthName(c)
            : fullWidth && c is >= '\uFF01' and <= '\uFF5E';

    private static bool IsUnbalanced(ReadOnlySpan<char> text, char open, char close) => text.Count(close) > text.Count(open);
}
