using Microsoft.AspNetCore.HttpOverrides;

namespace Miyaburi.Server.Hosting;

/// <summary>Takes the client's address and scheme from configured proxies, and from nobody else.</summary>
internal static class Forwarding
{
    internal static void AddTo(IServiceCollection services, ServerOptions options) => services.Configure<ForwardedHeadersOptions>(forwarded =>
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

        // The framework trusts the loopback address unless it is told otherwise.
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in options.Proxies)
        {
            forwarded.KnownProxies.Add(proxy);
        }
    });
}
