using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Text;

/// <summary>A list of words with where it comes from; <c>data/cues/*-words.json</c>.</summary>
/// <param name="About">What the words are.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Date">Day of the last change.</param>
/// <param name="Words">The words.</param>
internal sealed record WordFile(string About, string Source, DateOnly Date, ImmutableArray<string> Words)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">The file does not have this shape.</exception>
    internal static WordFile Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, WordFileJson.Default.WordFile) ?? throw new JsonException("The file is empty.");
}

/// <summary>Strict reading of the words.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WordFile))]
internal sealed partial class WordFileJson : JsonSerializerContext;
