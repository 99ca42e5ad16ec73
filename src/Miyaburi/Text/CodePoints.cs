namespace Miyaburi.Text;

/// <summary>Reading code points out of UTF-16 without failing on lone surrogates, which stand for themselves.</summary>
internal static class CodePoints
{
    /// <summary>The code point that starts at <paramref name="index"/>, and how many units it takes.</summary>
    internal static int At(ReadOnlySpan<char> text, int index, out int units)
    {
        var high = text[index];
        if (char.IsHighSurrogate(high) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            units = 2;
            return char.ConvertToUtf32(high, text[index + 1]);
        }

        units = 1;
        return high;
    }

    /// <summary>The code point that ends just before <paramref name="end"/>, and how many units it takes.</summary>
    internal static int Before(ReadOnlySpan<char> text, int end, out int units)
    {
        var low = text[end - 1];
        if (char.IsLowSurrogate(low) && end > 1 && char.IsHighSurrogate(text[end - 2]))
        {
            units = 2;
            return char.ConvertToUtf32(text[end - 2], low);
        }

        units = 1;
        return low;
    }
}
