using System.Buffers;

namespace Miyaburi.Gateway.Connections;

/// <summary>What came of adding bytes.</summary>
internal enum Growth
{
    /// <summary>They are in.</summary>
    Added,

    /// <summary>The message is larger than allowed.</summary>
    TooLarge,

    /// <summary>All messages together hold as much as allowed.</summary>
    NoMemory,
}

/// <summary>
/// Collects one message. It grows with what has arrived, never with what a peer announces. After a refusal the rest
/// is not kept.
/// </summary>
internal sealed class MessageBuffer(MemoryBudget budget, int most) : IDisposable
{
    private const int Smallest = 8 * 1024;

    private byte[] bytes = [];
    private int length;
    private bool isLent;

    internal MemoryBudget Budget => budget;

    /// <summary>Bytes that the message may have.</summary>
    internal int Most => most;

    internal ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    internal Growth Add(ReadOnlySequence<byte> more)
    {
        foreach (var piece in more)
        {
            if (Add(piece.Span) is var growth and not Growth.Added)
            {
                return growth;
            }
        }

        return Growth.Added;
    }

    internal Growth Add(ReadOnlySpan<byte> more)
    {
        if (more.Length > most - length)
        {
            return Growth.TooLarge;
        }

        if (length + more.Length > bytes.Length && !Grow(length + more.Length))
        {
            return Growth.NoMemory;
        }

        more.CopyTo(bytes.AsSpan(length));
        length += more.Length;
        return Growth.Added;
    }

    /// <summary>Empties it for the next message of the same connection.</summary>
    internal void Clear()
    {
        Return();
        length = 0;
    }

    /// <summary>An analysis that was given up may still read these bytes: they are left to the collector.</summary>
    internal void Lend() => isLent = true;

    public void Dispose() => Return();

    private bool Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, Smallest), (int)Math.Min(most, bytes.Length * 2L)));
        if (!budget.TryReserve(larger.Length - bytes.Length))
        {
            ArrayPool<byte>.Shared.Return(larger);
            return false;
        }

        bytes.AsSpan(0, length).CopyTo(larger);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        bytes = larger;
        return true;
    }

    private void Return()
    {
        budget.Release(bytes.Length);
        if (bytes.Length > 0 && !isLent)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        (bytes, isLent) = ([], false);
    }
}
