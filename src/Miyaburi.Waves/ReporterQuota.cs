namespace Miyaburi.Waves;

/// <summary>
/// How many reports of one person count in a day. It is kept in memory; a store that is opened puts back what is on the disk. The same report sent again uses nothing.
/// </summary>
internal sealed class ReporterQuota(WaveRules rules)
{
    private const int MostKept = 1_000_000;
    private readonly Dictionary<(Guid Reporter, DateOnly Day), List<Guid>> used = [];

    /// <summary>Whether a person's report still counts; notes it when it does.</summary>
    internal bool Admit(Guid reporter, DateOnly day, Guid report)
    {
        if (used.Count > MostKept)
        {
            // Days gone by are no longer asked for; a reporter of today starts again at worst once in so many.
            used.Clear();
        }

        if (!used.TryGetValue((reporter, day), out var reports))
        {
            used[(reporter, day)] = reports = new(1);
        }

        if (reports.Contains(report))
        {
            return true;
        }

        if (reports.Count >= rules.ReporterQuota)
        {
            return false;
        }

        reports.Add(report);
        return true;
    }

    internal void Clear() => used.Clear();
}
