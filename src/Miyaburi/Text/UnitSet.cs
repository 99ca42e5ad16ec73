namespace Miyaburi.Text;

/// <summary>
/// A set of UTF-16 units, one bit each. For sets of Japanese characters: <c>SearchValues</c> looks for their bytes, and
/// every second character of a Japanese text has such bytes.
/// </summary>
internal sealed class UnitSet
{
    private readonly ulong[] bits = new ulong[(char.MaxValue + 1) / 64];
    private readonly bool hasAscii;

    internal UnitSet(string units)
    {
        foreach (var unit in units)
        {
            bits[unit >> 6] |= 1UL << (unit & 63);
            hasAscii |= char.IsAscii(unit);
        }
    }

    internal bool Contains(char unit) => ((bits[unit >> 6] >> (unit & 63)) & 1) != 0;

    /// <summary>The index of the first unit of the set, or -1.</summary>
    internal int IndexIn(ReadOnlySpan<char> text)
    {
        var start = hasAscii ? 0 : text.IndexOfAnyExceptInRange('\0', '\x7F');
        for (var i = start; (uint)i < (uint)text.Length; i++)
        {
            if (Contains(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
