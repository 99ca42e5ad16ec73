namespace Miyaburi.Gateway.Connections;

/// <summary>Counts the open connections of all doors, so that there are never more than allowed.</summary>
internal sealed class ConnectionGate(int most)
{
    private int open;

    internal int Open => Volatile.Read(ref open);

    internal bool TryEnter()
    {
        if (Interlocked.Increment(ref open) <= most)
        {
            return true;
        }

        Leave();
        return false;
    }

    internal void Leave() => Interlocked.Decrement(ref open);
}
