namespace Miyaburi.Messages.Charsets;

/// <summary>Base64 as found in header words: without padding, with blanks or stray characters, cut short.</summary>
internal static class Base64Text
{
    /// <summary>The six bits of a character, or −1.</summary>
    public static int Value(int c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };

    /// <summary>Appends what the characters decode to, ignoring what does not belong.</summary>
    public static void Append(ReadOnlySpan<char> text, List<byte> output)
    {
        var bits = 0;
        var count = 0;
        foreach (var c in text)
        {
            var value = Value(c);
            if (value < 0)
            {
                continue;
            }

            bits = (bits << 6) | value;
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                output.Add((byte)(bits >> count));
                bits &= (1 << count) - 1;
            }
        }
    }
}
