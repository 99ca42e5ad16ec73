using System.Globalization;

namespace Miyaburi.Bench;

/// <summary>
/// Goes over all mails until a server's CPU time a message no longer falls. One that needs minutes for a pass compiles nothing
/// that a second pass would show: it has one.
/// </summary>
internal static class WarmUp
{
    private const double Falls = 0.97;
    private const int SteadyPasses = 2;
    private const int MostPasses = 40;
    private static readonly TimeSpan LongPass = TimeSpan.FromMinutes(1);

    /// <summary>Warms a server up; says how.</summary>
    internal static async Task<string> RunAsync(Server server, List<MailSet> sets)
    {
        var spent = new List<double>();
        var begin = TimeProvider.System.GetTimestamp();
        do
        {
            spent.Add(await PassAsync(server, sets));
        }
        while (!IsSteady(spent) && spent.Count < MostPasses && (spent.Count > 1 || TimeProvider.System.GetElapsedTime(begin) < LongPass));
        var end = IsSteady(spent) ? "no longer falling" : spent.Count == 1 ? "a pass takes minutes" : "STILL FALLING";
        return string.Create(CultureInfo.InvariantCulture, $"{spent.Count} passes over {sets.Sum(s => s.Files.Count)} mails, CPU ms a message {string.Join(", ", spent.Select(s => s.ToString("F2", CultureInfo.InvariantCulture)))} ({end})");
    }

    /// <summary>None of the last passes was cheaper than the cheapest before them.</summary>
    private static bool IsSteady(List<double> spent) =>
        spent.Count > SteadyPasses && spent.TakeLast(SteadyPasses).Min() >= Falls * spent.SkipLast(SteadyPasses).Min();

    private static async Task<double> PassAsync(Server server, List<MailSet> sets)
    {
        var cpu = ProcessTree.CpuTime(server.ProcessId);
        foreach (var set in sets)
        {
            await server.RunAsync(set.Files);
        }

        return (ProcessTree.CpuTime(server.ProcessId) - cpu).TotalMilliseconds / sets.Sum(s => s.Files.Count);
    }
}
