using System.Numerics;

namespace Miyaburi.Messages.Qr;

/// <summary>Reads the modules of one QR code (ISO/IEC 18004, model 2): format, mask, codewords, correction, text.</summary>
internal static class QrDecoder
{
    private const int FormatMask = 0x5412;
    private const int FormatPolynomial = 0x537;

    /// <summary>Wrong bits up to which a format is still certain (the codes differ in at least 7).</summary>
    private const int ForgivenFormatBits = 3;

    /// <summary>The two bits of the format name levels in the order M, L, H, Q.</summary>
    private static readonly int[] Levels = [1, 0, 3, 2];

    /// <summary>The text, or null when these modules hold none.</summary>
    public static string? Read(QrBitmap modules)
    {
        var version = (modules.Width - 17) / 4;
        if (Format(modules) is not { } format)
        {
            return null;
        }

        var codewords = Codewords(modules, QrLayout.Reserved(version), format & 7);
        return Data(codewords, QrLayout.BlocksOf(version, Levels[format >> 3])) is { } data ? QrText.Read(data, version) : null;
    }

    /// <summary>Level and mask, five bits, from the better of the two copies; null when both are spoilt.</summary>
    private static int? Format(QrBitmap modules)
    {
        var size = modules.Width;
        var (first, second) = (0, 0);
        for (var i = 0; i < 15; i++)
        {
            var along = i < 6 ? i : i < 8 ? i + 1 : 14 - i;
            first |= (i < 8 ? modules[8, along] : i == 8 ? modules[7, 8] : modules[along, 8]) ? 1 << i : 0;
            second |= (i < 8 ? modules[size - 1 - i, 8] : modules[8, size - 15 + i]) ? 1 << i : 0;
        }

        var (best, distance) = (0, ForgivenFormatBits + 1);
        for (var format = 0; format < 32; format++)
        {
            var code = FormatCode(format);
            var wrong = Math.Min(BitOperations.PopCount((uint)(code ^ first)), BitOperations.PopCount((uint)(code ^ second)));
            (best, distance) = wrong < distance ? (format, wrong) : (best, distance);
        }

        return distance <= ForgivenFormatBits ? best : null;
    }

    private static int FormatCode(int format)
    {
        var rest = format;
        for (var i = 0; i < 10; i++)
        {
            rest = (rest << 1) ^ ((rest >> 9) * FormatPolynomial);
        }

        return ((format << 10) | rest) ^ FormatMask;
    }

    /// <summary>The codewords along the zigzag of two columns at a time, from the lower right corner, unmasked.</summary>
    private static byte[] Codewords(QrBitmap modules, QrBitmap reserved, int mask)
    {
        var size = modules.Width;
        var codewords = new List<byte>(size * size / 8);
        var (bits, value) = (0, 0);
        for (var right = size - 1; right > 0; right -= 2)
        {
            // The vertical timing pattern takes no part in the pairs.
            right -= right == 6 ? 1 : 0;
            var upward = ((right + 1) & 2) == 0;
            for (var step = 0; step < size * 2; step++)
            {
                var (x, y) = (right - (step & 1), upward ? size - 1 - (step / 2) : step / 2);
                if (reserved[x, y])
                {
                    continue;
                }

                value = (value << 1) | (modules[x, y] ^ IsMasked(mask, x, y) ? 1 : 0);
                if (++bits == 8)
                {
                    codewords.Add((byte)value);
                    (bits, value) = (0, 0);
                }
            }
        }

        return [.. codewords];
    }

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    /// <summary>The data codewords: blocks that were dealt out like cards are gathered and corrected.</summary>
    private static byte[]? Data(byte[] codewords, (int Count, int Correction) blocks)
    {
        var shortLength = codewords.Length / blocks.Count;
        var shortBlocks = blocks.Count - (codewords.Length % blocks.Count);
        var shortData = shortLength - blocks.Correction;
        var data = new List<byte>(codewords.Length);
        for (var b = 0; b < blocks.Count; b++)
        {
            var dataLength = shortData + (b < shortBlocks ? 0 : 1);
            var block = new byte[dataLength + blocks.Correction];
            for (var i = 0; i < block.Length; i++)
            {
                block[i] = codewords[Place(i, b)];
            }

            if (!ReedSolomon.TryCorrect(block, blocks.Correction))
            {
                return null;
            }

            data.AddRange(block.AsSpan(0, dataLength));
        }

        return [.. data];

        // Round by round one codeword of each block; only long blocks take part in the last round of data.
        int Place(int i, int b)
        {
            var dataLength = shortData + (b < shortBlocks ? 0 : 1);
            return i < shortData ? (i * blocks.Count) + b
                : i < dataLength ? (shortData * blocks.Count) + b - shortBlocks
                : (shortData * blocks.Count) + (blocks.Count - shortBlocks) + ((i - dataLength) * blocks.Count) + b;
        }
    }
}
