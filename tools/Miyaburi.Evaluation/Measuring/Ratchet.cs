namespace Miyaburi.Evaluation.Measuring;

/// <summary>What a run may change in the file.</summary>
internal enum RatchetChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Figures that are better, numbers of messages that are larger, and goals that are new; nothing of a goal counted on fewer.</summary>
    Raise,

    /// <summary>Every figure.</summary>
    Force,
}

/// <summary>Keeps the figures of the goals from falling.</summary>
internal static class Ratchet
{
    /// <summary>How far a figure may fall without failing: this share, or one message where one is more.</summary>
    internal const double Tolerance = 0.003;

    private const string About = "Figures of the goals (eval goals) that may not fall, and of how many messages: fewer fail too. Written by the evaluation tool's `ratchet --raise`; a lower figure or number needs `ratchet --force` and a reason in the commit.";

    /// <summary>The figures that fell, in words; empty when none did.</summary>
    internal static List<string> Fallen(IEnumerable<Goal> goals, RatchetFile file)
    {
        var measured = goals.ToDictionary(g => g.Id, StringComparer.Ordinal);
        var missing = file.Figures.Keys.Where(id => !measured.ContainsKey(id)).Select(id => $"{id}: is not measured any more");
        return [.. missing, .. measured.Values.Select(g => Judge(g, file)).OfType<string>()];
    }

    /// <summary>The file with what a run may change.</summary>
    internal static RatchetFile Change(IEnumerable<Goal> goals, RatchetFile file, RatchetChange change)
    {
        var figures = new SortedDictionary<string, Reached>(file.Figures, StringComparer.Ordinal);
        foreach (var goal in goals)
        {
            if (change is RatchetChange.Force || !figures.TryGetValue(goal.Id, out var before))
            {
                figures[goal.Id] = new Reached(Math.Round(goal.Share, 4), goal.Of);
            }
            else if (goal.Of >= before.Of)
            {
                figures[goal.Id] = new Reached(IsBetter(goal, before) ? Math.Round(goal.Share, 4) : before.Share, goal.Of);
            }
        }

        return new RatchetFile(About, figures);
    }

    internal static int Run(RatchetChange change)
    {
        var goals = Goals.All(new Held()).ToList();
        var file = File.Exists(RatchetFile.PathOfFile) ? RatchetFile.Read() : new RatchetFile(About, []);
        if (change is not RatchetChange.None)
        {
            Change(goals, file, change).Write();
        }

        var fallen = Fallen(goals, change is RatchetChange.None ? file : RatchetFile.Read());
        foreach (var line in fallen)
        {
            Console.WriteLine(line);
        }

        Console.WriteLine($"{goals.Count} figures, {fallen.Count} fallen");
        return fallen.Count == 0 ? 0 : 1;
    }

    private static bool IsBetter(Goal goal, Reached before) => goal.IsMost ? goal.Share < before.Share : goal.Share > before.Share;

    private static string? Judge(Goal goal, RatchetFile file)
    {
        if (!file.Figures.TryGetValue(goal.Id, out var before))
        {
            return $"{goal.Id}: has no figure in docs/ratchet.json; run `ratchet --raise`";
        }

        if (goal.Of < before.Of)
        {
            return FormattableString.Invariant($"{goal.Id}: counted on {goal.Of} instead of {before.Of} ({goal.What}); a figure of fewer messages is another figure");
        }

        var fall = goal.IsMost ? goal.Share - before.Share : before.Share - goal.Share;
        var allowed = Math.Max(Tolerance, 1.0 / Math.Max(1, goal.Of)) + 1e-4;
        return fall <= allowed ? null : FormattableString.Invariant($"{goal.Id}: {100 * goal.Share:0.00} % instead of {100 * before.Share:0.00} % ({goal.What}; {goal.Hits} of {goal.Of}; allowed {100 * allowed:0.00} points)");
    }
}
