using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Miyaburi.Evaluation.Corpora;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>A figure that was reached once.</summary>
/// <param name="Share">The share.</param>
/// <param name="Of">Of how many messages.</param>
internal sealed record Reached(double Share, int Of);

/// <summary>What was reached, by goal: <c>docs/ratchet.json</c>.</summary>
/// <param name="About">What the file is.</param>
/// <param name="Figures">The figures by the goal's id.</param>
internal sealed record RatchetFile(string About, SortedDictionary<string, Reached> Figures)
{
    /// <summary>Where it stands.</summary>
    internal static string PathOfFile => Path.Combine(Archive.Root, "docs", "ratchet.json");

    internal static RatchetFile Read() => JsonSerializer.Deserialize(File.ReadAllBytes(PathOfFile), RatchetJson.Default.RatchetFile)!;

    internal void Write()
    {
        var text = JsonSerializer.Serialize(this, new RatchetJson(new JsonSerializerOptions(RatchetJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).RatchetFile);
        File.WriteAllText(PathOfFile, text.ReplaceLineEndings("\n") + "\n");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RatchetFile))]
internal sealed partial class RatchetJson : JsonSerializerContext;
