using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Miyaburi.Gateway.Configuration;

/// <summary>What came of reading the configuration.</summary>
internal abstract record ConfigReading
{
    private ConfigReading()
    {
    }

    /// <summary>The configuration.</summary>
    internal sealed record Good(GatewayConfig Config) : ConfigReading;

    /// <summary>Everything that is wrong with it.</summary>
    internal sealed record Bad(ImmutableArray<ConfigError> Errors) : ConfigReading;
}

/// <summary>Reads the one file, with the environment's overrides, and finds all errors at once.</summary>
internal static class ConfigReader
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file.</summary>
    internal static ConfigReading ReadFile(string path, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            return Read(File.ReadAllText(path), environment);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new ConfigReading.Bad([new ConfigError(path, error.Message)]);
        }
    }

    /// <summary>Reads a text: JSON with comments.</summary>
    internal static ConfigReading Read(string text, IReadOnlyDictionary<string, string> environment)
    {
        var errors = new List<ConfigError>();
        if (Parse(text, errors) is not { } root)
        {
            return new ConfigReading.Bad([.. errors]);
        }

        EnvironmentOverrides.Apply(root, environment, errors);
        var config = Read(new ConfigSection(root, "", errors));
        return errors.Count == 0 ? new ConfigReading.Good(config) : new ConfigReading.Bad([.. errors]);
    }

    private static JsonObject? Parse(string text, List<ConfigError> errors)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: WithComments) is JsonObject root)
            {
                _ = root.Count;
                return root;
            }

            errors.Add(new ConfigError("file", "must be one object in { }"));
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            errors.Add(new ConfigError("file", error.Message));
        }

        return null;
    }

    private static GatewayConfig Read(ConfigSection root)
    {
        var thresholds = ThresholdReader.Read(root.Section("thresholds"), Thresholds.Default);
        var config = new GatewayConfig
        {
            Language = root.Choice("language", Language.Ja, ("ja", Language.Ja), ("en", Language.En)),
            Doors = DoorReader.Read(root),
            Thresholds = thresholds,
            Recipients = [.. root.Sections("recipients").Select(r => ThresholdReader.Recipient(r, thresholds)).OfType<RecipientRule>()],
            Allow = [.. root.Sections("allow").Select(s => ListReader.Read(s, isAllow: true)).OfType<ListEntry>()],
            Block = [.. root.Sections("block").Select(s => ListReader.Read(s, isAllow: false)).OfType<ListEntry>()],
            Authentication = GeneralReader.Authentication(root.Section("authentication")),
            Limits = GeneralReader.Limits(root.Section("limits")),
            Audit = GeneralReader.Audit(root.Section("audit")),
            Reports = ReportConfig.Read(root.Section("reports")),
        };
        root.End();
        return config;
    }
}
