using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Recovery;

/// <summary>Identifiers of enumeration members: the member's name in lower camel case.</summary>
internal static class CamelCase
{
    internal static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>Reads and writes members by their lower camel case names, never by number.</summary>
internal sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
