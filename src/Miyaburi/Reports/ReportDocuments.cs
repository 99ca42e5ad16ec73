using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>Makes documents of reports.</summary>
public static class ReportDocuments
{
    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(Report report, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        var facts = report.Facts;
        return new ReportDocument
        {
            Id = options.Id,
            Source = options.Source,
            Kind = facts.Message.Kind,
            Level = report.Verdict.Level,
            Probability = Math.Round(report.Verdict.Probability, 6),
            ClaimedBrand = report.ClaimedBrand?.Id,
            Lures = report.Verdict.Lures,
            Findings = [.. report.Verdict.Findings.Select(Finding)],
            Unknowns = [.. facts.Unknowns.Select(u => new UnknownDocument(u.Code, u.Detail, UnknownWords.Of(u)))],
            ContactPoints = [.. facts.ContactPoints.Concat(facts.Chats).Select(c => ContactPoint(facts, c))],
            Links = [.. facts.Links.Select(Link)],
            Sender = Sender(report),
            BrandFacts = [.. BrandFacts.For(report).Select(f => f.ToDocument())],
            Confirm = ConfirmAdvice.For(report, options.Customer),
            DataAsOf = report.DataAsOf,
            Wave = Wave(report),
            Plan = options.Plan is null ? null : PlanDocument.Of(options.Plan),
        };
    }

    private static WaveDocument? Wave(Report report) => report.Wave is not { Entry: var entry } wave
        ? null
        : new(
            JsonNames.Camel(wave.Basis),
            entry.Id,
            entry.Brand,
            entry.Lure,
            entry.Since,
            entry.Last,
            entry.Count,
            entry.Returns,
            wave.AsOf,
            wave.Source.En,
            WaveWords.Of(report)!);

    private static FindingDocument Finding(WeighedFinding weighed) => new(
        weighed.Finding.Signal.Id,
        weighed.Finding.Signal.Group,
        Math.Round(weighed.Weight, 4),
        weighed.Finding.Text,
        [.. weighed.Finding.Evidence.Select(e => new EvidenceDocument(e.Quote, e.PartId, e.Range.Start, e.Range.Length))]);

    private static ContactPointDocument ContactPoint(CaseFacts facts, ContactPoint point) => new(
        point.Kind,
        point.Value,
        point.Kind is ContactKind.Phone ? point.Phone : null,
        ContactRelations.Of(facts, point),
        point.PartId,
        point.Range.Start,
        point.Range.Length);

    private static LinkDocument Link(LinkFacts facts)
    {
        var link = facts.Link;
        return new(
            Defanged.Address(link.Raw),
            link.Raw,
            link.Visible,
            facts.Host?.Ascii,
            facts.Host?.Site,
            link.Origin,
            facts.Destination,
            link.PartId,
            link.Range.Start,
            link.Range.Length);
    }

    private static SenderDocument? Sender(Report report)
    {
        if (report.Facts.Message.From is not { } from)
        {
            return null;
        }

        var (result, detail) = report.Facts.Sender.Authentication switch
        {
            SenderAuthentication.Proven proven => ("proven", proven.Domain),
            SenderAuthentication.Failed failed => ("failed", failed.Methods),
            SenderAuthentication.Unproven unproven => ("unproven", unproven.Reason),
            _ => ("unproven", ""),
        };
        return new(from.Name, from.Address, result, detail, SenderWords.Of(report)!);
    }
}
