using System.Globalization;
using System.Text;

namespace Miyaburi.Reports;

/// <summary>
/// Text that a terminal or a log may show. Messages and file names may hold escape sequences that rewrite the screen,
/// and invisible or direction-changing characters that make it lie; none of them is ever passed on.
/// </summary>
public static class TerminalText
{
    /// <summary>The text on one line, with what must not be shown named instead.</summary>
    public static string Safe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            i += Append(safe, text, i);
        }

        return safe.ToString();
    }

    /// <summary>Appends the character at a place as it may be shown.</summary>
    /// <returns>How many units it takes in the text; a run of the same invisible character is taken at once.</returns>
    internal static int Append(StringBuilder target, ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        if (c is >= ' ' and < '\u007F')
        {
            target.Append(c);
            return 1;
        }

        if (c is '\t' or '\n' or '\r' or '\u2028' or '\u2029' or '\u0085')
        {
            target.Append(' ');
            return 1;
        }

        if (Rune.DecodeFromUtf16(text[index..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
        {
            target.Append('\uFFFD');
            return 1;
        }

        if (rune.Value is 0xFE0E or 0xFE0F or 0x200D)
        {
            // Shapes of emoji: leaving them out changes nothing that is read.
            return length;
        }

        if (MayBeShown(rune))
        {
            target.Append(text.Slice(index, length));
            return length;
        }

        return AppendName(target, text, index, rune, length);
    }

    private static int AppendName(StringBuilder target, ReadOnlySpan<char> text, int index, Rune rune, int length)
    {
        var end = index + length;
        while (end + length <= text.Length && text.Slice(end, length).SequenceEqual(text.Slice(index, length)))
        {
            end += length;
        }

        var count = (end - index) / length;
        target.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}");
        if (count > 1)
        {
            target.Append(CultureInfo.InvariantCulture, $"×{count}");
        }

        target.Append(']');
        return end - index;
    }

    private static bool MayBeShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => false,
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => rune.Value is not (0x034F or (>= 0x17B4 and <= 0x17B5) or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)),
        _ => rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800),
    };
}
