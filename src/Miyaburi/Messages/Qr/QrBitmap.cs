namespace Miyaburi.Messages.Qr;

/// <summary>Black and white dots in rows; everything outside is white.</summary>
internal sealed class QrBitmap(int width, int height)
{
    private readonly bool[] _dots = new bool[width * height];

    /// <summary>Dots in a row.</summary>
    public int Width => width;

    /// <summary>Rows.</summary>
    public int Height => height;

    /// <summary>Whether the dot is black; dots outside are not.</summary>
    public bool this[int x, int y]
    {
        get => (uint)x < (uint)width && (uint)y < (uint)height && _dots[(y * width) + x];
        set => _dots[(y * width) + x] = value;
    }

    /// <summary>The same dots with black and white exchanged: codes printed for a dark screen.</summary>
    public QrBitmap Inverted()
    {
        var inverted = new QrBitmap(width, height);
        for (var i = 0; i < _dots.Length; i++)
        {
            inverted._dots[i] = !_dots[i];
        }

        return inverted;
    }
}
