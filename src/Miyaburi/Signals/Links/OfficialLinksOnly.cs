using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals.Content;

namespace Miyaburi.Signals.Links;

/// <summary>
/// Every followable address leads to the claimed brand, and no other way to answer is given. A name that is only
/// written (Amazon.co.jp) is no link, and links say nothing for a mail from somebody else: a forger quotes the real
/// address beside his attachment or number.
/// </summary>
internal sealed class OfficialLinksOnly : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "VF01",
        Group = SignalGroup.Verified,
        Name = new("リンク先はすべて公式", "Only official links"),
        Text = new(
            "リンク先はすべて{brand}の公式ドメインです。",
            "Every link goes to a domain of {brand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || !IsSenderHarmless(facts, brand) || HasOtherContact(facts, brand))
        {
            return null;
        }

        var links = facts.Links.Where(l => l.IsFollowable && l.Host is not null).ToList();
        var written = links.Find(l => l.Link.Origin is not LinkOrigin.Bare);
        return written is null || links.Exists(l => l.Destination is not Destination.Claimed)
            ? null
            : Descriptor.At(facts.EvidenceOf(written), ("brand", brand.Names));
    }

    /// <summary>
    /// Nobody, the proven brand, or an address of the brand that is not proven while nothing but the brand can be reached: the
    /// credit is for where the links lead and not for the name of the sender.
    /// </summary>
    private static bool IsSenderHarmless(CaseFacts facts, Brand brand) =>
        facts.Sender.Host is null || ReferenceEquals(facts.Sender.Proven, brand) || facts.LeadsHome();

    /// <summary>A number, LINE ID or account that the brand does not list: what the message wants may not be the link at all.</summary>
    private static bool HasOtherContact(CaseFacts facts, Brand brand) => facts.ContactPoints.Any(c =>
        c.Kind is ContactKind.LineId or ContactKind.BankAccount or ContactKind.Wallet
        || (c.Phone is PhoneKind.Mobile or PhoneKind.Ip or PhoneKind.Foreign && !brand.Phones.Any(p => PhoneNumbers.Normalize(p.Number) == c.Value)));
}
