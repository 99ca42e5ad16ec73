using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Text;

/// <summary>Katakana words that scams write with look-alike kanji and signs; <c>data/cues/look-alike-words.json</c>.</summary>
internal static class LookalikeWords
{
    private static readonly Lazy<ImmutableArray<string>> Embedded = new(() => Read(EmbeddedData.Read("cues/look-alike-words.json").Single().Bytes.Span));

    /// <summary>The words as they are rightly written.</summary>
    internal static ImmutableArray<string> All => Embedded.Value;

    private static ImmutableArray<string> Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, LookalikeWordsJson.Default.LookalikeWordFile)?.Words ?? throw new JsonException("The file is empty.");
}

/// <summary>The file.</summary>
/// <param name="About">What the words are.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Date">Day of the last change.</param>
/// <param name="Words">The words.</param>
internal sealed record LookalikeWordFile(string About, string Source, DateOnly Date, ImmutableArray<string> Words);

/// <summary>Strict reading of the words.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LookalikeWordFile))]
internal sealed partial class LookalikeWordsJson : JsonSerializerContext;
