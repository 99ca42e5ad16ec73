using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Recovery;

/// <summary>Strict reading of guidance and contact files: unknown, missing, null and duplicate properties are errors.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters =
    [
        typeof(CamelCaseEnum<Exposure>), typeof(CamelCaseEnum<Urgency>), typeof(CamelCaseEnum<Customer>),
        typeof(CamelCaseEnum<Channel>), typeof(CamelCaseEnum<CountFrom>), typeof(CamelCaseEnum<SourceStatus>),
    ])]
[JsonSerializable(typeof(GuideFile))]
[JsonSerializable(typeof(ContactFile))]
[JsonSerializable(typeof(ExposureFile))]
internal sealed partial class GuideJson : JsonSerializerContext
{
    /// <exception cref="JsonException">The file does not have the shape of the schema.</exception>
    internal static GuideFile ReadGuide(ReadOnlySpan<byte> utf8) => Whole(JsonSerializer.Deserialize(WithoutBom(utf8), Default.GuideFile));

    /// <exception cref="JsonException">The file does not have the shape of the schema.</exception>
    internal static ContactFile ReadContacts(ReadOnlySpan<byte> utf8) => Whole(JsonSerializer.Deserialize(WithoutBom(utf8), Default.ContactFile));

    /// <exception cref="JsonException">The file does not have the shape of the schema.</exception>
    internal static ExposureFile ReadExposures(ReadOnlySpan<byte> utf8) => Whole(JsonSerializer.Deserialize(WithoutBom(utf8), Default.ExposureFile));

    private static T Whole<T>(T? value)
        where T : class => value ?? throw new JsonException("The file is empty.");

    private static ReadOnlySpan<byte> WithoutBom(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
