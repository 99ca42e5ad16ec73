namespace Miyaburi.Gateway.Doors.Line;

/// <summary>The events of the last minutes, so that one delivered again is not answered twice.</summary>
internal sealed class SeenEvents(TimeProvider time)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset Until)> order = new();

    internal bool IsNew(string id)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (order.TryPeek(out var first) && (first.Until <= now || order.Count >= Most))
            {
                all.Remove(order.Dequeue().Id);
            }

            if (!all.Add(id))
            {
                return false;
            }

            order.Enqueue((id, now + Memory));
            return true;
        }
    }

    /// <summary>The event was not taken after all.</summary>
    internal void Forget(string id)
    {
        lock (gate)
        {
            all.Remove(id);
        }
    }
}
