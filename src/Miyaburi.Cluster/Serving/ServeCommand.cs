using System.CommandLine;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Cluster.Serving;

/// <summary>Which cluster a server brings its reports to.</summary>
/// <param name="Redis">The Redis that knows the silos.</param>
/// <param name="Name">Name of the cluster.</param>
internal sealed record ClusterName(string Redis, string Name);

/// <summary><c>serve --cluster</c>: the page and the API, with the waves of a cluster.</summary>
internal static class ServeCommand
{
    internal static Task<int> RunAsync(string[] args)
    {
        var redis = new Option<string>("--cluster") { Description = "Redis that knows the silos which take reports (host:port); --waves is their store", HelpName = "ADDRESS", Required = true };
        var name = new Option<string>("--cluster-name") { Description = "Name of the cluster", HelpName = "NAME", DefaultValueFactory = _ => "miyaburi" };
        return ServerCommand.RunAsync(args, new ServeAddition([redis, name], (parsed, options) =>
        {
            if (!Database.IsPostgres(options.WaveStore))
            {
                throw new ArgumentException("--cluster needs the PostgreSQL store that the silos share: --waves \"Host=…\"");
            }

            return builder =>
            {
                builder.Services.AddSingleton(new ClusterName(parsed.GetValue(redis)!, parsed.GetValue(name)!));
                ServerHost.KeepReportsIn<ClusterKeeper>(builder.Services);
            };
        }));
    }
}
