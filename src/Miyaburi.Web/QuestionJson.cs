using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Web;

/// <summary>Reads the page's questions. A property that is not known is a mistake of the page and throws.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = false,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CheckQuestion))]
[JsonSerializable(typeof(PlanQuestion))]
internal sealed partial class QuestionJson : JsonSerializerContext
{
    /// <exception cref="JsonException">It is no question.</exception>
    internal static CheckQuestion Check(string json) => JsonSerializer.Deserialize(json, Default.CheckQuestion) ?? throw new JsonException();

    /// <exception cref="JsonException">It is no question.</exception>
    internal static PlanQuestion Plan(string json) => JsonSerializer.Deserialize(json, Default.PlanQuestion) ?? throw new JsonException();
}
