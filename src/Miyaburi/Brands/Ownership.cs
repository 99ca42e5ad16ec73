namespace Miyaburi.Brands;

/// <summary>How a host relates to a brand.</summary>
public enum OwnerKind
{
    /// <summary>Run by or for the brand itself.</summary>
    Official,

    /// <summary>Run by the same group, or by a provider the brand uses.</summary>
    Family,

    /// <summary>Run by somebody else whose honest name is close.</summary>
    Neighbour,
}

/// <summary>One brand's relation to a host.</summary>
/// <param name="Brand">The brand.</param>
/// <param name="Kind">The relation.</param>
public sealed record Ownership(Brand Brand, OwnerKind Kind);
