using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Reports;

/// <summary>Sentences for the contact points that a reader should leave alone.</summary>
internal static class ContactWords
{
    private const int Most = 8;

    /// <summary>
    /// What is neither the claimed brand's own nor the reader's, in reading order, mail addresses last; empty when nothing was
    /// found against the message.
    /// </summary>
    internal static IEnumerable<Bilingual> Of(Report report) => report.Verdict.Level is Verdicts.Level.NothingFound ? [] : report.Facts.ContactPoints.Concat(report.Facts.Chats)
        .Select(point => (Point: point, Relation: ContactRelations.Of(report.Facts, point)))
        .Where(c => c.Relation is ContactRelation.Unknown or ContactRelation.Foreign)
        .DistinctBy(c => (c.Point.Kind, c.Point.Value))
        .OrderBy(c => c.Point.Kind is ContactKind.Email)
        .Take(Most)
        .Select(c => Of(c.Point, c.Relation, report.ClaimedBrand?.Names));

    private static Bilingual Of(ContactPoint point, ContactRelation relation, Bilingual? brand)
    {
        var value = point.Kind is ContactKind.Email ? Defanged.Address(point.Value) : point.Value;
        var named = Named(point.Kind, value);
        return relation is ContactRelation.Foreign && brand is not null
            ? new($"{named.Ja}({brand.Ja}のものとは確かめられていません)", $"{named.En} (not known to belong to {brand.En})")
            : named;
    }

    private static Bilingual Named(ContactKind kind, string value) => kind switch
    {
        ContactKind.LineId or ContactKind.LinePersonalId => new($"LINE ID {value}", $"LINE ID {value}"),
        ContactKind.LineInvitation => new($"LINEの友だち追加({value})", $"LINE invitation ({value})"),
        ContactKind.Telegram => new($"Telegram {value}", $"Telegram {value}"),
        ContactKind.WhatsApp => new($"WhatsApp {value}", $"WhatsApp {value}"),
        ContactKind.BankAccount => new($"口座番号 {value}", $"bank account {value}"),
        ContactKind.Wallet => new($"暗号資産の送り先 {value}", $"cryptocurrency address {value}"),
        ContactKind.GiftCard => new($"ギフトカードの要求「{value}」", $"demand for gift cards \"{value}\""),
        _ => new(value, value),
    };
}
