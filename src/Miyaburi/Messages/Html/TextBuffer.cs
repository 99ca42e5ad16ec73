using System.Buffers;

namespace Miyaburi.Messages.Html;

/// <summary>A growing text on a rented array.</summary>
internal struct TextBuffer(int capacity)
{
    private char[] _text = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 64));

    /// <summary>Units so far.</summary>
    public int Length { get; private set; }

    /// <summary>The last unit, or NUL.</summary>
    public readonly char Last => Length == 0 ? '\0' : _text[Length - 1];

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<char> Written => _text.AsSpan(0, Length);

    /// <summary>Appends one unit.</summary>
    public void Append(char c)
    {
        if (Length == _text.Length)
        {
            Grow(1);
        }

        _text[Length++] = c;
    }

    /// <summary>Appends units.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _text.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_text.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Shortens the text.</summary>
    public void Truncate(int length) => Length = Math.Min(length, Length);

    /// <summary>The text; the buffer must not be used afterwards.</summary>
    public string TakeString()
    {
        var text = Length == 0 ? "" : new string(_text, 0, Length);
        Release();
        return text;
    }

    /// <summary>Gives the array back.</summary>
    public void Release()
    {
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        Length = 0;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, Length + more));
        _text.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
