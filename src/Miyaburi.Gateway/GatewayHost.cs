using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Miyaburi.Gateway.Audit;
using Miyaburi.Gateway.Authentication;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Connections;
using Miyaburi.Gateway.Doors.Filter;
using Miyaburi.Gateway.Doors.Line;
using Miyaburi.Gateway.Doors.Milter;
using Miyaburi.Gateway.Doors.Rspamd;
using Miyaburi.Gateway.Doors.Spamd;
using Miyaburi.Gateway.Judging;
using Miyaburi.Gateway.Reporting;

namespace Miyaburi.Gateway;

/// <summary>Puts the parts together: one judge, one gate, one budget, and the doors that the configuration opens.</summary>
internal static class GatewayHost
{
    /// <summary>Builds the host; nothing listens before it is started.</summary>
    internal static WebApplication Build(ConfigHolder configuration) => Build(configuration, new Engine().Analyse);

    /// <summary>Builds the host around another analysis.</summary>
    internal static WebApplication Build(ConfigHolder configuration, Analysis analysis)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var config = configuration.Current;
        builder.Logging.AddSimpleConsole(console => console.SingleLine = false);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);

        // That it could not start is told in one line, without a trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        AddParts(builder.Services, configuration, analysis);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Listen(server, config));
        var host = builder.Build();
        host.Run(HttpDoors.ServeAsync);
        return host;
    }

    /// <summary>Starts listening, once the engine has shown that it works. Who may reach a Unix socket is decided by the folder it lies in.</summary>
    /// <exception cref="SelfCheckFault">The engine does not work.</exception>
    internal static async Task StartAsync(WebApplication host, CancellationToken cancellation)
    {
        host.Services.GetRequiredService<Judge>().CheckItself();
        await host.StartAsync(cancellation);
        foreach (var socket in host.Services.GetRequiredService<ConfigHolder>().Current.Doors.Listening.OfType<ListenAddress.Unix>())
        {
            File.SetUnixFileMode(socket.Path, (UnixFileMode)0b110_110_110);
        }
    }

    private static void AddParts(IServiceCollection services, ConfigHolder configuration, Analysis analysis)
    {
        var limits = configuration.Current.Limits;
        services.AddSingleton(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new MemoryBudget(limits.MemoryBytes));
        services.AddSingleton(new ConnectionGate(limits.Connections));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = limits.Drain);
        services.AddSingleton(s => new Drain(limits.Drain, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddSingleton<SenderVerifier>();
        services.AddSingleton(s => new Judge(
            configuration,
            s.GetRequiredService<TimeProvider>(),
            configuration.Current.Audit is { } audit ? new AuditLog(audit, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<AuditLog>>()) : null,
            s.GetRequiredService<SenderVerifier>(),
            analysis,
            s.GetRequiredService<Drain>(),
            s.GetRequiredService<ILogger<Judge>>())
        {
            Reporter = configuration.Current.Reports is { } reports ? new WaveReporter(reports, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<Drain>(), s.GetRequiredService<ILogger<WaveReporter>>()) : null,
        });
        services.AddSingleton<SpamdDoor>();
        services.AddSingleton<RspamdDoor>();
        services.AddSingleton<MilterDoor>();
        services.AddSingleton<FilterDoor>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<PictureReader>();
        services.AddSingleton(_ => new LineClient(new HttpClient { Timeout = TimeSpan.FromSeconds(20) }));
        services.AddSingleton<LineDelivery>();
        services.AddSingleton<LineBot>();
        services.AddSingleton<LineWebhook>();
    }

    private static void Listen(KestrelServerOptions server, GatewayConfig config)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = config.Limits.MessageBytes;
        server.Limits.RequestHeadersTimeout = server.Limits.KeepAliveTimeout = config.Limits.Request;

        // Clients put raw bytes of the envelope into request headers; none of them may make the request unreadable.
        server.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        Bind(server, config.Doors.Spamd, o => o.UseConnectionHandler<SpamdDoor>());
        Bind(server, config.Doors.Milter, o => o.UseConnectionHandler<MilterDoor>());
        Bind(server, config.Doors.Rspamd, o => o.UseDoor<RspamdDoor>());
        Bind(server, config.Doors.Filter, o => o.UseDoor<FilterDoor>());
        Bind(server, config.Doors.Line, o => o.UseDoor<LineWebhook>());
    }

    private static void Bind(KestrelServerOptions server, DoorConfig? door, Action<ListenOptions> configure)
    {
        foreach (var address in door?.Listen ?? [])
        {
            Bind(server, address, configure);
        }
    }

    private static void Bind(KestrelServerOptions server, ListenAddress address, Action<ListenOptions> configure)
    {
        switch (address)
        {
            case ListenAddress.Tcp tcp:
                server.Listen(tcp.EndPoint, configure);
                break;
            case ListenAddress.Unix unix:
                // A socket file that a killed process left behind would make the bind fail.
                File.Delete(unix.Path);
                server.ListenUnixSocket(unix.Path, configure);
                break;
            default:
                throw new InvalidOperationException("An address is one of the two.");
        }
    }
}
