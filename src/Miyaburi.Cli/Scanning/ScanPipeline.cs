using System.Collections.Concurrent;

namespace Miyaburi.Cli.Scanning;

/// <summary>
/// Reads, judges and writes at the same time, in the order of the input and within bounded memory: the reading waits
/// when too many messages, or too many bytes, are under way.
/// </summary>
internal sealed class ScanPipeline(ScanWorker worker, int jobs) : IDisposable
{
    private const int ItemsPerJob = 16;
    private const long BytesUnderWay = 96L * 1024 * 1024;
    private readonly BlockingCollection<Task<ScanResult>> ordered = new(jobs * ItemsPerJob);
    private readonly BlockingCollection<(ScanItem Item, TaskCompletionSource<ScanResult> Done)> waiting = new(jobs * ItemsPerJob);
    private readonly object gate = new();
    private long bytes;
    private bool isStopped;
    private Exception? readFailure;

    /// <summary>Runs to the end of the items.</summary>
    /// <param name="items">The items; read on a thread of its own.</param>
    /// <param name="write">Called for each result in order; the flag says whether the next result is not there yet.</param>
    internal void Run(IEnumerable<ScanItem> items, Action<ScanResult, bool> write)
    {
        var threads = Enumerable.Range(0, jobs).Select(_ => Start(WorkAll)).Append(Start(() => ReadAll(items))).ToList();
        try
        {
            foreach (var task in ordered.GetConsumingEnumerable())
            {
                write(task.GetAwaiter().GetResult(), ordered.Count == 0);
            }
        }
        finally
        {
            Stop();
        }

        threads.ForEach(t => t.Join());
        if (readFailure is not null)
        {
            throw readFailure;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ordered.Dispose();
        waiting.Dispose();
    }

    private static Thread Start(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private void ReadAll(IEnumerable<ScanItem> items)
    {
        try
        {
            foreach (var item in items)
            {
                if (!Enter(item))
                {
                    return;
                }

                var done = new TaskCompletionSource<ScanResult>(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Add((item, done));
                ordered.Add(done.Task);
            }
        }
        catch (IOException error)
        {
            readFailure = new Failure(new($"読み取りが途中で失敗しました({error.Message})。", $"reading failed ({error.Message})"));
        }
        finally
        {
            waiting.CompleteAdding();
            ordered.CompleteAdding();
        }
    }

    private void WorkAll()
    {
        foreach (var (item, done) in waiting.GetConsumingEnumerable())
        {
            var result = isStopped ? new ScanResult(item.Source, null, null, null, default) : worker.Work(item);
            Leave(item);
            done.SetResult(result);
        }
    }

    /// <summary>Waits for room; a message larger than all the room goes alone.</summary>
    private bool Enter(ScanItem item)
    {
        lock (gate)
        {
            while (!isStopped && bytes > 0 && bytes + item.Size > BytesUnderWay)
            {
                Monitor.Wait(gate);
            }

            bytes += item.Size;
            return !isStopped;
        }
    }

    private void Leave(ScanItem item)
    {
        lock (gate)
        {
            bytes -= item.Size;
            Monitor.PulseAll(gate);
        }
    }

    private void Stop()
    {
        lock (gate)
        {
            isStopped = true;
            Monitor.PulseAll(gate);
        }
    }
}
