using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>Makes the plan for exactly what was done and typed.</summary>
public static class PlanBuilder
{
    /// <summary>Builds a plan. Pure: the same guide and request give the same plan.</summary>
    public static Plan Build(RecoveryGuide guide, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(request);
        var asked = Complete(request);
        var writer = new StepWriter(asked);
        var desks = new DeskList(guide, asked);
        ImmutableArray<PlanStep> steps = [.. StepSelection.Of(guide, asked).Select(group => desks.Place(writer.Write(group), group))];
        var contacts = desks.Listed;
        ImmutableArray<PlanNotice> donts = Notices(guide.Donts), evidence = Notices(guide.Evidence), confirm = Notices(guide.Confirm);
        return new Plan
        {
            Request = asked,
            Sections = [.. steps.GroupBy(s => s.Urgency).Select(g => new PlanSection(g.Key, [.. g]))],
            Donts = donts,
            Evidence = evidence,
            Confirm = confirm,
            Contacts = contacts,
            Deadlines = [.. steps.Select(s => s.Deadline).OfType<PlanDeadline>().OrderBy(d => d.Date).ThenBy(d => d.StepId, StringComparer.Ordinal)],
            Memo = PlanMemo.For(guide, asked),
            Sources = Sources(steps, [.. donts, .. evidence, .. confirm], contacts),
        };

        ImmutableArray<PlanNotice> Notices(ImmutableArray<Sourced<GuideNotice>> entries) =>
        [
            .. entries
                .Where(n => StepSelection.Serves(n.Entry.Always, n.Entry.Exposures, asked) && (n.Entry.When is null || n.Entry.When.Holds(asked)))
                .Select(writer.Write),
        ];
    }

    /// <summary>Nothing ticked means that the message only came.</summary>
    private static PlanRequest Complete(PlanRequest request) =>
        request.Exposures.IsEmpty ? request with { Exposures = [Exposure.Received] } : request;

    private static ImmutableArray<PlanSource> Sources(ImmutableArray<PlanStep> steps, ImmutableArray<PlanNotice> notices, ImmutableArray<PlanContact> contacts) =>
    [
        .. steps.SelectMany(s => s.Sources.Concat(s.Details.SelectMany(d => d.Sources)))
            .Concat(notices.SelectMany(n => n.Sources))
            .Concat(contacts.SelectMany(c => c.Sources))
            .DistinctBy(s => s.Url, StringComparer.Ordinal),
    ];
}
