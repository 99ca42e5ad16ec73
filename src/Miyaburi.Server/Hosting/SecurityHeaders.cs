namespace Miyaburi.Server.Hosting;

/// <summary>Headers of every response. Pages load nothing from elsewhere, run no inline script and set no cookie.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>The engine is WebAssembly, which needs a permission of its own; that permits no text to become script.</summary>
    internal const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";

        // The API may be read by pages of other sites (CORS); everything else belongs to this one.
        headers["Cross-Origin-Resource-Policy"] = IsApi(context.Request.Path) ? "cross-origin" : "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    }

    internal static bool IsApi(PathString path) => path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);
}
