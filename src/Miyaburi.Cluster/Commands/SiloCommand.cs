using System.CommandLine;
using System.Globalization;
using System.Net;
using Miyaburi.Cluster.Hosting;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Cluster.Commands;

/// <summary><c>cluster silo</c>: a silo without pages, until it is told to stop.</summary>
internal static class SiloCommand
{
    internal static Command Build()
    {
        var store = new Option<string>("--store") { Description = "PostgreSQL connection string of the waves (Host=…)", HelpName = "CONNECTION", Required = true };
        var redis = new Option<string>("--redis") { Description = "Redis that knows the silos (host:port)", HelpName = "ADDRESS", Required = true };
        var cluster = new Option<string>("--name") { Description = "Name of the cluster", HelpName = "NAME", DefaultValueFactory = _ => "miyaburi" };
        var address = new Option<IPAddress>("--address")
        {
            Description = "Address of this machine by which the other silos reach it",
            HelpName = "IP",
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = r => IPAddress.TryParse(r.Tokens.Single().Value, out var ip) ? ip : Wrong(r),
        };
        var port = new Option<int>("--port") { Description = "Port for other silos", HelpName = "PORT", DefaultValueFactory = _ => 11111 };
        var gateway = new Option<int>("--gateway-port") { Description = "Port for clients", HelpName = "PORT", DefaultValueFactory = _ => 30000 };
        var certificate = ClusterName.CertificateOption();
        var site = ServeOptions.PublicUrl();
        var command = new Command("silo", "Runs a silo until it is told to stop.") { store, redis, cluster, address, port, gateway, certificate, site };
        command.SetAction((parsed, stop) => Failures.TellAsync(() => RunAsync(
            new SiloOptions
            {
                Store = parsed.GetValue(store)!,
                Redis = parsed.GetValue(redis)!,
                Cluster = parsed.GetValue(cluster)!,
                Address = parsed.GetValue(address)!,
                Port = parsed.GetValue(port),
                GatewayPort = parsed.GetValue(gateway),
                Certificate = SiloCertificate.Read(parsed.GetValue(certificate)),
                Site = parsed.GetValue(site),
            },
            stop)));
        return command;
    }

    private static async Task<int> RunAsync(SiloOptions options, CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Miyaburi", LogLevel.Information);
        SiloHosting.AddSilo(builder, options);
        using var host = builder.Build();
        await host.StartAsync(stop);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"silo {options.Address}:{options.Port} of {options.Cluster} is ready"));
        await host.WaitForShutdownAsync(stop);
        return 0;
    }

    private static IPAddress? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"{result.Tokens[0].Value} is not an IP address");
        return null;
    }
}
