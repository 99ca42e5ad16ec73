using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Hosting;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Bench;

/// <summary>A process that talks to silos and is none.</summary>
internal sealed class ClusterClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IHost host;

    private ClusterClient(IHost host)
    {
        this.host = host;
        Intake = new ClusterIntake(Grains, TimeProvider.System);
    }

    internal ClusterIntake Intake { get; }

    internal IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    internal static async Task<ClusterClient> ConnectAsync(string redis, string? certificate = null, TimeSpan? patience = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        SiloHosting.AddClient(builder, new ClusterName(redis, "miyaburi", SiloCertificate.Read(certificate)));
        var host = builder.Build();
        using var deadline = patience is { } most ? new CancellationTokenSource(most) : new CancellationTokenSource();
        await host.StartAsync(deadline.Token);
        return new(host);
    }

    /// <summary>Waits until everything acknowledged is grouped.</summary>
    internal Task<int> SettleAsync() => WhileSilosChangeAsync(() => Grains.GetGrain<IWeaverGrain>(0).SettleAsync());

    /// <summary>Sends a report until it has a receipt.</summary>
    internal async Task<Receipt> AddAsync(Sighting sighting)
    {
        while (true)
        {
            switch (await Intake.AddAsync(sighting))
            {
                case ClusterAnswer.Given given:
                    return given.Receipt;
                case ClusterAnswer.Failed failed:
                    throw new IOException(failed.Reason);
                default:
                    await Task.Delay(Pause);
                    break;
            }
        }
    }

    /// <summary>Asks again while a silo that died is being replaced.</summary>
    internal static async Task<T> WhileSilosChangeAsync<T>(Func<Task<T>> ask)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception error) when (error is OrleansException or TimeoutException && clock.Elapsed < Patience)
            {
                await Task.Delay(Pause);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Intake.DisposeAsync();
        await host.StopAsync();
        host.Dispose();
    }
}
