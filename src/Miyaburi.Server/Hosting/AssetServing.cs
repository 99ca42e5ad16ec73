using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Miyaburi.Server.Hosting;

/// <summary>Serves the files of the page: compressed as the browser accepts, for good where the address changes with the content.</summary>
internal sealed partial class AssetServing(RequestDelegate next, AssetFiles files)
{
    /// <summary>Until the worker asks for what the page's head had fetched. Within so little time no new version is put in place between the two.</summary>
    private const string AMoment = "public, max-age=10";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return isRead && files.Find(request.Path.Value ?? "") is { } file ? ServeAsync(context, file) : next(context);
    }

    private async Task ServeAsync(HttpContext context, AssetFile file)
    {
        var (request, response) = (context.Request, context.Response);
        var (bytes, encoding) = Choose(request, file);
        // What is not pressed yet may be pressed on its way: the same content in other bytes.
        var tag = new EntityTagHeaderValue($"\"{file.Tag}{(encoding is null ? "" : "-" + encoding)}\"", isWeak: encoding is null);
        response.Headers.ETag = tag.ToString();
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = IsForGood(request, file) ? "public, max-age=31536000, immutable"
            : files.First.Loaders.Contains(request.Path.Value ?? "") ? AMoment
            : "no-cache";
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.ContentEncoding = encoding;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static (byte[] Bytes, string? Encoding) Choose(HttpRequest request, AssetFile file)
    {
        var pressed = file.Pressed;
        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is not 0).Select(e => e.Value.Value).ToList();
        if (pressed.Brotli is { } brotli && accepted.Contains("br", StringComparer.OrdinalIgnoreCase))
        {
            return (brotli, "br");
        }

        return pressed.Gzip is { } gzip && accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? (gzip, "gzip") : (file.Plain, null);
    }

    /// <summary>An address with the version of this very content, or a name with a fingerprint in it.</summary>
    private static bool IsForGood(HttpRequest request, AssetFile file) =>
        request.Query["v"] == file.Tag || Fingerprint().IsMatch(request.Path.Value ?? "");

    [GeneratedRegex(@"\.[a-z0-9]{10}\.[a-z]+\z|-[0-9a-f]{8,}\.[a-z]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();
}
