namespace Miyaburi.Bench;

/// <summary>What one message cost on average in one pass over a set.</summary>
/// <param name="Milliseconds">CPU time of the process.</param>
/// <param name="Kilobytes">Allocated by the thread.</param>
internal readonly record struct Cost(double Milliseconds, double Kilobytes)
{
    internal static Cost Of(List<byte[]> messages, Action<byte[]>? work)
    {
        if (work is null)
        {
            return default;
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        foreach (var message in messages)
        {
            work(message);
        }

        var time = Environment.CpuUsage.TotalTime - start;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return new Cost(time.TotalMilliseconds / messages.Count, bytes / 1024.0 / messages.Count);
    }

    internal static Cost Median(IEnumerable<Cost> costs)
    {
        var sorted = costs.OrderBy(c => c.Milliseconds).ToList();
        return sorted[sorted.Count / 2];
    }
}
