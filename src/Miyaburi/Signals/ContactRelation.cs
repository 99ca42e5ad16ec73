using Miyaburi.Brands;
using Miyaburi.Messages;

namespace Miyaburi.Signals;

/// <summary>How a contact point relates to the claimed brand.</summary>
public enum ContactRelation
{
    /// <summary>No brand is claimed, or the brand file lists nothing of this kind to compare with.</summary>
    Unknown,

    /// <summary>The brand publishes it. Anybody can quote it, so it proves nothing.</summary>
    Claimed,

    /// <summary>Not among what the brand publishes.</summary>
    Foreign,

    /// <summary>The reader's own address.</summary>
    Recipient,
}

/// <summary>Compares contact points with the claimed brand's own.</summary>
public static class ContactRelations
{
    /// <summary>The relation of a contact point of these facts.</summary>
    public static ContactRelation Of(CaseFacts facts, ContactPoint point)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(point);
        if (point.Kind is ContactKind.Email && facts.Message.Recipients.Any(r => r.Address.Equals(point.Value, StringComparison.OrdinalIgnoreCase)))
        {
            return ContactRelation.Recipient;
        }

        return facts.Claims.Claimed is not { } brand ? ContactRelation.Unknown : point.Kind switch
        {
            ContactKind.Phone when !brand.Phones.IsEmpty => Of(brand.Phones.Any(p => PhoneNumbers.Normalize(p.Number) == point.Value)),
            ContactKind.Email => Of(IsAddressOf(brand, point.Value)),
            _ => ContactRelation.Unknown,
        };
    }

    private static ContactRelation Of(bool isListed) => isListed ? ContactRelation.Claimed : ContactRelation.Foreign;

    /// <summary>A listed sender, or an address within a domain of the brand or its group.</summary>
    private static bool IsAddressOf(Brand brand, string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return brand.File.MailSenders.Any(s => s.Address.Equals(address, StringComparison.OrdinalIgnoreCase))
            || brand.Identity.Domains.Concat(brand.Identity.FamilyDomains).Any(d => domain == d || domain.EndsWith("." + d, StringComparison.Ordinal));
    }
}
