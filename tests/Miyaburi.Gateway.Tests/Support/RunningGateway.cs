using Microsoft.AspNetCore.Builder;
using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>The gateway inside the test's process, on real sockets.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplication host;

    private RunningGateway(WebApplication host) => this.host = host;

    internal IServiceProvider Services => host.Services;

    internal static async Task<RunningGateway> StartAsync(string config)
    {
        var reading = ConfigReader.Read(config, new Dictionary<string, string>());
        var good = Assert.IsType<ConfigReading.Good>(reading);
        var host = GatewayHost.Build(new ConfigHolder(null, good.Config, () => new Dictionary<string, string>()));
        await GatewayHost.StartAsync(host, CancellationToken.None);
        return new RunningGateway(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
    }
}
