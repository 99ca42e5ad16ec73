using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>
/// Takes reports from many threads and keeps them in batches: while one batch goes to the disk, the next gathers. A full queue
/// makes the callers wait. Thread-safe.
/// </summary>
public sealed class WaveService : IAsyncDisposable
{
    private const int LargestBatch = 4096;
    private const int Queue = 16384;

    private readonly WaveStore store;
    private readonly Channel<Work> channel = Channel.CreateBounded<Work>(new BoundedChannelOptions(Queue) { SingleReader = true });
    private readonly Task worker;

    /// <summary>Begins to serve a store, and owns it.</summary>
    public WaveService(WaveStore store)
    {
        this.store = store;
        worker = Task.Run(RunAsync);
    }

    /// <summary>Keeps a report; the receipt is given when it is on the disk.</summary>
    /// <exception cref="IOException">The store could not be written; the report may be sent again under the same id.</exception>
    public async Task<Receipt> AddAsync(Sighting sighting, CancellationToken cancel = default)
    {
        var work = new Work(sighting, new TaskCompletionSource<Receipt>(TaskCreationOptions.RunContinuationsAsynchronously));
        await channel.Writer.WriteAsync(work, cancel).ConfigureAwait(false);
        return await work.Done.Task.WaitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Runs something on the store between two batches: erasure, expiry, objections.</summary>
    public async Task<T> RunAsync<T>(Func<WaveStore, T> action, CancellationToken cancel = default)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Act()
        {
            try
            {
                done.SetResult(action(store));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                done.SetException(error);
            }
        }

        await channel.Writer.WriteAsync(new Work(null, null!, Act), cancel).ConfigureAwait(false);
        return await done.Task.WaitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>What is due once a day (<see cref="WaveStore.Expire(DateOnly)"/>), a part at a time: batches go to the disk in between. Returns the number of reports deleted.</summary>
    public async Task<int> ExpireAsync(DateOnly today, CancellationToken cancel = default)
    {
        await RunAsync(s => Done(() => s.Ripen(today)), cancel).ConfigureAwait(false);
        var deleted = 0;
        AgedLook aged;
        do
        {
            aged = await Task.Run(() => store.FindAged(today), cancel).WaitAsync(cancel).ConfigureAwait(false);
            foreach (var part in aged.Parts)
            {
                deleted += await RunAsync(s => s.Expire(part, today), cancel).ConfigureAwait(false);
            }
        }
        while (!aged.IsAll);

        await RunAsync(s => Done(s.Overwrite), cancel).ConfigureAwait(false);
        return deleted;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        channel.Writer.TryComplete();
        await worker.ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
    }

    private static bool Done(Action action)
    {
        action();
        return true;
    }

    private async Task RunAsync()
    {
        var batch = new List<Work>(LargestBatch);
        while (await channel.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < LargestBatch && channel.Reader.TryRead(out var work))
            {
                if (work.Act is { } act)
                {
                    Keep(batch);
                    act();
                    continue;
                }

                batch.Add(work);
            }

            Keep(batch);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever failed is told to those who wait.")]
    private void Keep(List<Work> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            var receipts = store.Add([.. batch.Select(w => w.Sighting!)]);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Done.SetResult(receipts[i]);
            }
        }
        catch (Exception error)
        {
            batch.ForEach(w => w.Done.TrySetException(new IOException("The report could not be stored; send it again under the same id.", error)));
        }

        batch.Clear();
    }

    private sealed record Work(Sighting? Sighting, TaskCompletionSource<Receipt> Done, Action? Act = null);
}
