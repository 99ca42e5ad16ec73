using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Messages;
using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>Makes requests for plans from what is known of a message and of a brand.</summary>
public static class PlanRequests
{
    /// <summary>The request for a message that was judged.</summary>
    public static PlanRequest For(Report report, ImmutableHashSet<Exposure> exposures, Customer customer, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(report);
        var kind = report.Facts.Message.Kind;
        return new PlanRequest
        {
            Exposures = exposures,
            On = on,
            Customer = customer,
            Brand = report.ClaimedBrand is { } brand ? Advice(brand, report.Verdict.Lures, BrandFacts.ChannelOf(kind)) : null,
            Lures = report.Verdict.Lures,
            Channel = ChannelOf(report),
            Reason = ReasonOf(report.Verdict.Lures),
        };
    }

    /// <summary>The way a message came.</summary>
    public static Channel ChannelOf(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Facts.Message.Kind switch
        {
            MessageKind.Mail => Channel.Mail,
            MessageKind.Sms => Channel.Sms,
            _ => Channel.Unknown,
        };
    }

    /// <summary>The reason that a message with these lures gave, as people say it; null without lures.</summary>
    public static Bilingual? ReasonOf(ImmutableArray<string> lures)
    {
        var words = lures.Select(LureWords.Of).ToList();
        return words.Count == 0 ? null : new(string.Join('・', words.Select(w => w.Ja)), string.Join(", ", words.Select(w => w.En)));
    }

    /// <summary>What a plan may say about a brand.</summary>
    public static BrandAdvice Advice(Brand brand, ImmutableArray<string> lures, string? channel)
    {
        ArgumentNullException.ThrowIfNull(brand);
        return new BrandAdvice(brand.Id, brand.Names, brand.Category)
        {
            Reach = [.. brand.Reach.Select(r => new BrandLine(r.Text, Source(brand, r.Source), r.Url))],
            Facts = [.. BrandFacts.For(brand, lures, channel).Select(f => new BrandLine(f.Fact.Text, Source(brand, f.Fact.Source)))],
            Desks = [.. brand.Phones.Where(p => p.For is not "smsSender").Select(p => new BrandDesk(p.Number, p.For, Source(brand, p.Source)) { Hours = p.Hours, Note = p.Note })],
        };
    }

    private static PlanSource Source(Brand brand, string key)
    {
        var source = brand.Sources[key];
        return new PlanSource(source.Url, source.Owner ? brand.Names.Ja : HostOf(source.Url), source.Owner ? SourceStatus.Official : SourceStatus.SecondHand, source.Checked)
        {
            Title = source.Title,
            Published = source.Published,
        };
    }

    /// <summary>Whose page it is, as far as its address tells.</summary>
    private static string HostOf(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? url : url[(start + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? rest : rest[..slash];
    }
}
