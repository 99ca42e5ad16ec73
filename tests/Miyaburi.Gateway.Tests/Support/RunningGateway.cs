using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>The gateway inside the test's process, on real sockets.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplication host;
    private bool isStopped;

    private RunningGateway(WebApplication host) => this.host = host;

    internal IServiceProvider Services => host.Services;

    /// <summary>What it logged of warnings and errors.</summary>
    internal LogLines Log { get; } = new();

    internal static Task<RunningGateway> StartAsync(string config) => StartAsync(config, new Engine().Analyse);

    internal static async Task<RunningGateway> StartAsync(string config, Analysis analysis)
    {
        var reading = ConfigReader.Read(config, new Dictionary<string, string>());
        var good = Assert.IsType<ConfigReading.Good>(reading);
        var host = GatewayHost.Build(new ConfigHolder(null, good.Config, () => new Dictionary<string, string>()), analysis);
        var running = new RunningGateway(host);
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(running.Log);
        await GatewayHost.StartAsync(host, CancellationToken.None);
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        if (isStopped)
        {
            return;
        }

        isStopped = true;
        await host.StopAsync();
        await host.DisposeAsync();
    }
}
