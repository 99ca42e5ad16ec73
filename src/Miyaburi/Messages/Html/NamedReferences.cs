namespace Miyaburi.Messages.Html;

/// <summary>Looks up the named character references of the HTML Standard (13.5).</summary>
internal static partial class NamedReferences
{
    /// <summary>Longest name that browsers accept without its semicolon (<c>frac12</c>).</summary>
    private const int LongestBareName = 6;

    /// <summary>Finds the longest name at the start of <paramref name="text"/>.</summary>
    /// <param name="text">Text behind the ampersand.</param>
    /// <param name="output">Room for two units.</param>
    /// <param name="length">Units written.</param>
    /// <returns>Units of the name, its semicolon included, or 0.</returns>
    public static int Read(ReadOnlySpan<char> text, Span<char> output, out int length)
    {
        var end = 0;
        while (end < text.Length && end < LongestName && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        if (end < text.Length && text[end] == ';' && Find(text[..(end + 1)], output, out length))
        {
            return end + 1;
        }

        for (end = Math.Min(end, LongestBareName); end >= 2; end--)
        {
            if (Find(text[..end], output, out length))
            {
                return end;
            }
        }

        length = 0;
        return 0;
    }

    private static bool Find(ReadOnlySpan<char> name, Span<char> output, out int length)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = Compare(name, Names[Starts[middle]..Starts[middle + 1]]);
            if (order == 0)
            {
                output[0] = (char)Values[middle * 2];
                output[1] = (char)Values[(middle * 2) + 1];
                length = output[1] == 0 ? 1 : 2;
                return true;
            }

            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        length = 0;
        return false;
    }

    private static int Compare(ReadOnlySpan<char> name, ReadOnlySpan<byte> entry)
    {
        var shorter = Math.Min(name.Length, entry.Length);
        for (var i = 0; i < shorter; i++)
        {
            if (name[i] != entry[i])
            {
                return name[i] - entry[i];
            }
        }

        return name.Length - entry.Length;
    }
}
