using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Miyaburi.Gateway.Configuration;

/// <summary>
/// One object of the file while it is read. Each value is asked for by name; what is wrong is noted and reading goes
/// on, so that all errors come at once. What nobody asked for is an error as well: a misspelt name never passes.
/// </summary>
internal sealed class ConfigSection(JsonObject values, string path, List<ConfigError> errors)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    internal void Error(string name, string what) => errors.Add(new ConfigError(At(name), what));

    internal string? Text(string name)
    {
        if (Take(name) is not { } node)
        {
            return null;
        }

        if (node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0)
        {
            return text;
        }

        Error(name, "must be a text in quotes");
        return null;
    }

    internal bool Flag(string name, bool otherwise) => Text(name, otherwise, "must be true or false", text => bool.TryParse(text, out var flag) ? flag : null);

    internal double? Number(string name, double least, double most)
    {
        if (Take(name) is not { } node)
        {
            return null;
        }

        if (double.TryParse(Plain(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Error(name, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));
        return null;
    }

    internal long Whole(string name, long least, long most, long otherwise)
    {
        var number = Number(name, least, most) ?? otherwise;
        if (number == Math.Truncate(number))
        {
            return (long)number;
        }

        Error(name, "must be a whole number");
        return otherwise;
    }

    internal TimeSpan Seconds(string name, double least, double most, TimeSpan otherwise) =>
        Number(name, least, most) is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;

    internal T Choice<T>(string name, T otherwise, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        var words = new List<string>();
        foreach (var (word, value) in choices)
        {
            if (word == text)
            {
                return value;
            }

            words.Add(word);
        }

        Error(name, $"must be one of: {string.Join(", ", words)}");
        return otherwise;
    }

    internal ConfigSection? Section(string name)
    {
        if (Take(name) is not { } node)
        {
            return null;
        }

        if (node is JsonObject inner)
        {
            return new ConfigSection(inner, At(name), errors);
        }

        Error(name, "must be an object in { }");
        return null;
    }

    internal ImmutableArray<ConfigSection> Sections(string name)
    {
        if (Take(name) is not { } node)
        {
            return [];
        }

        if (node is JsonArray array && array.All(i => i is JsonObject))
        {
            return [.. array.Select((item, index) => new ConfigSection((JsonObject)item!, $"{At(name)}[{index}]", errors))];
        }

        Error(name, "must be a list of objects: [ { … }, … ]");
        return [];
    }

    internal ImmutableArray<string> Texts(string name)
    {
        if (Take(name) is not { } node)
        {
            return [];
        }

        if (node is JsonArray array && array.All(i => i is JsonValue value && value.TryGetValue<string>(out _)))
        {
            return [.. array.Select(i => i!.GetValue<string>())];
        }

        if (node is JsonValue single && single.TryGetValue<string>(out var text))
        {
            return [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }

        Error(name, "must be a list of texts: [ \"…\", … ]");
        return [];
    }

    /// <summary>Notes every name that nobody asked for.</summary>
    internal void End()
    {
        foreach (var (name, _) in values.Where(v => !asked.Contains(v.Key)))
        {
            Error(name, $"there is no such setting; known here: {string.Join(", ", asked.Order(StringComparer.Ordinal))}");
        }
    }

    private T Text<T>(string name, T otherwise, string what, Func<string, T?> read)
        where T : struct
    {
        if (Take(name) is not { } node)
        {
            return otherwise;
        }

        if (read(Plain(node)) is { } value)
        {
            return value;
        }

        Error(name, what);
        return otherwise;
    }

    private JsonNode? Take(string name)
    {
        asked.Add(name);
        return values[name];
    }

    /// <summary>A value as text, whether it was written in JSON or came from the environment.</summary>
    private static string Plain(JsonNode node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.ToJsonString();

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";
}

/// <summary>Something wrong in the configuration.</summary>
/// <param name="At">Where: <c>doors.spamd.listen</c>.</param>
/// <param name="What">What is wrong and what is wanted.</param>
internal sealed record ConfigError(string At, string What)
{
    public override string ToString() => $"{At}: {What}";
}
