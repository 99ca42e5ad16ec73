using Miyaburi.Evaluation.Corpora;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>Why goals are missed: <c>docs/goal-reasons.tsv</c>, by the goal's id.</summary>
internal static class GoalReasons
{
    /// <summary>What stands where nobody has looked.</summary>
    internal const string Unknown = "unknown";

    private static readonly Dictionary<string, string> Words = File.ReadAllLines(Path.Combine(Archive.Root, "docs", "goal-reasons.tsv"))
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal);

    /// <summary>The reason why a goal is missed; empty when its aim is met.</summary>
    internal static string Of(Goal goal) => goal.Outcome == Goal.AimMet ? "" : Words.GetValueOrDefault(goal.Id, Unknown);
}
