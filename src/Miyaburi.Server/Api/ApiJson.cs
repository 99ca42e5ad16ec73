using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Miyaburi.Server.Api;

/// <summary>Shapes of requests and of answers other than reports. Requests are read strictly: a misspelt property is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(PlanBody))]
[JsonSerializable(typeof(FeedbackBody))]
[JsonSerializable(typeof(DeleteBody))]
[JsonSerializable(typeof(ReportBody))]
internal sealed partial class RequestJson : JsonSerializerContext;

/// <summary>Options for what the API writes apart from reports and plans, which the engine writes.</summary>
internal static class ApiJson
{
    internal static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web)
    {
        // Japanese stays readable; markup characters are escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a body.</summary>
    /// <exception cref="Hosting.Refused">It is not JSON of that shape.</exception>
    internal static async Task<T> ReadAsync<T>(HttpRequest request, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted)
                ?? throw new Hosting.Refused(Hosting.Cause.InvalidJson);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The library's message may quote the value; the path names only properties.
            var path = (error as JsonException)?.Path is { Length: > 1 } at ? at : "$";
            throw new Hosting.Refused(Hosting.Cause.InvalidJson.Because(new($"場所: {path}", $"Place: {path}")));
        }
    }

    /// <summary>Whether the body is JSON.</summary>
    internal static bool Is(HttpRequest request) => MediaType(request) is "application/json";

    /// <summary>Nothing but JSON is taken.</summary>
    /// <exception cref="Hosting.Refused">The body is said to be something else.</exception>
    internal static void Need(HttpRequest request)
    {
        if (!Is(request))
        {
            throw new Hosting.Refused(Hosting.Cause.MediaType);
        }
    }

    /// <summary>The media type without parameters, in lower case.</summary>
    internal static string MediaType(HttpRequest request) =>
        (request.ContentType ?? "").Split(';', 2)[0].Trim().ToLowerInvariant();
}
