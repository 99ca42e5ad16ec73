using System.CommandLine;
using Miyaburi.Cluster.Hosting;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Cluster.Serving;

/// <summary><c>serve --cluster</c>: the page and the API, with the waves of a cluster.</summary>
internal static class ServeCommand
{
    internal static Task<int> RunAsync(string[] args)
    {
        var redis = new Option<string>("--cluster") { Description = "Redis that knows the silos which take reports (host:port); --waves is their store", HelpName = "ADDRESS", Required = true };
        var name = new Option<string>("--cluster-name") { Description = "Name of the cluster", HelpName = "NAME", DefaultValueFactory = _ => "miyaburi" };
        var certificate = ClusterName.CertificateOption("--cluster-tls");
        return ServerCommand.RunAsync(args, new ServeAddition([redis, name, certificate], (parsed, options) =>
        {
            if (!Database.IsPostgres(options.WaveStore))
            {
                throw new ArgumentException("--cluster needs the PostgreSQL store that the silos share: --waves \"Host=…\"");
            }

            var cluster = new ClusterName(parsed.GetValue(redis)!, parsed.GetValue(name)!, SiloCertificate.Read(parsed.GetValue(certificate)));
            return builder =>
            {
                builder.Services.AddSingleton(cluster);
                ServerHost.KeepReportsIn<ClusterKeeper>(builder.Services);
                builder.Services.AddSingleton(_ => Database.Of(options.WaveStore));
                builder.Services.AddSingleton(services => SharedFeedTimes.In(services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>()));
            };
        }));
    }
}
