namespace Miyaburi.Gateway.Connections;

/// <summary>The bytes that all messages together may hold.</summary>
internal sealed class MemoryBudget(long most)
{
    private long used;

    internal long Used => Interlocked.Read(ref used);

    internal bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref used, bytes) <= most)
        {
            return true;
        }

        Release(bytes);
        return false;
    }

    internal void Release(long bytes) => Interlocked.Add(ref used, -bytes);
}
