using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>The identifiers of <see cref="Exposure"/> as people and programs write them.</summary>
public static class Exposures
{
    /// <summary>Every exposure, in the order of the enumeration.</summary>
    public static ImmutableArray<Exposure> All { get; } = [.. Enum.GetValues<Exposure>()];

    /// <summary>The stable identifier, such as <c>typedCard</c>.</summary>
    public static string IdOf(Exposure exposure) => CamelCase.Of(exposure);

    /// <summary>The exposure with that identifier, or null when there is none.</summary>
    public static Exposure? Find(string id)
    {
        foreach (var exposure in All)
        {
            if (string.Equals(IdOf(exposure), id, StringComparison.Ordinal))
            {
                return exposure;
            }
        }

        return null;
    }
}
