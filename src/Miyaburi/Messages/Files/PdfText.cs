using System.Globalization;
using System.Text;

namespace Miyaburi.Messages.Files;

/// <summary>
/// Text of PDF page contents (ISO 32000-1, 9.4) that is shown with strings in a readable encoding. Glyph numbers of embedded
/// fonts, which most Japanese PDF files use, are left alone.
/// </summary>
internal ref struct PdfText
{
    /// <summary>A negative advance inside <c>TJ</c> of this many thousandths is a blank.</summary>
    private const double BlankAdvance = -180;

    private readonly StringBuilder _text;
    private readonly ReadOnlySpan<byte> _content;
    private readonly List<byte> _pending = [];
    private double _number;
    private double _line = double.NaN;
    private bool _inArray;
    private bool _placed;

    private PdfText(ReadOnlySpan<byte> content, StringBuilder text)
    {
        _content = content;
        _text = text;
    }

    /// <summary>Appends the text of a content stream, if it is one.</summary>
    public static void Append(ReadOnlySpan<byte> content, StringBuilder text, int most)
    {
        if (content.IndexOf("BT"u8) < 0 || (content.IndexOf("Tj"u8) < 0 && content.IndexOf("TJ"u8) < 0))
        {
            return;
        }

        var reader = new PdfText(content, text);
        for (var i = 0; i < content.Length && text.Length < most;)
        {
            i = reader.Step(i);
        }

        reader.Flush();
    }

    private int Step(int at)
    {
        var b = _content[at];
        switch (b)
        {
            case (byte)'(':
                var window = _content.Slice(at + 1, Math.Min(_content.Length - at - 1, 4096));
                _pending.AddRange(PdfString.Literal(window));
                return EndOfString(at);
            case (byte)'<' when at + 1 < _content.Length && _content[at + 1] == '<':
                return EndOfDictionary(at + 2);
            case (byte)'[' or (byte)']':
                _inArray = b == '[';
                return at + 1;
            case (byte)'-' or (byte)'+' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'):
                return Number(at);
            case (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (byte)'/':
                return Operator(at);
            default:
                return at + 1;
        }
    }

    private int Number(int at)
    {
        var end = at + 1;
        while (end < _content.Length && end < at + 24 && _content[end] is (byte)'.' or (>= (byte)'0' and <= (byte)'9'))
        {
            end++;
        }

        double.TryParse(_content[at..end], NumberStyles.Float, CultureInfo.InvariantCulture, out _number);
        if (_inArray && _number <= BlankAdvance && _pending.Count > 0)
        {
            _pending.Add((byte)' ');
        }

        return end;
    }

    private int Operator(int at)
    {
        var end = at + 1;
        while (end < _content.Length && end < at + 64 && (char.IsAsciiLetterOrDigit((char)_content[end]) || _content[end] == '*'))
        {
            end++;
        }

        switch (_content[at..end])
        {
            case [(byte)'T', (byte)'*']:
                Flush();
                break;
            case [(byte)'B', (byte)'T']:
                _placed = false;
                break;
            case [(byte)'T', (byte)'m']:
                MoveTo(_number);
                break;
            case [(byte)'T', (byte)'d' or (byte)'D']:
                // An offset from the last line, or from the corner when it is the first of a text object.
                MoveTo(_placed ? _line + _number : _number);
                break;
        }

        return end;
    }

    /// <summary>Text at the same height continues the line: Word makes a text object of every word.</summary>
    private void MoveTo(double height)
    {
        if (height != _line)
        {
            Flush();
        }

        _line = height;
        _placed = true;
    }

    private readonly int EndOfString(int open)
    {
        var depth = 0;
        for (var i = open; i < _content.Length; i++)
        {
            if (_content[i] == '\\')
            {
                i++;
            }
            else if (_content[i] is (byte)'(' or (byte)')')
            {
                depth += _content[i] == '(' ? 1 : -1;
                if (depth == 0)
                {
                    return i + 1;
                }
            }
        }

        return _content.Length;
    }

    /// <summary>Marked content carries properties (language names) that nobody sees.</summary>
    private readonly int EndOfDictionary(int at)
    {
        var end = _content[at..].IndexOf(">>"u8);
        return end < 0 ? _content.Length : at + end + 2;
    }

    /// <summary>A line, unless it is glyph numbers.</summary>
    private readonly void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var line = PdfString.Text(_pending);
        _pending.Clear();
        var odd = 0;
        foreach (var c in line)
        {
            odd += c == '\uFFFD' || char.IsControl(c) ? 1 : 0;
        }

        if (odd * 8 <= line.Length)
        {
            _text.Append(_text.Length > 0 ? "\n" : "").Append(line);
        }
    }
}
