using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Miyaburi.Server.Api;
using Miyaburi.Server.Pages;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Hosting;

/// <summary>Builds the server. Everything it does with a request is listed here, in order.</summary>
internal static partial class ServerHost
{
    internal static WebApplication Build(ServerOptions options, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.BodyBytes;

            // A socket that systemd holds outlives a restart: whoever connects meanwhile waits instead of being refused.
            kestrel.UseSystemd();
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Finish);
        AddLogging(builder);
        AddServices(builder.Services, options);
        change?.Invoke(builder);
        if (!builder.Services.Any(s => s.ServiceType == typeof(IReportKeeper)))
        {
            KeepReportsIn<WaveKeeper>(builder.Services);
        }

        var app = builder.Build();
        if (options is { PublicUrl: null, Proxies.IsEmpty: false })
        {
            Log.NoPublicUrl(app.Logger);
        }

        Use(app, options);
        return app;
    }

    /// <summary>Names who takes reports.</summary>
    internal static void KeepReportsIn<TKeeper>(IServiceCollection services)
        where TKeeper : class, IReportKeeper, IHostedService
    {
        services.AddSingleton<TKeeper>();
        services.AddSingleton<IReportKeeper>(provider => provider.GetRequiredService<TKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<TKeeper>());
    }

    /// <summary>The framework's request lines hold addresses with query strings: they stay out of the log.</summary>
    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
    }

    private static void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Database.Open(options.Data));
        services.AddSingleton<KeyStore>();
        services.AddSingleton<FeedbackStore>();
        services.AddSingleton(provider => new FeedTimes(provider.GetRequiredService<Database>().Connect, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WaveViews>();
        services.AddSingleton<WaveKnowledge>();
        services.AddHostedService(provider => provider.GetRequiredService<WaveKnowledge>());
        services.AddSingleton<Checker>();
        services.AddSingleton<Planner>();
        services.AddSingleton(AssetFiles.Read(options.Web));
        services.AddHostedService<AssetPressing>();
        services.AddSingleton(FakeHosts.Read(options.FakeHosts));
        services.AddSingleton<Site>();
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.AddResponseCompression(compression =>
        {
            // Nothing that is compressed holds a secret, and no cookie is ever set: there is nothing to guess at.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/manifest+json", "text/calendar", "text/markdown", "application/atom+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        Forwarding.AddTo(services, options);
        RateLimits.AddTo(services, options);
        BrowserAccess.AddTo(services);
        Telemetry.AddTo(services);
        ApiDocument.AddTo(services);
    }

    private static void Use(WebApplication app, ServerOptions options)
    {
        if (!options.Proxies.IsEmpty)
        {
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<Farewell>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseMiddleware<Refusals>();
        app.UseMiddleware<AssetServing>();
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
        Telemetry.Map(app);
        Health.Map(app);
        ApiDocument.Map(app);
        CheckEndpoint.Map(app);
        PlanEndpoint.Map(app);
        DataEndpoints.Map(app);
        FeedbackEndpoints.Map(app);
        ReportEndpoints.Map(app);
        WaveEndpoints.Map(app);
        PageEndpoints.Map(app);
        MachinePages.Map(app);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "--public-url is not set: links, and the names of a feed's entries, follow the address of each request. Under another name of the site a feed repeats every entry.")]
        internal static partial void NoPublicUrl(ILogger logger);
    }
}
