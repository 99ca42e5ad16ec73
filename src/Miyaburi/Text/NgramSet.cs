using System.Buffers;

namespace Miyaburi.Text;

/// <summary>The slots already counted, one bit each; the bits are borrowed and must be given back.</summary>
internal readonly ref struct NgramSet : IDisposable
{
    private readonly ulong[] bits;

    internal NgramSet(int slots)
    {
        bits = ArrayPool<ulong>.Shared.Rent((slots + 63) / 64);
        bits.AsSpan().Clear();
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(bits);

    /// <summary>Counts a slot: 1 when it is new, 0 when it was counted before.</summary>
    internal int Add(int slot)
    {
        ref var word = ref bits[slot >> 6];
        var added = (int)(~word >> (slot & 63)) & 1;
        word |= 1UL << (slot & 63);
        return added;
    }
}
