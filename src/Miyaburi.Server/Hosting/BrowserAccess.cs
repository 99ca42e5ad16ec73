namespace Miyaburi.Server.Hosting;

/// <summary>Which parts of the API pages of other sites may call: those that read or check. Nothing that stores.</summary>
internal static class BrowserAccess
{
    internal const string Open = "open";

    internal static void AddTo(IServiceCollection services) => services.AddCors(cors => cors.AddPolicy(Open, policy => policy
        .AllowAnyOrigin()
        .WithMethods("GET", "POST")
        .WithHeaders("Content-Type", "Accept")
        .WithExposedHeaders("Retry-After", "ETag")
        .SetPreflightMaxAge(TimeSpan.FromHours(1))));
}
