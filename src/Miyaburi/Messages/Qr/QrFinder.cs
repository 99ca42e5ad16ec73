namespace Miyaburi.Messages.Qr;

/// <summary>
/// Finds QR codes in a drawn bitmap by their three finder patterns (ISO/IEC 18004, 6.3.3). What is drawn with
/// characters or table cells is upright and every module has the same whole number of dots, so nothing is measured by guess.
/// </summary>
internal static class QrFinder
{
    private const int FinderSize = 7;

    /// <summary>Modules of a finder pattern that may be drawn wrong on purpose.</summary>
    private const int ForgivenModules = 4;

    /// <summary>The texts of all codes found, as drawn or with black and white exchanged.</summary>
    public static List<string> Read(QrBitmap bitmap, MessageDraft draft)
    {
        var found = new List<string>();
        var tries = draft.Limits.QrTries;
        Find(bitmap, found, ref tries);
        if (found.Count == 0)
        {
            Find(bitmap.Inverted(), found, ref tries);
        }

        if (tries < 0)
        {
            draft.ReportLimit("qrTries");
        }

        return found;
    }

    private static void Find(QrBitmap bitmap, List<string> found, ref int tries)
    {
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width && tries >= 0; x++)
            {
                if (Corner(bitmap, x, y) is { } corner)
                {
                    Try(bitmap, corner, found, ref tries);
                }
            }
        }
    }

    /// <summary>The upper left finder pattern that begins here: a row and a column of seven modules, and the squares between.</summary>
    private static Place? Corner(QrBitmap bitmap, int x, int y)
    {
        if (!bitmap[x, y] || bitmap[x - 1, y] || bitmap[x, y - 1])
        {
            return null;
        }

        var (right, down) = (0, 0);
        while (bitmap[x + right, y])
        {
            right++;
        }

        while (bitmap[x, y + down])
        {
            down++;
        }

        var place = new Place(x, y, right / FinderSize, down / FinderSize);
        return right % FinderSize == 0 && down % FinderSize == 0 && IsFinder(bitmap, place, 0, 0) ? place : null;
    }

    private static void Try(QrBitmap bitmap, Place corner, List<string> found, ref int tries)
    {
        for (var version = 1; version <= QrLayout.MostVersions; version++)
        {
            var size = QrLayout.SizeOf(version);
            var far = size - FinderSize;
            if (corner.X + (size * corner.ScaleX) > bitmap.Width || corner.Y + (size * corner.ScaleY) > bitmap.Height)
            {
                return;
            }

            if (IsFinder(bitmap, corner, far, 0) && IsFinder(bitmap, corner, 0, far) && --tries >= 0
                && QrDecoder.Read(Modules(bitmap, corner, size)) is { Length: > 0 } text)
            {
                found.Add(text);
                return;
            }
        }
    }

    private static bool IsFinder(QrBitmap bitmap, Place corner, int column, int row)
    {
        var wrong = 0;
        for (var y = 0; y < FinderSize; y++)
        {
            for (var x = 0; x < FinderSize; x++)
            {
                var ring = Math.Max(Math.Abs(x - 3), Math.Abs(y - 3));
                wrong += corner.Module(bitmap, column + x, row + y) == (ring != 2) ? 0 : 1;
            }
        }

        return wrong <= ForgivenModules;
    }

    private static QrBitmap Modules(QrBitmap bitmap, Place corner, int size)
    {
        var modules = new QrBitmap(size, size);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                modules[x, y] = corner.Module(bitmap, x, y);
            }
        }

        return modules;
    }

    /// <summary>Where a code begins, and dots to a module.</summary>
    private readonly record struct Place(int X, int Y, int ScaleX, int ScaleY)
    {
        public bool Module(QrBitmap bitmap, int column, int row) =>
            bitmap[X + (column * ScaleX) + (ScaleX / 2), Y + (row * ScaleY) + (ScaleY / 2)];
    }
}
