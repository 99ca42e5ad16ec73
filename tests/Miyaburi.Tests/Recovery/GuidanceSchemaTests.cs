using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

/// <summary>The schemas that editors use say the same as the strict reader.</summary>
public sealed class GuidanceSchemaTests
{
    [Fact]
    public void Schemas_ShippedFiles_Conform()
    {
        foreach (var file in GuideFiles.Embedded())
        {
            var schema = Schema(file.Name is GuideFiles.Exposures ? "exposure" : file.Name.StartsWith(GuideFiles.Contacts, StringComparison.Ordinal) ? "contact" : "guidance");
            Assert.Empty(Faults(JsonNode.Parse(file.Json.Span)!, schema, schema, $"{file.Name} $"));
        }
    }

    [Theory]
    [InlineData("""{ "id": "x", "title": { "ja": "あ", "en": "a" }, "sources": {} , "steps": [{}] }""", "required id")]
    [InlineData("""{ "id": "x", "title": { "ja": "あ" }, "sources": {} }""", "required en")]
    [InlineData("""{ "id": "X", "title": { "ja": "あ", "en": "a" }, "sources": {} }""", "pattern")]
    [InlineData("""{ "id": "x", "title": { "ja": "あ", "en": "a" }, "sources": {}, "more": 1 }""", "unknown more")]
    public void Schemas_FaultyFile_DoesNotConform(string json, string fault)
    {
        var schema = Schema("guidance");

        Assert.Contains(Faults(JsonNode.Parse(json)!, schema, schema, "$"), f => f.EndsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("guidance")]
    [InlineData("exposure")]
    public void Schemas_ListEveryExposure(string name) =>
        Assert.Equal(Exposures.All.Select(Exposures.IdOf), Schema(name)["$defs"]!["exposure"]!["enum"]!.AsArray().Select(n => (string)n!));

    [Fact]
    public void Schemas_ListEveryUrgencyCustomerAndChannel()
    {
        var definitions = Schema("guidance")["$defs"]!;
        var when = definitions["when"]!["properties"]!;

        Assert.Equal(Ids<Urgency>(), Strings(definitions["step"]!["properties"]!["urgency"]!));
        Assert.Equal(Ids<Customer>(), Strings(when["customer"]!["items"]!));
        Assert.Equal(Ids<Channel>(), Strings(when["channel"]!["items"]!));
    }

    private static IEnumerable<string> Ids<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(CamelCase.Of);

    private static IEnumerable<string> Strings(JsonNode schema) => schema["enum"]!.AsArray().Select(n => (string)n!);

    private static JsonNode Schema(string name) =>
        JsonNode.Parse(File.ReadAllText(Repository.Path("data", "schema", $"{name}.schema.json")))!;

    /// <summary>The part of JSON Schema 2020-12 that our schemas use.</summary>
    private static IEnumerable<string> Faults(JsonNode node, JsonNode schema, JsonNode root, string path)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            schema = root["$defs"]![reference["#/$defs/".Length..]]!;
        }

        return node switch
        {
            JsonObject obj => ObjectFaults(obj, schema, root, path),
            JsonArray array => ArrayFaults(array, schema, root, path),
            _ => ValueFaults(node, schema, path),
        };
    }

    private static IEnumerable<string> ObjectFaults(JsonObject obj, JsonNode schema, JsonNode root, string path)
    {
        foreach (var name in schema["required"]?.AsArray().Select(n => (string)n!).Where(n => !obj.ContainsKey(n)) ?? [])
        {
            yield return $"{path}: required {name}";
        }

        foreach (var (name, value) in obj)
        {
            var property = schema["properties"]?[name] ?? (schema["additionalProperties"] as JsonObject);
            if (property is null)
            {
                yield return $"{path}: unknown {name}";
                continue;
            }

            foreach (var fault in Faults(value!, property, root, $"{path}.{name}"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> ArrayFaults(JsonArray array, JsonNode schema, JsonNode root, string path) =>
        schema["items"] is not { } items ? [$"{path}: not an array"]
        : array.Count < ((int?)schema["minItems"] ?? 0) ? [$"{path}: too few"]
        : array.SelectMany((item, i) => Faults(item!, items, root, $"{path}[{i}]"));

    private static IEnumerable<string> ValueFaults(JsonNode node, JsonNode schema, string path)
    {
        if (schema["enum"] is JsonArray allowed && !allowed.Any(a => (string)a! == node.ToString()))
        {
            yield return $"{path}: not in enum";
        }

        if ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(node.ToString(), pattern, RegexOptions.ECMAScript))
        {
            yield return $"{path}: pattern";
        }

        if ((string?)schema["type"] is "string" && node.GetValueKind() is not System.Text.Json.JsonValueKind.String)
        {
            yield return $"{path}: not a string";
        }
    }
}
