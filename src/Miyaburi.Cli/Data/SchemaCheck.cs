using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Miyaburi.Cli.Data;

/// <summary>
/// Checks JSON against the part of JSON Schema that our schemas use: type, required, properties, additionalProperties,
/// items, enum, const, pattern, minLength, minItems, minProperties, $ref within the file. All errors at once.
/// </summary>
internal sealed class SchemaCheck(JsonElement schema, string file)
{
    private readonly List<DataError> errors = [];

    /// <summary>The errors of a document.</summary>
    internal static IReadOnlyList<DataError> Check(JsonElement schema, JsonElement document, string file)
    {
        var check = new SchemaCheck(schema, file);
        check.Visit(schema, document, "$");
        return check.errors;
    }

    private void Visit(JsonElement rule, JsonElement value, string path)
    {
        if (rule.TryGetProperty("$ref", out var reference))
        {
            Visit(Resolve(reference.GetString()!), value, path);
        }

        if (rule.TryGetProperty("type", out var type) && !HasType(type, value))
        {
            Add(path, $"must be {type.ToString()}");
            return;
        }

        if (rule.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
        {
            Add(path, $"\"{value}\" is not one of {string.Join(", ", allowed.EnumerateArray())}");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(rule, value, path);
                break;
            case JsonValueKind.Array:
                CheckArray(rule, value, path);
                break;
            case JsonValueKind.String:
                CheckString(rule, value.GetString()!, path);
                break;
            default:
                break;
        }
    }

    private void CheckObject(JsonElement rule, JsonElement value, string path)
    {
        if (rule.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(n => !value.TryGetProperty(n, out _)))
            {
                Add(path, $"the property \"{name}\" is missing");
            }
        }

        if (rule.TryGetProperty("minProperties", out var least) && value.EnumerateObject().Count() < least.GetInt32())
        {
            Add(path, $"needs at least {least} properties");
        }

        var isClosed = rule.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind is JsonValueKind.False;
        foreach (var property in value.EnumerateObject())
        {
            var place = $"{path}.{property.Name}";
            if (rule.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var known))
            {
                Visit(known, property.Value, place);
            }
            else if (isClosed)
            {
                Add(place, "unknown property");
            }
            else if (additional.ValueKind is JsonValueKind.Object)
            {
                Visit(additional, property.Value, place);
            }
        }
    }

    private void CheckArray(JsonElement rule, JsonElement value, string path)
    {
        if (rule.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32())
        {
            Add(path, $"needs at least {least} entries");
        }

        if (!rule.TryGetProperty("items", out var items))
        {
            return;
        }

        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            Visit(items, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
        }
    }

    private void CheckString(JsonElement rule, string value, string path)
    {
        if (rule.TryGetProperty("minLength", out var least) && value.Length < least.GetInt32())
        {
            Add(path, least.GetInt32() == 1 ? "must not be empty" : $"needs at least {least} characters");
        }

        // The patterns are those of our own schema files.
        if (rule.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            Add(path, $"\"{value}\" does not have the form {pattern}");
        }
    }

    private JsonElement Resolve(string reference)
    {
        var found = schema;
        foreach (var name in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.GetProperty(name);
        }

        return found;
    }

    private static bool HasType(JsonElement type, JsonElement value) => type.ValueKind is JsonValueKind.Array
        ? type.EnumerateArray().Any(t => HasType(t, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind is JsonValueKind.Object,
            "array" => value.ValueKind is JsonValueKind.Array,
            "string" => value.ValueKind is JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind is JsonValueKind.Null,
            "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
            _ => value.ValueKind is JsonValueKind.Number,
        };

    private void Add(string path, string message) => errors.Add(new(file, path, message));
}
