using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>Turns chosen entries into the texts of a plan.</summary>
internal sealed class StepWriter(PlanRequest request)
{
    private static readonly Bilingual Nobody = new("その会社", "that company");

    /// <summary>One step out of a group with the same merge key.</summary>
    internal PlanStep Write(ImmutableArray<Sourced<GuideStep>> group)
    {
        var first = group[0];
        var step = first.Entry;
        return new PlanStep
        {
            Id = step.Id,
            Urgency = step.Urgency,
            MergeKey = step.MergeKey,
            Title = Fill(step.Title),
            Body = Fill(step.Body),
            Why = Fill(step.Why),
            Causes = Causes(group),
            Details = [.. group.SelectMany(Details).Concat(group.Any(s => s.Entry.BrandLines) ? BrandLines() : []).DistinctBy(d => d.Text)],
            Deadline = group.Select(s => s.Entry).FirstOrDefault(s => s.Deadline is not null) is { } limited ? Deadline(step.Id, limited.Deadline!) : null,
            Contacts = [.. group.SelectMany(s => s.Entry.Contacts).Distinct(StringComparer.Ordinal)],
            Evidence = group.Any(s => s.Entry.Evidence),
            Support = SupportOf(step.RestsOn, first.Pages(step.Sources)),
            RestsOn = step.RestsOn,
            Sources = [.. group.SelectMany(s => s.Pages(s.Entry.Sources)).Distinct()],
        };
    }

    /// <summary>One notice.</summary>
    internal PlanNotice Write(Sourced<GuideNotice> notice)
    {
        var entry = notice.Entry;
        var pages = notice.Pages(entry.Sources);
        return new PlanNotice(entry.Id, Fill(entry.Text), Fill(entry.Why), SupportOf(entry.RestsOn, pages), pages);
    }

    private static ImmutableArray<Bilingual> Causes(ImmutableArray<Sourced<GuideStep>> group) =>
        [.. group.Select(s => s.Entry.Cause).OfType<Bilingual>().Distinct()];

    private IEnumerable<PlanDetail> Details(Sourced<GuideStep> step)
    {
        foreach (var detail in step.Entry.Details)
        {
            if (detail.When is null || detail.When.Holds(request))
            {
                var pages = step.Pages(detail.Sources);
                yield return new PlanDetail(Fill(detail.Text), SupportOf(detail.RestsOn, pages), pages);
            }
        }
    }

    private IEnumerable<PlanDetail> BrandLines()
    {
        if (request.Brand is not { } brand)
        {
            return [];
        }

        var reach = request.Customer is Customer.No ? [] : brand.Reach;
        return reach.Concat(brand.Facts).Select(line => new PlanDetail(line.Text, SupportOf(null, [line.Source]), [line.Source], line.Url));
    }

    private PlanDeadline Deadline(string stepId, GuideDeadline deadline)
    {
        var known = deadline.From is CountFrom.Statement ? request.StatementOn : request.On;
        return new PlanDeadline(
            stepId,
            (known ?? request.On).AddDays(deadline.Days),
            new Bilingual(deadline.Ja, deadline.En),
            deadline.Usual,
            Cautious: known is null,
            deadline.Easy);
    }

    private static Support SupportOf(Bilingual? restsOn, ImmutableArray<PlanSource> pages) =>
        pages.Any(p => p.Status is SourceStatus.SecondHand) ? Support.SecondHand
        : restsOn is not null ? Support.Derived
        : Support.Official;

    private GuideText Fill(GuideText text)
    {
        var name = request.Brand?.Names ?? Nobody;
        return new GuideText(Put(text.Ja, name.Ja), Put(text.En, name.En), Put(text.Easy, name.Ja));
    }

    private Bilingual Fill(Bilingual text)
    {
        var name = request.Brand?.Names ?? Nobody;
        return new Bilingual(Put(text.Ja, name.Ja), Put(text.En, name.En));
    }

    private static string Put(string text, string name) => text.Replace("{brand}", name, StringComparison.Ordinal);
}
