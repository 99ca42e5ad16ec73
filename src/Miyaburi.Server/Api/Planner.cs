using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Server.Api;

/// <summary>Makes plans; the day that counts when none is named is today in Japan.</summary>
internal sealed class Planner(TimeProvider clock)
{
    /// <summary>Japan has had no summer time since 1951.</summary>
    private static readonly TimeSpan JapanTime = TimeSpan.FromHours(9);

    internal DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(JapanTime).DateTime);

    internal Plan Plan(ChoiceContext choices) => PlanBuilder.Build(RecoveryGuide.Default, choices.ToRequest(Today));
}
