using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>Which steps a request calls for: chosen and merged.</summary>
internal static class StepSelection
{
    /// <summary>Groups of steps in plan order; the first of a group gives the text, the others add to it.</summary>
    internal static ImmutableArray<ImmutableArray<Sourced<GuideStep>>> Of(RecoveryGuide guide, PlanRequest request) =>
    [
        .. guide.Steps
            .Where(s => Applies(s.Entry, request))
            .OrderBy(s => s.Entry, Earliest)
            .GroupBy(s => s.Entry.MergeKey is { } key ? $"={key}" : s.Entry.Id, StringComparer.Ordinal)
            .Select(group => group.ToImmutableArray()),
    ];

    private static Comparer<GuideStep> Earliest { get; } = Comparer<GuideStep>.Create(static (a, b) =>
        (a.Urgency, a.Order) != (b.Urgency, b.Order)
            ? (a.Urgency, a.Order).CompareTo((b.Urgency, b.Order))
            : string.CompareOrdinal(a.Id, b.Id));

    private static bool Applies(GuideStep step, PlanRequest request) =>
        Serves(step.Always, step.Exposures, request) && (step.When is null || step.When.Holds(request));

    /// <summary>Whether an entry serves one of the request's exposures.</summary>
    internal static bool Serves(bool always, ImmutableArray<Exposure> exposures, PlanRequest request) =>
        always || exposures.Any(request.Exposures.Contains);
}
