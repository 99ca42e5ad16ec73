using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Links;

namespace Miyaburi.Signals;

/// <summary>How a link's destination relates to the brand the message claims to be.</summary>
public enum Destination
{
    /// <summary>No brand is claimed, or the link has no host.</summary>
    NotComparable,

    /// <summary>On the claimed brand's own or family domain.</summary>
    Claimed,

    /// <summary>On another brand's domain.</summary>
    OtherBrand,

    /// <summary>On a shared platform, shortener or relay: whose page it is cannot be told from the host.</summary>
    Shared,

    /// <summary>On a domain that belongs to no known brand.</summary>
    Foreign,
}

/// <summary>A link with what is known of where it leads.</summary>
public sealed record LinkFacts
{
    /// <summary>The link.</summary>
    public required Link Link { get; init; }

    /// <summary>The final host as far as can be told, or null.</summary>
    public Host? Host => Link.Destination.Host;

    /// <summary>What kind of host it is.</summary>
    public required HostTraits Traits { get; init; }

    /// <summary>The brands that own the final host.</summary>
    public required ImmutableArray<Ownership> Owners { get; init; }

    /// <summary>The brands that the host imitates without being theirs, strongest first.</summary>
    public required ImmutableArray<HostImitation> Imitations { get; init; }

    /// <summary>The brands whose names stand in path, query or fragment while the host is of no known owner.</summary>
    public ImmutableArray<HostImitation> PathImitations { get; init; } = [];

    /// <summary>The brands that own the domain a person sees in the link's place, where markup shows one.</summary>
    public ImmutableArray<Ownership> ShownOwners { get; init; } = [];

    /// <summary>The relation to the claimed brand.</summary>
    public required Destination Destination { get; init; }

    /// <summary>Log-odds that the host model gives to host and path, in nats; 0 for hosts of known owners.</summary>
    public required double HostScore { get; init; }

    /// <summary>Whether a person can follow the link (not a picture that the program loads).</summary>
    public bool IsFollowable => Link.Target is null or not Messages.TargetKind.Resource;
}
