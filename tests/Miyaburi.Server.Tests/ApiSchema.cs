using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Miyaburi.Server.Tests;

/// <summary>The schemas of answers in the server's API document, read strictly: a property that it does not name is an error.</summary>
internal sealed class ApiSchema(JsonObject document)
{
    private readonly Dictionary<(string Method, string Path), JsonSchema> read = [];

    internal static async Task<ApiSchema> OfAsync(RunningServer server)
    {
        var text = (await server.GetAsync("/openapi/v1.json")).Text.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        var document = JsonNode.Parse(text)!.AsObject();
        Close(document["components"]);
        return new ApiSchema(document);
    }

    /// <summary>What is wrong with an answer.</summary>
    /// <param name="method">In lower case.</param>
    /// <param name="path">As the document writes it.</param>
    /// <param name="answer">JSON.</param>
    internal async Task<IEnumerable<string>> ErrorsAsync(string method, string path, string answer)
    {
        if (!read.TryGetValue((method, path), out var schema))
        {
            read[(method, path)] = schema = await JsonSchema.FromJsonAsync(Whole(method, path));
        }

        return schema.Validate(answer).SelectMany(Leaves).Select(e => e.ToString());
    }

    private string Whole(string method, string path)
    {
        var schema = document["paths"]![path]![method]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!.DeepClone();
        return new JsonObject { ["definitions"] = document["components"]!["schemas"]!.DeepClone(), ["allOf"] = new JsonArray(schema) }.ToJsonString();
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError parent ? parent.Errors.Values.SelectMany(e => e).SelectMany(Leaves) : [error];

    private static void Close(JsonNode? node)
    {
        if (node is JsonObject closed && closed["properties"] is JsonObject && !closed.ContainsKey("additionalProperties"))
        {
            closed["additionalProperties"] = false;
        }

        foreach (var child in node switch { JsonObject parts => parts.Select(p => p.Value), JsonArray items => items, _ => [] })
        {
            Close(child);
        }
    }
}
