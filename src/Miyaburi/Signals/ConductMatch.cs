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
        ("prepaid", "giftCard"),
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
        var broken = new List<string>();
        AddBroken(Demands, facts, broken);
        AddBroken(Events, facts, broken);
        foreach (var fact in broken.Count == 0 ? [] : brand.Conduct)
        {
            if (Covers(fact, channel, broken))
            {
                return fact;
            }
        }

        return null;
    }

    /// <summary>What the message demands or says has happened, in the words of conduct facts.</summary>
    private static void AddBroken(ReadOnlySpan<(string Concept, string About)> pairs, CaseFacts facts, List<string> broken)
    {
        foreach (var (concept, about) in pairs)
        {
            if (facts.HasAny(concept))
            {
                broken.Add(about);
            }
        }
    }

    private static bool Covers(BrandFact fact, string? channel, List<string> broken)
    {
        var namesChannel = fact.About.Contains("mail") || fact.About.Contains("sms") || fact.About.Contains("phone");
        if (channel is not null && namesChannel && !fact.About.Contains(channel))
        {
            return false;
        }

        foreach (var about in broken)
        {
            if (fact.About.Contains(about))
            {
                return true;
            }
        }

        return false;
    }
}
