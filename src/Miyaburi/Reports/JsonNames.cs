using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>Names of enumeration members as JSON shows them.</summary>
public static class JsonNames
{
    /// <summary>The member's name in lower camel case.</summary>
    public static string Camel<T>(T value)
        where T : struct, Enum => CamelCase.Of(value);
}
