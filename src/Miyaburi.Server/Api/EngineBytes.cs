using System.Buffers;

namespace Miyaburi.Server.Api;

/// <summary>An answer whose bytes the engine wrote: the same as the command line prints.</summary>
internal sealed class EngineBytes(string contentType, ReadOnlyMemory<byte> bytes) : IResult
{
    internal static EngineBytes Json(Action<IBufferWriter<byte>> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        write(bytes);
        return new("application/json; charset=utf-8", bytes.WrittenMemory);
    }

    internal static EngineBytes Text(string contentType, string text) => new(contentType + "; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = contentType;
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept";
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    /// <summary>The first of these media types that the client asks for by name; otherwise the first of all.</summary>
    internal static string Choose(HttpRequest request, params string[] types) =>
        request.GetTypedHeaders().Accept
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => types.FirstOrDefault(t => t == a.MediaType.Value))
            .FirstOrDefault(t => t is not null) ?? types[0];
}
