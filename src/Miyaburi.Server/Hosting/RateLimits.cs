using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Miyaburi.Server.Hosting;

/// <summary>How much one client may ask, and how many checks run at once.</summary>
internal static class RateLimits
{
    /// <summary>Checks and plans.</summary>
    internal const string Checks = "checks";

    /// <summary>What is looked up in the store of waves, where each other question costs a look. Counted apart: reading keeps nobody from checking.</summary>
    internal const string Looking = "looking";

    /// <summary>What is stored.</summary>
    internal const string Storing = "storing";

    /// <summary>Reports for waves: few of strangers, many of those who have a key.</summary>
    internal const string Reports = "reports";

    private const int Ipv6PrefixBytes = 8;

    internal static void AddTo(IServiceCollection services, ServerOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsHeavy(context)
            ? RateLimitPartition.GetConcurrencyLimiter("heavy", _ => new ConcurrencyLimiterOptions { PermitLimit = options.ChecksAtOnce, QueueLimit = options.ChecksWaiting })
            : RateLimitPartition.GetNoLimiter("light"));
        limiter.AddPolicy(Checks, context => Bucket(context, options.ChecksPerMinute, TimeSpan.FromMinutes(1)));
        limiter.AddPolicy(Looking, context => Bucket(context, options.ChecksPerMinute, TimeSpan.FromMinutes(1)));
        limiter.AddPolicy(Storing, context => Bucket(context, options.FeedbackPerHour, TimeSpan.FromHours(1)));
        limiter.AddPolicy(Reports, context => HasKey(context.Request)
            ? Bucket(context, options.ReportsPerMinute, TimeSpan.FromMinutes(1), "key ")
            : Bucket(context, options.FeedbackPerHour, TimeSpan.FromHours(1)));
        limiter.OnRejected = (rejected, _) => RejectAsync(rejected);
    });

    /// <summary>Marks endpoints that always run the engine on a message: however their address is written, they count.</summary>
    internal static TBuilder RunsEngine<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(EngineRun.Mark);

    /// <summary>A place among the checks that run at once, for an endpoint that runs the engine for some requests only; freed when disposed.</summary>
    /// <exception cref="Refused">There is none.</exception>
    internal static async Task<IDisposable> PlaceAsync(HttpContext context)
    {
        context.Items[EngineRun.Mark] = true;
        var limiter = context.RequestServices.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        var place = await limiter.AcquireAsync(context, 1, context.RequestAborted);
        if (place.IsAcquired)
        {
            return place;
        }

        context.Response.Headers.RetryAfter = "1";
        throw new Refused(Cause.Busy);
    }

    /// <summary>Whether a key is presented; whether it is right is for the endpoint to say.</summary>
    internal static bool HasKey(HttpRequest request) => request.Headers.Authorization.Count > 0;

    /// <summary>The part of an address that one client cannot change at will: IPv4 whole, IPv6 the first 64 bits.</summary>
    internal static string ClientOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6PrefixBytes))
            : address.ToString();
    }

    private static bool IsHeavy(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EngineRun>() is not null || context.Items.ContainsKey(EngineRun.Mark);

    private static RateLimitPartition<string> Bucket(HttpContext context, int permits, TimeSpan window, string whose = "") =>
        RateLimitPartition.GetTokenBucketLimiter(whose + ClientOf(context.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = permits,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromTicks(Math.Max(1, window.Ticks / permits)),
        });

    /// <summary>A bucket says how long to wait; the limit on checks at the same time cannot know.</summary>
    private static async ValueTask RejectAsync(OnRejectedContext rejected)
    {
        var isBusy = !rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        wait = isBusy ? TimeSpan.FromSeconds(1) : wait;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(wait.TotalSeconds, 1)).ToString(CultureInfo.InvariantCulture);
        await Refusals.WriteAsync(rejected.HttpContext, isBusy ? Cause.Busy : Cause.TooManyRequests);
    }

    private sealed class EngineRun
    {
        internal static readonly EngineRun Mark = new();
    }
}
