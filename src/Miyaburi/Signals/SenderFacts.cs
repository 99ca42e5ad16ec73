using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Signals;

/// <summary>What is known of the sender's address.</summary>
public sealed record SenderFacts
{
    /// <summary>No address: an SMS or pasted text.</summary>
    public static SenderFacts None { get; } = new()
    {
        Authentication = new SenderAuthentication.Unproven("notMail"),
        Traits = HostTraits.None,
        Owners = [],
        Imitations = [],
    };

    /// <summary>The host of the From address, or null.</summary>
    public Host? Host { get; init; }

    /// <summary>What kind of domain it is.</summary>
    public required HostTraits Traits { get; init; }

    /// <summary>The brands that own the From domain.</summary>
    public required ImmutableArray<Ownership> Owners { get; init; }

    /// <summary>The brands that the From domain imitates.</summary>
    public required ImmutableArray<HostImitation> Imitations { get; init; }

    /// <summary>
    /// The brands whose names the sender writes almost right: an SMS sender's name one letter off (<c>SoffBank</c>), or the
    /// part of a mail address before the @ under a foreign domain (<c>amazon-account@…</c>).
    /// </summary>
    public ImmutableArray<HostImitation> NameImitations { get; init; } = [];

    /// <summary>Whether the domain was authenticated.</summary>
    public required SenderAuthentication Authentication { get; init; }

    /// <summary>The kind of phone number an SMS came from.</summary>
    public PhoneKind Phone { get; init; }

    /// <summary>Log-odds that the host model gives to the From domain, in nats.</summary>
    public double HostScore { get; init; }

    /// <summary>The brand whose own domain sent the message and was authenticated, or null.</summary>
    public Brand? Proven => Authentication is SenderAuthentication.Proven
        ? Owners.FirstOrDefault(o => o.Kind is OwnerKind.Official)?.Brand
        : null;
}
