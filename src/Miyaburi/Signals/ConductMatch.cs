using Miyaburi.Brands;
using Miyaburi.Messages;

namespace Miyaburi.Signals;

/// <summary>Finds the conduct fact of a brand that a message goes against.</summary>
internal static class ConductMatch
{
    /// <summary>Demand concepts and the demands of conduct facts they go against.</summary>
    private static readonly (string Concept, string About)[] Demands =
    [
        ("enterCard", "cardEntry"),
        ("enterCard", "paymentEntry"),
        ("login", "passwordEntry"),
        ("tellCode", "codeEntry"),
        ("enterPersonal", "personalEntry"),
        ("giftCard", "giftCard"),
        ("install", "install"),
        ("pay", "paymentEntry"),
    ];

    /// <summary>Events and the lures of conduct facts they go against.</summary>
    private static readonly (string Concept, string About)[] Events =
    [
        ("unpaidBill", "unpaidBill"),
        ("serviceStop", "serviceStop"),
        ("delivery", "delivery"),
        ("accountCheck", "accountCheck"),
        ("unauthorizedUse", "unauthorizedUse"),
        ("refund", "refund"),
        ("points", "points"),
        ("tax", "tax"),
    ];

    /// <summary>The first conduct fact that covers the message's channel and one of its demands or events, or null.</summary>
    internal static BrandFact? Find(Brand brand, CaseFacts facts)
    {
        var channel = facts.Message.Kind switch
        {
            MessageKind.Mail => "mail",
            MessageKind.Sms => "sms",
            _ => null,
        };
        return brand.Conduct.FirstOrDefault(f => Covers(f, channel, facts));
    }

    private static bool Covers(BrandFact fact, string? channel, CaseFacts facts)
    {
        var namesChannel = fact.About.Contains("mail") || fact.About.Contains("sms") || fact.About.Contains("phone");
        if (channel is not null && namesChannel && !fact.About.Contains(channel))
        {
            return false;
        }

        return Demands.Any(d => facts.HasAny(d.Concept) && fact.About.Contains(d.About))
            || Events.Any(e => facts.HasAny(e.Concept) && fact.About.Contains(e.About));
    }
}
