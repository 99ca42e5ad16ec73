using System.Globalization;
using Miyaburi.Gateway.Tests.Support;

namespace Miyaburi.Bench;

/// <summary>
/// The gateway beside Debian's rspamd and spamd (network tests off): the same mails through the same clients, rspamc
/// and spamc, in one run. CPU is the server's, user and system, over its whole process tree; two requests at a time.
/// </summary>
internal static class GatewayTable
{
    private const int WorldMails = 500;
    private const int WarmUp = 300;

    internal static async Task<int> PrintAsync(TextWriter output)
    {
        using var scratch = new Scratch();
        var sets = MailSet.Write(scratch, WorldMails);
        var rows = new List<GatewayRow>();
        foreach (var start in Server.All)
        {
            await using var server = await start(scratch);
            await server.RunAsync(sets[0].Files.Take(WarmUp));
            foreach (var set in sets)
            {
                rows.Add(await MeasureAsync(server, set));
            }
        }

        output.WriteLine("| server | client | set | n | messages/s | CPU ms a message | messages per CPU second | flagged | suspicious or more |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        rows.ForEach(output.WriteLine);
        output.WriteLine();
        foreach (var set in sets.Select(s => s.Name))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set}: {Ratio(rows, set, "rspamd", "rspamc"):F1} × rspamd's messages per CPU second through rspamc, {Ratio(rows, set, "spamd", "spamc"):F0} × SpamAssassin's through spamc"));
        }

        return 0;
    }

    private static double Ratio(List<GatewayRow> rows, string set, string peer, string client) =>
        rows.Single(r => r.Set == set && r.Server == peer).CpuMilliseconds / rows.Single(r => r.Set == set && r.Server == "Miyaburi" && r.Client == client).CpuMilliseconds;

    private static async Task<GatewayRow> MeasureAsync(Server server, MailSet set)
    {
        var (cpu, start) = (ProcessTree.CpuTime(server.ProcessId), TimeProvider.System.GetTimestamp());
        var scores = await server.RunAsync(set.Files);
        var time = TimeProvider.System.GetElapsedTime(start);
        cpu = ProcessTree.CpuTime(server.ProcessId) - cpu;
        return new GatewayRow(
            server.Name, server.Client, set.Name, set.Files.Count, scores.Count / time.TotalSeconds, cpu.TotalMilliseconds / set.Files.Count,
            scores.Count(s => s >= server.Spam), server.Suspicious is { } suspicious ? scores.Count(s => s >= suspicious) : null, scores.Count);
    }
}

/// <summary>One line of the table.</summary>
internal sealed record GatewayRow(string Server, string Client, string Set, int Count, double PerSecond, double CpuMilliseconds, int Flagged, int? Suspicious, int Answered)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Server} | {Client} | {Set} | {Count}{(Answered == Count ? "" : $" ({Answered} answered)")} | {PerSecond:F0} | {CpuMilliseconds:F2} | {1000 / CpuMilliseconds:F0} | {Share(Flagged)} | {(Suspicious is { } count ? Share(count) : "–")} |");

    private string Share(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} ({100.0 * count / Answered:F1} %)");
}
