using System.CommandLine;
using System.Globalization;
using Miyaburi.Cluster.Hosting;

namespace Miyaburi.Cluster.Commands;

/// <summary><c>cluster status</c>: which silos there are and how many grains each holds.</summary>
internal static class StatusCommand
{
    internal static Command Build()
    {
        var redis = new Option<string>("--redis") { Description = "Redis that knows the silos (host:port)", HelpName = "ADDRESS", Required = true };
        var cluster = new Option<string>("--name") { Description = "Name of the cluster", HelpName = "NAME", DefaultValueFactory = _ => "miyaburi" };
        var certificate = ClusterName.CertificateOption();
        var command = new Command("status", "Shows the silos of a cluster.") { redis, cluster, certificate };
        command.SetAction((parsed, stop) => Failures.TellAsync(() => ShowAsync(new ClusterName(parsed.GetValue(redis)!, parsed.GetValue(cluster)!, SiloCertificate.Read(parsed.GetValue(certificate))), stop)));
        return command;
    }

    private static async Task<int> ShowAsync(ClusterName cluster, CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        SiloHosting.AddClient(builder, cluster);
        using var host = builder.Build();
        await host.StartAsync(stop);
        var management = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        var grains = (await management.GetSimpleGrainStatistics(stop)).ToLookup(s => s.SiloAddress, s => s.ActivationCount);
        foreach (var (silo, status) in (await management.GetHosts(onlyActive: false, stop)).OrderBy(h => h.Key.ToString(), StringComparer.Ordinal))
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{silo.Endpoint}  {status}  {grains[silo].Sum()} grains"));
        }

        await host.StopAsync(stop);
        return 0;
    }
}
