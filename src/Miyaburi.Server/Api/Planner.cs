using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Server.Api;

/// <summary>Makes plans; the day that counts when none is named is today in Japan.</summary>
internal sealed class Planner(TimeProvider clock)
{
    internal DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    internal Plan Plan(ChoiceContext choices) => PlanBuilder.Build(RecoveryGuide.Default, choices.ToRequest(Today));
}
