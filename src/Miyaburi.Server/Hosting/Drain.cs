namespace Miyaburi.Server.Hosting;

/// <summary>
/// Stops gently. Told to stop, the server first says so (readiness, Connection: close) and goes on answering for a
/// while; only then does it stop listening and finish what it accepted.
/// </summary>
internal sealed class Drain(ServerOptions options) : IHostedLifecycleService
{
    /// <summary>Whether the server was told to stop.</summary>
    internal bool IsStopping { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsStopping = true;
        await Task.Delay(options.Drain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
