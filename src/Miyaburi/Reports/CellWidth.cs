using System.Globalization;
using System.Text;

namespace Miyaburi.Reports;

/// <summary>
/// Columns a character takes in a terminal (UAX #11). Where terminals differ (… × ■) the larger number is used: a
/// line that breaks early is better than one that runs over.
/// </summary>
public static class CellWidth
{
    /// <summary>Columns of a text on one line.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var sum = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            sum += Of(rune);
        }

        return sum;
    }

    internal static int Of(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x300)
        {
            return value is 0xD7 or 0xF7 or 0xB1 or 0xA7 or 0xB6 or 0xB0 ? 2 : 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        return IsWide(value) || IsAmbiguous(value) ? 2 : 1;
    }

    /// <summary>East Asian wide and full-width characters, and emoji.</summary>
    internal static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE10 and <= 0xFE19) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60)
        or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x16FE0 and <= 0x18DFF) or (>= 0x1AFF0 and <= 0x1B2FF) or (>= 0x1F000 and <= 0x1FBFF)
        or (>= 0x20000 and <= 0x3FFFD) or 0x231A or 0x231B or (>= 0x23E9 and <= 0x23F3) or (>= 0x26A0 and <= 0x26FF)
        or 0x2705 or 0x274C or 0x274E or (>= 0x2753 and <= 0x2757) or 0x2728 or 0x2B50 or 0x2B55;

    private static bool IsAmbiguous(int value) => value is
        (>= 0x2010 and <= 0x2027) or (>= 0x2030 and <= 0x203E) or (>= 0x2100 and <= 0x26FF) or (>= 0x2700 and <= 0x27BF) or (>= 0x0391 and <= 0x0451);
}
