using System.Buffers;

namespace Miyaburi.Text;

/// <summary>The slots already counted, one bit each; the bits are borrowed and must be given back.</summary>
internal ref struct NgramSet : IDisposable
{
    private readonly ulong[] bits;

    internal NgramSet(int slots)
    {
        bits = ArrayPool<ulong>.Shared.Rent((slots + 63) / 64);
        bits.AsSpan().Clear();
    }

    internal int Count { get; private set; }

    public readonly void Dispose() => ArrayPool<ulong>.Shared.Return(bits);

    internal bool Add(int slot)
    {
        ref var word = ref bits[slot >> 6];
        var bit = 1UL << (slot & 63);
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        Count++;
        return true;
    }
}
