namespace Miyaburi.Messages.Charsets;

/// <summary>How well bytes read as one Japanese encoding.</summary>
/// <param name="Characters">Characters above ASCII.</param>
/// <param name="Kana">Full-width kana and Japanese punctuation among them: the surest sign of Japanese text.</param>
/// <param name="Common">Kanji of JIS level 1.</param>
/// <param name="Rare">Kanji of level 2 and half-width kana, which chance produces most.</param>
/// <param name="Errors">Bytes that fit nowhere.</param>
internal readonly record struct JapaneseFit(int Characters, int Kana, int Common, int Rare, int Errors)
{
    /// <summary>Larger is better; at or below zero the reading is not Japanese.</summary>
    public int Score => (Kana * 3) + Common - (Rare * 2) - (Errors * 12);

    /// <summary>Whether this alone is reason to believe it: some kana, almost nothing wrong.</summary>
    public bool IsPlausible =>
        Characters > 0 && Errors * 50 <= Characters && Score > 0 && (Kana * 8 >= Characters || (Common == Characters && Characters >= 2));
}

/// <summary>Tells Shift_JIS from EUC-JP from neither by walking the bytes once as each.</summary>
internal static class JapaneseGuess
{
    private const int Sample = 64 * 1024;

    /// <summary>A sample from the first byte outside ASCII on, which both character sets begin a character with; what stands before says nothing.</summary>
    private static ReadOnlySpan<byte> Telling(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F))..];
        return bytes[..Math.Min(bytes.Length, Sample)];
    }

    /// <summary>The bytes read as Shift_JIS (code page 932).</summary>
    public static JapaneseFit AsShiftJis(ReadOnlySpan<byte> bytes)
    {
        bytes = Telling(bytes);
        int characters = 0, kana = 0, common = 0, rare = 0, errors = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b < 0x80)
            {
                continue;
            }

            characters++;
            if (b is >= 0xA1 and <= 0xDF)
            {
                rare++;
                continue;
            }

            if (b is 0x80 or 0xA0 or > 0xFC || i + 1 >= bytes.Length || bytes[i + 1] is < 0x40 or 0x7F or > 0xFC)
            {
                // A pair cut off by the end of the sample is not an error.
                errors += i + 1 >= bytes.Length && b is not (0x80 or 0xA0 or > 0xFC) ? 0 : 1;
                continue;
            }

            var trail = bytes[++i];
            switch (b)
            {
                case 0x81:
                    kana += trail is 0x40 or 0x41 or 0x42 or 0x45 or 0x49 or 0x5B or 0x63 or (>= 0x69 and <= 0x7A) or 0xA1 or 0x9F or 0xA0 or 0xA5 or 0xA6 ? 1 : 0;
                    break;
                case 0x82:
                    kana += trail >= 0x9F ? 1 : 0;
                    break;
                case 0x83:
                    kana += trail <= 0x96 ? 1 : 0;
                    break;
                case >= 0x88 and <= 0x97:
                    common++;
                    break;
                case 0x84 or 0x87 or (>= 0xFA and <= 0xFC):
                    break;
                case 0x85 or 0x86 or 0xEB or 0xEC or 0xEF or (>= 0xF0 and <= 0xF9):
                    errors++;
                    break;
                default:
                    rare++;
                    break;
            }
        }

        return new(characters, kana, common, rare, errors);
    }

    /// <summary>The bytes read as EUC-JP.</summary>
    public static JapaneseFit AsEucJp(ReadOnlySpan<byte> bytes)
    {
        bytes = Telling(bytes);
        int characters = 0, kana = 0, common = 0, rare = 0, errors = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b < 0x80)
            {
                continue;
            }

            characters++;
            var length = b == 0x8F ? 3 : 2;
            if (i + length > bytes.Length)
            {
                break;
            }

            if ((b is not (0x8E or 0x8F) && b is < 0xA1 or 0xFF) || bytes[i + 1] is < 0xA1 or 0xFF || (length == 3 && bytes[i + 2] is < 0xA1 or 0xFF))
            {
                errors++;
                continue;
            }

            var trail = bytes[i + 1];
            i += length - 1;
            switch (b)
            {
                case 0xA1:
                    kana += trail is 0xA2 or 0xA3 or 0xBC or (>= 0xCA and <= 0xDB) or 0xA1 or 0xA6 ? 1 : 0;
                    break;
                case 0xA4 or 0xA5:
                    kana++;
                    break;
                case >= 0xB0 and <= 0xCF:
                    common++;
                    break;
                case 0xA2 or 0xA3 or 0xA8 or 0xAD:
                    break;
                case 0xA9 or 0xAA or 0xAB or 0xAC or 0xAE or 0xAF or 0x8E or (>= 0xF5 and <= 0xFE):
                    rare++;
                    break;
                default:
                    rare++;
                    break;
            }
        }

        return new(characters, kana, common, rare, errors);
    }
}
