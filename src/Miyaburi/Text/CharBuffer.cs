using System.Buffers;

namespace Miyaburi.Text;

/// <summary>A growing text in rented memory. Call <see cref="Free"/> when done.</summary>
internal ref struct CharBuffer
{
    private char[] _units;

    internal CharBuffer(int capacity) => _units = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 16));

    internal int Count { get; set; }

    internal readonly Span<char> Written => _units.AsSpan(0, Count);

    internal readonly ref char this[int index] => ref _units[index];

    internal void Append(char unit)
    {
        if (Count == _units.Length)
        {
            Reserve(1);
        }

        _units[Count++] = unit;
    }

    internal void Append(scoped ReadOnlySpan<char> units)
    {
        Reserve(units.Length);
        units.CopyTo(_units.AsSpan(Count));
        Count += units.Length;
    }

    /// <summary>Adds bytes that are known to be ASCII.</summary>
    internal void AppendAscii(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        Count += System.Text.Encoding.ASCII.GetChars(bytes, _units.AsSpan(Count));
    }

    internal void AppendCodePoint(int codePoint)
    {
        if (codePoint < 0x10000)
        {
            Append((char)codePoint);
            return;
        }

        Append((char)(0xD7C0 + (codePoint >> 10)));
        Append((char)(0xDC00 | (codePoint & 0x3FF)));
    }

    /// <summary>Makes room for that many more units.</summary>
    internal void Reserve(int more)
    {
        if (Count + more <= _units.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Count + more, _units.Length * 2));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_units);
        _units = larger;
    }

    internal void Free()
    {
        ArrayPool<char>.Shared.Return(_units);
        _units = [];
        Count = 0;
    }
}
