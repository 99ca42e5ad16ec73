using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Messages;

namespace Miyaburi.Reports;

/// <summary>A fact about the claimed brand that belongs to the situation of a message.</summary>
/// <param name="Brand">The brand.</param>
/// <param name="Fact">The fact.</param>
/// <param name="IsConduct">What the brand never does, or what it really does.</param>
public sealed record RelevantFact(Brand Brand, BrandFact Fact, bool IsConduct)
{
    /// <summary>Where the fact was read.</summary>
    public FactSource Source => Brand.Sources[Fact.Source];

    internal BrandFactDocument ToDocument() => new(
        Brand.Id,
        Fact.Id,
        IsConduct ? "conduct" : "practice",
        Fact.Text,
        new SourceDocument(Source.Url, Source.Title, Source.Owner, Source.Published, Source.Checked));
}

/// <summary>Chooses what to quote of the claimed brand: what it never does, and what it really does, in this situation.</summary>
public static class BrandFacts
{
    private const int SharedLure = 4;
    private const int MostConduct = 3;
    private const int MostPractice = 2;

    /// <summary>The facts for a report, conduct first; empty when no brand is claimed.</summary>
    public static ImmutableArray<RelevantFact> For(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.ClaimedBrand is { } brand ? For(brand, report.Verdict.Lures, ChannelOf(report.Facts.Message.Kind)) : [];
    }

    /// <summary>The facts of a brand that concern these lures and this channel.</summary>
    /// <param name="brand">The brand.</param>
    /// <param name="lures">Lure ids.</param>
    /// <param name="channel"><c>mail</c>, <c>sms</c>, or null when not known.</param>
    public static ImmutableArray<RelevantFact> For(Brand brand, ImmutableArray<string> lures, string? channel)
    {
        ArgumentNullException.ThrowIfNull(brand);
        return
        [
            .. Best(brand.Conduct, lures, channel, MostConduct).Select(f => new RelevantFact(brand, f, IsConduct: true)),
            .. Best(brand.Practice, lures, channel, MostPractice).Select(f => new RelevantFact(brand, f, IsConduct: false)),
        ];
    }

    internal static string? ChannelOf(MessageKind kind) => kind switch
    {
        MessageKind.Mail => "mail",
        MessageKind.Sms => "sms",
        _ => null,
    };

    /// <summary>Where some facts concern the lures, those that do not are left out.</summary>
    private static IEnumerable<BrandFact> Best(ImmutableArray<BrandFact> facts, ImmutableArray<string> lures, string? channel, int most)
    {
        var scored = facts.Select((fact, index) => (Fact: fact, Score: Score(fact, lures, channel), Index: index)).Where(f => f.Score > 0).ToList();
        var floor = scored.Exists(f => f.Score >= SharedLure) ? SharedLure : 1;
        return scored.Where(f => f.Score >= floor).OrderByDescending(f => f.Score).ThenBy(f => f.Index).Take(most).Select(f => f.Fact);
    }

    /// <summary>Shared lures count most; a fact about another channel only is left out.</summary>
    private static int Score(BrandFact fact, ImmutableArray<string> lures, string? channel)
    {
        var namesChannel = fact.About.Any(a => a is "mail" or "sms" or "phone" or "line");
        var isOther = namesChannel && channel is not null && !fact.About.Contains(channel);
        if (isOther)
        {
            return 0;
        }

        var shared = lures.Count(fact.About.Contains);
        var general = fact.About.Any(a => a is "any" or "link" or "paymentEntry" or "passwordEntry" or "cardEntry") ? 1 : 0;
        return (SharedLure * shared) + (namesChannel && channel is not null ? 2 : 0) + general;
    }
}
