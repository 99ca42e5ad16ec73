using System.Text.Json.Nodes;

namespace Miyaburi.Gateway.Configuration;

/// <summary>
/// Settings from the environment go over those of the file: <c>MIYABURI_GATEWAY__doors__spamd__listen</c> is
/// <c>doors.spamd.listen</c>; several texts are parted by commas.
/// </summary>
internal static class EnvironmentOverrides
{
    private const string Prefix = "MIYABURI_GATEWAY__";

    internal static Dictionary<string, string> OfProcess() =>
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Where(e => ((string)e.Key).StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);

    internal static void Apply(JsonObject root, IReadOnlyDictionary<string, string> environment, List<ConfigError> errors)
    {
        foreach (var (variable, value) in environment.Where(e => e.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            if (!Set(root, variable[Prefix.Length..].Split("__"), value))
            {
                errors.Add(new ConfigError(variable, "leads through something that is no object"));
            }
        }
    }

    private static bool Set(JsonObject root, string[] path, string value)
    {
        var at = root;
        foreach (var name in path[..^1])
        {
            var next = at[name];
            if (next is null)
            {
                next = new JsonObject();
                at[name] = next;
            }

            if (next is not JsonObject inner)
            {
                return false;
            }

            at = inner;
        }

        at[path[^1]] = value;
        return true;
    }
}
