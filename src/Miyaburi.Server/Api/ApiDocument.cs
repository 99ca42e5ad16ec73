using Microsoft.OpenApi;

namespace Miyaburi.Server.Api;

/// <summary>The OpenAPI 3.1 document, made from the endpoints; the copy in <c>docs/openapi.json</c> is held against it by a test.</summary>
internal static class ApiDocument
{
    internal const string Path = "/openapi/v1.json";

    internal static void AddTo(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in ApiJson.Readable.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddOpenApi("v1", openApi =>
        {
            openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            openApi.ShouldInclude = description => description.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) is true;
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Miyaburi",
                    Version = "1",
                    Description = "Tells whether an SMS or e-mail is a scam, shows why, and what to do. Opens no link. Nothing of a message that is checked is logged or stored.",
                };
                document.Servers = [];
                return Task.CompletedTask;
            });
        });
    }

    internal static void Map(WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").RequireCors(Hosting.BrowserAccess.Open);
}
