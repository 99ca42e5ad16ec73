using System.Collections.Immutable;
using Miyaburi.Recovery;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>What is remembered of a conversation: what the plan depends on, and no word of any message.</summary>
internal sealed record Conversation
{
    /// <summary>The company the message named, or null.</summary>
    internal BrandAdvice? Brand { get; init; }

    /// <summary>The lures of the message.</summary>
    internal ImmutableArray<string> Lures { get; init; } = [];

    /// <summary>What the person did so far.</summary>
    internal ImmutableHashSet<Exposure> Did { get; init; } = [];
}

/// <summary>The conversations in memory; each expires, and there are never more than a fixed number.</summary>
internal sealed class Conversations(TimeProvider time)
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Conversation State, DateTimeOffset Until)> all = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset Until)> order = new();

    internal int Count
    {
        get
        {
            lock (gate)
            {
                Forget();
                return all.Count;
            }
        }
    }

    internal Conversation? Find(string key)
    {
        lock (gate)
        {
            Forget();
            return all.TryGetValue(key, out var found) ? found.State : null;
        }
    }

    internal void Set(string key, Conversation state, TimeSpan memory)
    {
        lock (gate)
        {
            Forget();
            var until = time.GetUtcNow() + memory;
            all[key] = (state, until);
            order.Enqueue((key, until));
        }
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        while (order.TryPeek(out var first) && (first.Until <= now || all.Count > Most || order.Count > 4 * Most))
        {
            order.Dequeue();
            if (all.TryGetValue(first.Key, out var state) && state.Until == first.Until)
            {
                all.Remove(first.Key);
            }
        }
    }
}
