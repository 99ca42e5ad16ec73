using Miyaburi.Waves;

namespace Miyaburi.Server.Storage;

/// <summary>Calls webhooks, from its start until it is disposed: each subscription in a pass of its own, so that a receiver that hangs holds up nobody else.</summary>
internal sealed partial class HookCaller : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly string store;
    private readonly Uri? site;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly CancellationTokenSource ended = new();
    private readonly Dictionary<string, Task> passes = new(StringComparer.Ordinal);
    private readonly Task calling;
    private Webhooks? webhooks;

    private HookCaller(string store, Uri? site, TimeProvider clock, ILogger log)
    {
        (this.store, this.site, this.clock, this.log) = (store, site, clock, log);
        calling = Task.Run(CallAsync);
    }

    /// <summary>Starts it.</summary>
    /// <param name="store">The store of waves.</param>
    /// <param name="site">The address by which people reach the site, when the operator has told it.</param>
    /// <param name="clock">The time.</param>
    /// <param name="log">Where failures are told.</param>
    internal static HookCaller Start(string store, Uri? site, TimeProvider clock, ILogger log) => new(store, site, clock, log);

    /// <summary>Ends what is under way; what was not answered is sent again when somebody starts anew.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await calling;
        await Task.WhenAll(passes.Values);
        await (webhooks?.DisposeAsync() ?? ValueTask.CompletedTask);
        ended.Dispose();
    }

    private async Task CallAsync()
    {
        while (!ended.IsCancellationRequested)
        {
            Begin();
            await Task.Delay(Pause, clock, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Begins a pass for every subscription that has something due and no pass under way.</summary>
    private void Begin()
    {
        try
        {
            webhooks ??= Webhooks.Open(store, clock);
            webhooks.Site = site;
            foreach (var subscription in webhooks.QueueAndFindDue().Where(s => !passes.TryGetValue(s, out var pass) || pass.IsCompleted))
            {
                passes[subscription] = PassAsync(webhooks, subscription);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Failed(log, error.GetType().Name);
        }
    }

    private async Task PassAsync(Webhooks hooks, string subscription)
    {
        try
        {
            HookLog.Note(log, await hooks.SendAsync(subscription, ended.Token));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The server ends.
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Failed(log, error.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks could not be sent: {Type}")]
    private static partial void Failed(ILogger logger, string type);
}
