namespace Miyaburi.Messages.Qr;

/// <summary>Where things stand in a QR code of each version, and how its codewords are split into blocks (ISO/IEC 18004, tables 1, 9 and E.1).</summary>
internal static class QrLayout
{
    /// <summary>Versions, from 21 to 177 modules a side.</summary>
    public const int MostVersions = 40;

    // One row a level (L, M, Q, H), one column a version from 1.
    private static readonly byte[][] CorrectionPerBlock =
    [
        [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
        [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    ];

    private static readonly byte[][] Blocks =
    [
        [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
        [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
        [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
        [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
    ];

    /// <summary>Modules a side.</summary>
    public static int SizeOf(int version) => 17 + (4 * version);

    /// <summary>Blocks, and correction codewords in each, at a level (0 L, 1 M, 2 Q, 3 H).</summary>
    public static (int Count, int Correction) BlocksOf(int version, int level) => (Blocks[level][version - 1], CorrectionPerBlock[level][version - 1]);

    /// <summary>The modules that hold no data: finder, timing and alignment patterns, format and version.</summary>
    public static QrBitmap Reserved(int version)
    {
        var size = SizeOf(version);
        var reserved = new QrBitmap(size, size);
        Fill(reserved, 0, 0, 9, 9);
        Fill(reserved, size - 8, 0, 8, 9);
        Fill(reserved, 0, size - 8, 9, 8);
        Fill(reserved, 6, 0, 1, size);
        Fill(reserved, 0, 6, size, 1);
        if (version >= 7)
        {
            Fill(reserved, size - 11, 0, 3, 6);
            Fill(reserved, 0, size - 11, 6, 3);
        }

        var centres = AlignmentCentres(version);
        foreach (var x in centres)
        {
            foreach (var y in centres)
            {
                if (!((x == 6 && y == 6) || (x == 6 && y == size - 7) || (x == size - 7 && y == 6)))
                {
                    Fill(reserved, x - 2, y - 2, 5, 5);
                }
            }
        }

        return reserved;
    }

    private static int[] AlignmentCentres(int version)
    {
        if (version == 1)
        {
            return [];
        }

        var centres = new int[(version / 7) + 2];
        // The distances of version 32 are the one row of table E.1 that does not follow from the others.
        var step = version == 32 ? 26 : ((version * 4) + (centres.Length * 2) + 1) / ((centres.Length * 2) - 2) * 2;
        centres[0] = 6;
        for (var i = centres.Length - 1; i > 0; i--)
        {
            centres[i] = SizeOf(version) - 7 - ((centres.Length - 1 - i) * step);
        }

        return centres;
    }

    private static void Fill(QrBitmap bitmap, int left, int top, int width, int height)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
            {
                bitmap[x, y] = true;
            }
        }
    }
}
