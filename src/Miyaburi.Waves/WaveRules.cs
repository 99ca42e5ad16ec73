using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Waves;

/// <summary>The parameters of waves: <c>data/waves.json</c>, which says of each where it comes from.</summary>
public sealed record WaveRules
{
    private static readonly Lazy<WaveRules> Embedded = new(LoadEmbedded);

    /// <summary>The rules that are part of the assembly.</summary>
    public static WaveRules Default => Embedded.Value;

    /// <summary>Estimated Jaccard similarity from which two skeletons are one template.</summary>
    public required double Similarity { get; init; }

    /// <summary>The same for texts that also share brand and link pattern.</summary>
    public required double LinkSimilarity { get; init; }

    /// <summary>Brands from which a link pattern is general and joins nothing.</summary>
    public required int GenericBrands { get; init; }

    /// <summary>Days without a sighting after which a wave is dormant.</summary>
    public required int DormantDays { get; init; }

    /// <summary>Days for which a wave is called new.</summary>
    public required int NewDays { get; init; }

    /// <summary>Days for which a wave is called returned.</summary>
    public required int ReturnedDays { get; init; }

    /// <summary>Length of the window tested for a burst, days.</summary>
    public required int BurstDays { get; init; }

    /// <summary>Days before the window from which the usual rate is taken.</summary>
    public required int BaselineDays { get; init; }

    /// <summary>Largest Poisson tail probability of a burst.</summary>
    public required double BurstTail { get; init; }

    /// <summary>Fewest sightings in a burst's window.</summary>
    public required int BurstFewest { get; init; }

    /// <summary>Independent reporters from which a wave is shown.</summary>
    public required int PublicReporters { get; init; }

    /// <summary>Sightings from which a wave is told of in feeds and to subscribers.</summary>
    public required int NewsSightings { get; init; }

    /// <summary>Independent reporters from which a host is shown.</summary>
    public required int HostReporters { get; init; }

    /// <summary>Reporters of the very same skeleton before it is shown.</summary>
    public required int ExampleReporters { get; init; }

    /// <summary>Reports that count from one reporter and day.</summary>
    public required int ReporterQuota { get; init; }

    /// <summary>Days after which a single report is deleted.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>Reads the rules.</summary>
    /// <exception cref="JsonException">A parameter is missing or not of its kind.</exception>
    public static WaveRules Read(ReadOnlySpan<byte> utf8)
    {
        var file = JsonSerializer.Deserialize(utf8, WaveRulesJson.Default.DictionaryStringJsonElement) ?? throw new JsonException("The file is empty.");
        return new WaveRules
        {
            Similarity = Number(file, "similarity"),
            LinkSimilarity = Number(file, "linkSimilarity"),
            GenericBrands = (int)Number(file, "genericBrands"),
            DormantDays = (int)Number(file, "dormantDays"),
            NewDays = (int)Number(file, "newDays"),
            ReturnedDays = (int)Number(file, "returnedDays"),
            BurstDays = (int)Number(file, "burstDays"),
            BaselineDays = (int)Number(file, "baselineDays"),
            BurstTail = Number(file, "burstTail"),
            BurstFewest = (int)Number(file, "burstFewest"),
            PublicReporters = (int)Number(file, "publicReporters"),
            NewsSightings = (int)Number(file, "newsSightings"),
            HostReporters = (int)Number(file, "hostReporters"),
            ExampleReporters = (int)Number(file, "exampleReporters"),
            ReporterQuota = (int)Number(file, "reporterQuota"),
            RetentionDays = (int)Number(file, "retentionDays"),
        };
    }

    private static double Number(Dictionary<string, JsonElement> file, string name) =>
        file.TryGetValue(name, out var parameter) && parameter.TryGetProperty("value", out var value) && value.TryGetDouble(out var number)
            ? number
            : throw new JsonException($"data/waves.json: {name} has no value.");

    private static WaveRules LoadEmbedded()
    {
        using var stream = typeof(WaveRules).Assembly.GetManifestResourceStream("waves.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }
}

/// <summary>Serialisers made at compile time.</summary>
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class WaveRulesJson : JsonSerializerContext;
