using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Miyaburi.Server.Hosting;

/// <summary>
/// Counts and times; no label holds anything of a request's content. Metrics are served to scrapers on this machine;
/// everything goes to an OTLP collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one.
/// </summary>
internal static class Telemetry
{
    private const string Name = "Miyaburi";
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Checks = Meter.CreateCounter<long>("miyaburi.checks", description: "Messages judged, by kind and level");
    private static readonly Histogram<double> CheckTime = Meter.CreateHistogram<double>("miyaburi.check.duration", "s", "Time to read and judge one message");

    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("miyaburi.reports", description: "Reports for waves, by what became of them");

    internal static void Reported(string state) => Reports.Add(1, new KeyValuePair<string, object?>("state", state));

    internal static void Checked(string kind, string level, TimeSpan took)
    {
        Checks.Add(1, new("kind", kind), new("level", level));
        CheckTime.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));
    }

    internal static void AddTo(IServiceCollection services)
    {
        var telemetry = services.AddOpenTelemetry();
        telemetry.WithMetrics(metrics => metrics
            .AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
            .AddRuntimeInstrumentation()
            .AddView("miyaburi.check.duration", new ExplicitBucketHistogramConfiguration { Boundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] })
            .AddPrometheusExporter());
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            telemetry.WithTracing(tracing => tracing.AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = KeepRouteOnly)).UseOtlpExporter();
        }
    }

    /// <summary>An address holds what a client puts there, be it what somebody did or a secret; a trace gets the name of the endpoint instead.</summary>
    private static void KeepRouteOnly(Activity activity, HttpResponse response)
    {
        var route = (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.SetTag("url.path", route);
        activity.SetTag("url.query", null);
    }

    /// <summary>A proxy adds X-Forwarded-For; with it the request comes from outside, whatever the connection says.</summary>
    internal static void Map(WebApplication app) => app.UseOpenTelemetryPrometheusScrapingEndpoint(context =>
        context.Request.Path == "/metrics"
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("X-Original-For")
        && !context.Request.Headers.ContainsKey("Forwarded"));
}
