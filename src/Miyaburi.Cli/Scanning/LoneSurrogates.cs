namespace Miyaburi.Cli.Scanning;

/// <summary>Replaces escapes of half surrogate pairs (<c>\ud83d</c> alone) in JSON by the replacement character.</summary>
internal static class LoneSurrogates
{
    /// <summary>The repaired line, or null when there was nothing to repair.</summary>
    internal static byte[]? Replace(byte[] line)
    {
        byte[]? repaired = null;
        for (var i = 0; i + 1 < line.Length;)
        {
            if (line[i] != '\\')
            {
                i++;
                continue;
            }

            if (line[i + 1] != 'u')
            {
                i += 2;
                continue;
            }

            if (IsEscape(line, i, 'c', 'f') || (IsEscape(line, i, '8', 'b') && !IsEscape(line, i + 6, 'c', 'f')))
            {
                repaired ??= (byte[])line.Clone();
                "fffd"u8.CopyTo(repaired.AsSpan(i + 2));
                i += 6;
            }
            else
            {
                i += IsEscape(line, i, '8', 'b') ? 12 : 6;
            }
        }

        return repaired;
    }

    /// <summary>Whether <c>\uD?xx</c> stands there with its second digit in the range.</summary>
    private static bool IsEscape(byte[] line, int at, char from, char to)
    {
        if (at + 6 > line.Length || line[at] != '\\' || line[at + 1] != 'u' || (line[at + 2] | 0x20) != 'd')
        {
            return false;
        }

        var second = (char)line[at + 3];
        return (char.IsAsciiDigit(second) ? second : (char)(second | 0x20)) is var digit && digit >= from && digit <= to && IsHighNibble(digit, from);
    }

    /// <summary>8–b and c–f are ranges of hexadecimal digits, not of characters: 9 to a has a gap.</summary>
    private static bool IsHighNibble(char digit, char from) => from is '8' ? digit is '8' or '9' or 'a' or 'b' : digit is >= 'c' and <= 'f';
}
