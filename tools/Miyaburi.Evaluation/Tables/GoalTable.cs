using System.Text;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>The project's goals against what is reached.</summary>
internal static class GoalTable
{
    internal static string Show(IEnumerable<Goal> goals)
    {
        var text = new StringBuilder("Split by time (fitted on scams to 2021, tested from 2022) where the messages have dates, else by campaign. Synthetic messages are counted only in the row that says so. An aim of 0 is met by no alarm in n, which bounds the rate at 3/n at best.\n\n")
            .Append("| what | split | floor | aim | reached | | why it is missed |\n|---|---|--:|--:|--:|---|---|\n");
        foreach (var goal in goals)
        {
            text.Append($"| {goal.What} | {goal.Split} | {goal.Show(goal.Floor)} | {goal.Show(goal.Aim)} | {Rates.Show(goal.Hits, goal.Of)} | {goal.Outcome} | {GoalReasons.Of(goal)} |\n");
        }

        return text.ToString();
    }
}
