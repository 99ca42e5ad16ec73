using Miyaburi.Cluster.Storage;
using Miyaburi.Waves;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Miyaburi.Cluster.Hosting;

/// <summary>Makes a process a silo, or a client of silos.</summary>
internal static class SiloHosting
{
    /// <summary>Neighbours ask three times.</summary>
    private const int MissedProbes = 3;

    /// <summary>A large store takes a while to be read when a grain begins.</summary>
    private static readonly TimeSpan Activation = TimeSpan.FromMinutes(10);

    /// <exception cref="System.Data.Common.DbException">The store cannot be reached.</exception>
    internal static void AddSilo(IHostApplicationBuilder builder, SiloOptions options)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(WaveRules.Default);
        builder.Services.AddSingleton(SharedStore.Open(options.Store));
        builder.Services.AddSingleton(services => Hooks(options, services.GetRequiredService<TimeProvider>()));
        builder.Logging.AddFilter("Orleans", LogLevel.Error);
        builder.Logging.AddFilter("Polly", LogLevel.None);
        builder.UseOrleans(silo =>
        {
            Name(silo.Services, options.Cluster);
            silo.UseRedisClustering(redis => redis.ConfigurationOptions = ConfigurationOptions.Parse(options.Redis));
            silo.ConfigureEndpoints(options.Address, options.Port, options.GatewayPort, listenOnAnyHostAddress: false);
            silo.Configure<ClusterMembershipOptions>(members =>
            {
                members.ProbeTimeout = options.Probe;
                members.NumMissedProbesLimit = MissedProbes;
                members.TableRefreshTimeout = options.Probe * MissedProbes;
            });
            silo.Configure<GrainCollectionOptions>(grains => grains.ActivationTimeout = Activation);
            silo.Configure<SiloMessagingOptions>(messages => messages.ResponseTimeout = options.Answer);
            if (options.Certificate is { } certificate)
            {
                silo.UseTls(certificate.Apply);
            }
        });

        // Hosted services start in their order: this one needs the silo.
        builder.Services.AddHostedService<Attendance>();
    }

    internal static void AddClient(IHostApplicationBuilder builder, ClusterName cluster) => builder.UseOrleansClient(client =>
    {
        Name(client.Services, cluster.Name);
        client.UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(cluster.Redis));
        client.Configure<ClientMessagingOptions>(messages => messages.ResponseTimeout = SiloOptions.UsualAnswer);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
        if (cluster.Certificate is { } certificate)
        {
            client.UseTls(certificate.Apply);
        }
    });

    private static Webhooks Hooks(SiloOptions options, TimeProvider clock)
    {
        var hooks = Webhooks.Open(options.Store, clock);
        hooks.Site = options.Site;
        return hooks;
    }

    private static void Name(IServiceCollection services, string cluster) => services.Configure<ClusterOptions>(names => (names.ClusterId, names.ServiceId) = (cluster, "miyaburi"));
}
