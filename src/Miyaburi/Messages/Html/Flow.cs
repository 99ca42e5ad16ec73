using System.Buffers;

namespace Miyaburi.Messages.Html;

/// <summary>
/// Lays text out as a person reads it: white space collapses, blocks begin on new lines, at most one blank line.
/// </summary>
internal struct Flow(int capacity)
{
    /// <summary>Blanks kept in a row where they count: as many as a code drawn with characters may have.</summary>
    private const int LongestIndent = 64;

    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\n\r\f&");

    private TextBuffer _text = new(capacity);
    private bool _space;
    private int _breaks;
    private int _indent;

    /// <summary>Units laid out so far.</summary>
    public readonly int Length => _text.Length;

    /// <summary>Whether the next character follows the last one directly.</summary>
    public readonly bool IsInsideWord => !_space && _breaks == 0 && _indent == 0 && char.IsLetterOrDigit(_text.Last);

    /// <summary>Where the next character will stand, or where it stands if nothing follows.</summary>
    public readonly int Here => _text.Length;

    /// <summary>Ends the line unless it is empty.</summary>
    public void Break() => _breaks = Math.Max(_breaks, 1);

    /// <summary>Ends the line; twice leaves an empty one.</summary>
    public void BreakAlways() => _breaks = Math.Min(_breaks + 1, 2);

    /// <summary>A gap between table cells.</summary>
    public void Gap() => _space = true;

    /// <summary>Lays out text of the markup, decoding character references.</summary>
    /// <param name="text">Text as it stands in the markup.</param>
    /// <param name="keepBreaks">Whether line breaks and spaces count (pre).</param>
    /// <param name="decode">Whether character references are decoded.</param>
    /// <returns>Position of the first unit written, or −1 when there was only white space.</returns>
    public int Write(ReadOnlySpan<char> text, bool keepBreaks, bool decode = true)
    {
        var first = -1;
        while (!text.IsEmpty)
        {
            var run = text.IndexOfAny(Special);
            if (run != 0)
            {
                var piece = run < 0 ? text : text[..run];
                first = first < 0 ? Start() : first;
                Start();
                _text.Append(piece);
                text = text[piece.Length..];
                continue;
            }

            var used = 1;
            if (text[0] == '&')
            {
                used = WriteReference(text, decode, ref first);
            }
            else if (keepBreaks)
            {
                Keep(text[0]);
            }
            else
            {
                _space = true;
            }

            text = text[used..];
        }

        return first;
    }

    /// <summary>The text, without white space at its end; the flow must not be used afterwards.</summary>
    public string TakeString() => _text.TakeString();

    private int WriteReference(ReadOnlySpan<char> text, bool decode, ref int first)
    {
        Span<char> decoded = stackalloc char[4];
        var length = 0;
        var used = decode ? CharacterReferences.Read(text, decoded, out length, inAttribute: false) : 0;
        if (used == 0)
        {
            decoded[0] = '&';
            length = used = 1;
        }

        if (length == 1 && decoded[0] is ' ' or '\t' or '\n' or '\r' or '\f')
        {
            _space = true;
            return used;
        }

        first = first < 0 ? Start() : first;
        Start();
        _text.Append(decoded[..length]);
        return used;
    }

    private void Keep(char c)
    {
        if (c == '\n')
        {
            _breaks = Math.Min(_breaks + 1, 2);
            _indent = 0;
        }
        else if (c != '\r')
        {
            _indent = Math.Min(_indent + 1, LongestIndent);
        }
    }

    /// <summary>Writes what separates the next character from the last and returns where it will stand.</summary>
    private int Start()
    {
        if (_text.Length > 0)
        {
            for (; _breaks > 0; _breaks--)
            {
                _text.Append('\n');
                _space = false;
            }

            if (_space && _indent == 0)
            {
                _text.Append(' ');
            }

            for (; _indent > 0; _indent--)
            {
                _text.Append(' ');
            }
        }

        _indent = 0;
        _breaks = 0;
        _space = false;
        return _text.Length;
    }
}
