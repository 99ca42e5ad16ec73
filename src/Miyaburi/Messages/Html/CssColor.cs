using System.Globalization;

namespace Miyaburi.Messages.Html;

/// <summary>Colours as far as they are needed to tell text from its background.</summary>
internal static class CssColor
{
    /// <summary>Nothing is painted.</summary>
    public const int Transparent = -1;

    /// <summary>A picture, a gradient or a colour that was not understood.</summary>
    public const int Unknown = -2;

    /// <summary>White, the background of a page that says nothing.</summary>
    public const int White = 0xFFFFFF;

    /// <summary>Black, the text of a page that says nothing.</summary>
    public const int Black = 0;

    /// <summary>Steps of one channel below which two colours cannot be told apart by eye.</summary>
    private const int Indistinct = 9;

    /// <summary>Whether text of one colour on the other cannot be seen.</summary>
    public static bool AreAlike(int one, int other) =>
        one >= 0 && other >= 0
        && Math.Abs((one >> 16) - (other >> 16)) <= Indistinct
        && Math.Abs(((one >> 8) & 0xFF) - ((other >> 8) & 0xFF)) <= Indistinct
        && Math.Abs((one & 0xFF) - (other & 0xFF)) <= Indistinct;

    /// <summary>Whether a camera takes the colour for black.</summary>
    public static bool IsDark(int color) => color >= 0 && (((color >> 16) * 3) + (((color >> 8) & 0xFF) * 6) + (color & 0xFF)) < 128 * 10;

    /// <summary>Reads a colour value; null for keywords that change nothing (inherit).</summary>
    public static int? Read(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value is ['#', ..])
        {
            return Hexadecimal(value[1..]);
        }

        if (value.StartsWith("rgb", StringComparison.OrdinalIgnoreCase))
        {
            return Channels(value);
        }

        return Named(value) ?? (value.Length is 3 or 6 && IsHexadecimal(value) ? Hexadecimal(value) : Keyword(value));
    }

    private static int? Keyword(ReadOnlySpan<char> value) =>
        Is(value, "inherit") || Is(value, "currentcolor") || Is(value, "unset") || value.IsEmpty ? null : Unknown;

    private static bool Is(ReadOnlySpan<char> value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsHexadecimal(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static int Hexadecimal(ReadOnlySpan<char> digits)
    {
        var count = 0;
        while (count < digits.Length && char.IsAsciiHexDigit(digits[count]))
        {
            count++;
        }

        digits = digits[..count];
        if (digits.Length is 4 or 8)
        {
            // The last digit or two is the opacity.
            var opacity = digits[(digits.Length / 4 * 3)..];
            if (opacity.IndexOfAnyExcept('0') < 0)
            {
                return Transparent;
            }

            digits = digits[..(digits.Length / 4 * 3)];
        }

        if (digits.Length is not (3 or 6) || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return Unknown;
        }

        return digits.Length == 6 ? number : ((number >> 8) * 0x110000) + (((number >> 4) & 0xF) * 0x1100) + ((number & 0xF) * 0x11);
    }

    private static int Channels(ReadOnlySpan<char> value)
    {
        Span<float> numbers = stackalloc float[4];
        var count = 0;
        var at = value.IndexOf('(') + 1;
        while (at > 0 && at < value.Length && count < 4)
        {
            var start = at;
            while (at < value.Length && (char.IsAsciiDigit(value[at]) || value[at] is '.' or '-'))
            {
                at++;
            }

            if (at > start && float.TryParse(value[start..at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                var percent = at < value.Length && value[at] == '%';
                numbers[count++] = percent ? number * (count == 3 ? 0.01f : 2.55f) : number;
            }

            at = Math.Max(at, start + 1);
        }

        if (count < 3)
        {
            return Unknown;
        }

        return count == 4 && numbers[3] < 0.02f ? Transparent : (Channel(numbers[0]) << 16) | (Channel(numbers[1]) << 8) | Channel(numbers[2]);
    }

    private static int Channel(float number) => (int)Math.Clamp(number, 0, 255);

    private static int? Named(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[12];
        if (value.Length > lower.Length)
        {
            return null;
        }

        value.ToLowerInvariant(lower);
        return lower[..value.Length] switch
        {
            "white" => White, "black" => Black, "transparent" => Transparent, "red" => 0xFF0000, "green" => 0x008000, "blue" => 0x0000FF,
            "yellow" => 0xFFFF00, "gray" or "grey" => 0x808080, "silver" => 0xC0C0C0, "maroon" => 0x800000, "navy" => 0x000080,
            "orange" => 0xFFA500, "purple" => 0x800080, "lime" => 0x00FF00, "aqua" or "cyan" => 0x00FFFF, "fuchsia" or "magenta" => 0xFF00FF,
            "teal" => 0x008080, "olive" => 0x808000, "snow" => 0xFFFAFA, "ivory" => 0xFFFFF0, "ghostwhite" => 0xF8F8FF, "whitesmoke" => 0xF5F5F5,
            "azure" => 0xF0FFFF, "mintcream" => 0xF5FFFA, "floralwhite" => 0xFFFAF0, "lightgray" or "lightgrey" => 0xD3D3D3,
            "darkgray" or "darkgrey" => 0xA9A9A9, "gainsboro" => 0xDCDCDC, "pink" => 0xFFC0CB, "gold" => 0xFFD700, "brown" => 0xA52A2A,
            "window" => White, "windowtext" => Black, "none" => Transparent, "initial" => Transparent,
            _ => null,
        };
    }
}
