using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Brands;

/// <summary>Strict reading of brand files: unknown, missing, null and duplicate properties are errors.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(BrandFile))]
internal sealed partial class BrandJson : JsonSerializerContext
{
    /// <summary>Reads one brand file.</summary>
    /// <exception cref="JsonException">The file does not have the shape of the schema.</exception>
    internal static BrandFile Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(WithoutBom(utf8), Default.BrandFile)
        ?? throw new JsonException("The file is empty.");

    private static ReadOnlySpan<byte> WithoutBom(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
