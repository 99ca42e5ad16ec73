using Miyaburi.Cluster.Grains;

namespace Miyaburi.Cluster.Hosting;

/// <summary>Every silo sees to it that the weaver runs somewhere, also when no report comes.</summary>
internal sealed partial class Attendance(IGrainFactory grains, TimeProvider clock, ILogger<Attendance> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<IWeaverGrain>(0).AttendAsync();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                NobodyWeaves(error.Message);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody groups at the moment: {Reason}")]
    private partial void NobodyWeaves(string reason);
}
