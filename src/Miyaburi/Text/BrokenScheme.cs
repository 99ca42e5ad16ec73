namespace Miyaburi.Text;

/// <summary>Reads <c>http://</c> and <c>https://</c> however they were broken.</summary>
internal static class BrokenScheme
{
    private const int WidestGap = 3;

    /// <summary>Length of the scheme, its colon, slashes and blanks; 0 when the text does not begin with one.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="secure">Whether it says https.</param>
    /// <param name="whole">Whether it is written as it should be.</param>
    internal static int Read(ReadOnlySpan<char> text, out bool secure, out bool whole)
    {
        secure = whole = false;
        var i = Name(text, out secure, out var plain);
        if (i == 0)
        {
            return 0;
        }

        var colon = SkipColon(text, i, out var plainColon);
        var slashes = SkipSlashes(text, colon, out var count, out var plainSlashes);
        if (count == 0 || (colon == i && count < 2))
        {
            return 0;
        }

        // One slash is no breakage: browsers read it so.
        whole = plain && plainColon && plainSlashes;
        return slashes;
    }

    private static int Name(ReadOnlySpan<char> text, out bool secure, out bool plain)
    {
        secure = false;
        plain = true;
        var i = 0;
        // 「ttp://」 is the old way of writing an address that must not become a link.
        if (Is(text, i, 'h', ref plain))
        {
            i++;
        }
        else
        {
            plain = false;
        }

        var middle = i;
        while (i < text.Length && i - middle < 2 && IsMiddle(text[i], ref plain))
        {
            i++;
        }

        if (i - middle != 2 || !Is(text, i, 'p', ref plain))
        {
            return 0;
        }

        // Two letters t alone (ttp) are fine; stars without the h are not an address.
        if (middle == 0 && !text[..2].Equals("tt", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        i++;
        secure = Is(text, i, 's', ref plain);
        return secure ? i + 1 : i;
    }

    private static bool Is(ReadOnlySpan<char> text, int index, char letter, ref bool plain)
    {
        if (index >= text.Length || FoldUnits.Folded(text[index]) != letter)
        {
            return false;
        }

        plain &= char.IsAscii(text[index]);
        return true;
    }

    private static bool IsMiddle(char unit, ref bool plain)
    {
        var letter = FoldUnits.Folded(unit);
        if (letter == 't')
        {
            plain &= char.IsAscii(unit);
            return true;
        }

        plain = false;
        return letter is 'x' or '*' or '_' or '+' or '●' or '○';
    }

    private static int SkipColon(ReadOnlySpan<char> text, int from, out bool plain)
    {
        var i = SkipBlanks(text, from);
        var start = i;
        var bracket = i < text.Length && text[i] is '[' or '(' or '{';
        i += bracket ? 1 : 0;
        if (i >= text.Length || text[i] is not (':' or '：' or ';' or '；'))
        {
            plain = false;
            return from;
        }

        plain = start == from && !bracket && text[i] == ':';
        i++;
        return i < text.Length && bracket && text[i] is ']' or ')' or '}' ? i + 1 : i;
    }

    private static int SkipSlashes(ReadOnlySpan<char> text, int from, out int count, out bool plain)
    {
        count = 0;
        plain = true;
        var i = from;
        var end = from;
        for (var blanks = 0; i < text.Length && blanks <= WidestGap; i++)
        {
            if (text[i] is '/' or '／')
            {
                count++;
                plain &= text[i] == '/' && blanks == 0;
                blanks = 0;
                end = i + 1;
                if (count == 2)
                {
                    break;
                }
            }
            else if (FoldUnits.Kind(text[i]) == FoldKind.Space || text[i] is '[' or '(' or ']' or ')')
            {
                blanks++;
            }
            else
            {
                break;
            }
        }

        if (count == 0)
        {
            return from;
        }

        var host = end;
        while (host < text.Length && text[host] is ']' or ')')
        {
            host++;
        }

        host = SkipBlanks(text, host);
        plain &= host == end;
        return host;
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
