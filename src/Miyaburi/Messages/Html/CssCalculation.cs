namespace Miyaburi.Messages.Html;

/// <summary>The value of <c>calc()</c> as far as hiding text with it goes: sums, differences and products of plain lengths.</summary>
internal static class CssCalculation
{
    /// <summary>Reads what stands behind the opening bracket; null when it holds anything else.</summary>
    public static CssLength? Read(ReadOnlySpan<char> text)
    {
        float pixels = 0, share = 0, termPixels = 0, termShare = 0;
        var relative = false;
        var sign = 1f;
        var operation = '+';
        while (true)
        {
            text = text.TrimStart();
            if (CssLength.ReadOne(text, out var used) is not { } value || used == 0)
            {
                return null;
            }

            relative |= value.IsRelative;
            switch (operation)
            {
                case '*':
                    // One side of a product is a plain number.
                    (termPixels, termShare) = value.IsRelative
                        ? (0, termPixels * value.Share)
                        : (termPixels * value.Pixels, termShare * value.Pixels);
                    break;
                case '/':
                    var divisor = value.Pixels == 0 ? 1 : value.Pixels;
                    (termPixels, termShare) = (termPixels / divisor, termShare / divisor);
                    break;
                default:
                    pixels += sign * termPixels;
                    share += sign * termShare;
                    sign = operation == '-' ? -1 : 1;
                    (termPixels, termShare) = (value.Pixels, value.Share);
                    break;
            }

            text = text[used..].TrimStart();
            if (text.IsEmpty || text[0] == ')')
            {
                pixels += sign * termPixels;
                share += sign * termShare;
                return relative && share != 0 ? new(0, share, true) : new(pixels, 0, false);
            }

            operation = text[0];
            if (operation is not ('+' or '-' or '*' or '/'))
            {
                return null;
            }

            text = text[1..];
        }
    }
}
