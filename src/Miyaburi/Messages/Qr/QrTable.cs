namespace Miyaburi.Messages.Qr;

/// <summary>
/// The cells of the table that is being read, as black and white: a QR code made of table cells is seen by a person's
/// phone and by no filter that looks for pictures. A table inside a cell begins anew; codes hold no tables.
/// </summary>
internal sealed class QrTable
{
    private const int FewestColumns = 21;
    private const int Most = 200;

    private readonly bool[] _row = new bool[Most];
    private readonly List<bool[]> _rows = [];
    private int _columns;

    /// <summary>A table begins.</summary>
    public void Begin()
    {
        _rows.Clear();
        _columns = 0;
    }

    /// <summary>A row begins; the one before it is kept when it is wide enough to belong to a code.</summary>
    public void BeginRow()
    {
        if (_columns >= FewestColumns && _rows.Count < Most)
        {
            _rows.Add(_row[.._columns]);
        }

        _columns = 0;
    }

    /// <summary>A cell.</summary>
    /// <param name="isBlack">Whether its background is dark.</param>
    /// <param name="span">Columns it takes.</param>
    public void Add(bool isBlack, int span)
    {
        for (span = Math.Clamp(span, 1, Most); span > 0 && _columns < Most; span--)
        {
            _row[_columns++] = isBlack;
        }
    }

    /// <summary>The table ends; the texts of the codes its cells draw.</summary>
    public List<string> End(MessageDraft draft)
    {
        BeginRow();
        if (_rows.Count < FewestColumns)
        {
            Begin();
            return [];
        }

        var bitmap = new QrBitmap(_rows.Max(r => r.Length), _rows.Count);
        for (var y = 0; y < _rows.Count; y++)
        {
            for (var x = 0; x < _rows[y].Length; x++)
            {
                bitmap[x, y] = _rows[y][x];
            }
        }

        Begin();
        return QrFinder.Read(bitmap, draft);
    }
}
