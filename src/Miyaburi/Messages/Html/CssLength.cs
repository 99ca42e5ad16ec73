using System.Globalization;

namespace Miyaburi.Messages.Html;

/// <summary>A length: pixels, or a share of something (em, %).</summary>
/// <param name="Pixels">Absolute part.</param>
/// <param name="Share">Relative part, 1 for 100 % or 1em.</param>
/// <param name="IsRelative">Whether <see cref="Share"/> is meant.</param>
internal readonly record struct CssLength(float Pixels, float Share, bool IsRelative)
{
    /// <summary>Whether it is nothing at all.</summary>
    public bool IsZero => IsRelative ? Share == 0 : Pixels == 0;

    /// <summary>Whether it is a pixel or less.</summary>
    public bool IsNothing => IsRelative ? Share == 0 : Pixels is >= 0 and <= 1;

    /// <summary>Whether it is far to the left or above the page.</summary>
    public bool IsFarOut => IsRelative ? Share <= -20 : Pixels <= -400;

    /// <summary>Reads a length or a sum of lengths in <c>calc()</c>; null when it is something else.</summary>
    public static CssLength? Read(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.StartsWith("calc(", StringComparison.OrdinalIgnoreCase))
        {
            return CssCalculation.Read(value[5..]);
        }

        return ReadOne(value, out _);
    }

    /// <summary>Reads one number with its unit.</summary>
    /// <param name="value">Text that starts with it.</param>
    /// <param name="used">Units read.</param>
    public static CssLength? ReadOne(ReadOnlySpan<char> value, out int used)
    {
        used = 0;
        var at = value is ['-' or '+', ..] ? 1 : 0;
        while (at < value.Length && (char.IsAsciiDigit(value[at]) || value[at] == '.'))
        {
            at++;
        }

        if (!float.TryParse(value[..at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var unitStart = at;
        while (at < value.Length && (char.IsAsciiLetter(value[at]) || value[at] == '%'))
        {
            at++;
        }

        used = at;
        return OfUnit(number, value[unitStart..at]);
    }

    private static CssLength? OfUnit(float number, ReadOnlySpan<char> unit)
    {
        Span<char> lower = stackalloc char[4];
        if (unit.Length > lower.Length)
        {
            return null;
        }

        unit.ToLowerInvariant(lower);
        return lower[..unit.Length] switch
        {
            "" or "px" => new(number, 0, false),
            "pt" => new(number * 4 / 3, 0, false),
            "pc" => new(number * 16, 0, false),
            "in" => new(number * 96, 0, false),
            "cm" => new(number * 37.8f, 0, false),
            "mm" => new(number * 3.78f, 0, false),
            "em" or "ex" or "ch" or "lh" => new(0, number, true),
            "rem" => new(number * 16, 0, false),
            "%" => new(0, number / 100, true),
            "vw" or "vh" or "vmin" or "vmax" => new(number * 10, 0, false),
            _ => null,
        };
    }
}
