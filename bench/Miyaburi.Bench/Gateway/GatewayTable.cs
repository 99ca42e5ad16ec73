using System.Globalization;
using Miyaburi.Gateway.Tests.Support;

namespace Miyaburi.Bench;

/// <summary>
/// The gateway beside Debian's rspamd and spamd (network tests off): the same mails through the same clients, rspamc
/// and spamc, in one run. CPU is the server's, user and system, over its whole process tree; two requests at a time. The
/// servers of one client take turns, so that a busy machine slows them all; times are medians of the rounds, ratios
/// medians of the rounds' ratios. A round goes over its mails until <see cref="RoundLasts"/> is over, so that what a server does now
/// and then beside its work (collecting, compiling) weighs as in use. All servers are warmed up alike (<see cref="WarmUp"/>).
/// SpamAssassin takes a tenth of a second a mail: the servers that spamc asks have one round.
/// </summary>
internal static class GatewayTable
{
    private const int WorldMails = 500;
    private const int Rounds = 3;
    private static readonly TimeSpan RoundLasts = TimeSpan.FromSeconds(10);

    /// <param name="output">Where the table goes.</param>
    /// <param name="client">The client whose servers are measured, or null for both.</param>
    internal static async Task<int> PrintAsync(TextWriter output, string? client)
    {
        using var scratch = new Scratch();
        var sets = MailSet.Write(scratch, WorldMails);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, shared with whatever else runs; load average before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        var groups = new List<List<GatewayRow>>();
        foreach (var (_, starts, rounds) in new[] { ("rspamc", Server.OfRspamc, Rounds), ("spamc", Server.OfSpamc, 1) }.Where(g => client is null || client == g.Item1))
        {
            groups.Add(await MeasureAsync(output, scratch, sets, starts, rounds));
        }

        output.WriteLine("| server | client | set | n | rounds | messages/s | CPU ms a message | messages per CPU second | × Miyaburi's CPU | flagged | suspicious or more |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        groups.ForEach(rows => rows.ForEach(output.WriteLine));
        return 0;
    }

    private static async Task<List<GatewayRow>> MeasureAsync(TextWriter output, Scratch scratch, List<MailSet> sets, IReadOnlyList<Func<Scratch, Task<Server>>> starts, int rounds)
    {
        var servers = new List<Server>();
        try
        {
            foreach (var start in starts)
            {
                servers.Add(await start(scratch));
                output.WriteLine($"{servers[^1].Name} for {servers[^1].Client} is warm: {await WarmUp.RunAsync(servers[^1], sets)}");
            }

            var rows = new List<GatewayRow>();
            foreach (var set in sets)
            {
                var own = servers.ConvertAll(_ => new List<GatewayRound>());
                for (var round = 0; round < rounds; round++)
                {
                    for (var i = 0; i < servers.Count; i++)
                    {
                        own[i].Add(await RoundAsync(servers[i], set));
                    }
                }

                rows.AddRange(servers.Select((server, i) => Row(server, set, own[i], own[0])));
            }

            return rows;
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    private static async Task<GatewayRound> RoundAsync(Server server, MailSet set)
    {
        var (cpu, start) = (ProcessTree.CpuTime(server.ProcessId), TimeProvider.System.GetTimestamp());
        List<double> scores;
        var (passes, answered, time) = (0, 0, TimeSpan.Zero);
        do
        {
            scores = await server.RunAsync(set.Files);
            (passes, answered, time) = (passes + 1, answered + scores.Count, TimeProvider.System.GetElapsedTime(start));
        }
        while (time < RoundLasts);

        var spent = (ProcessTree.CpuTime(server.ProcessId) - cpu).TotalMilliseconds / (passes * set.Files.Count);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{server.Name}, {set.Name}: {passes} passes in {time.TotalSeconds:F1} s, {spent:F2} ms a message"));
        return new GatewayRound(answered / time.TotalSeconds, spent, scores);
    }

    private static GatewayRow Row(Server server, MailSet set, List<GatewayRound> rounds, List<GatewayRound> ours)
    {
        var scores = rounds[^1].Scores;
        return new GatewayRow(
            server.Name, server.Client, set.Name, set.Files.Count, rounds.Count, Median(rounds.Select(r => r.PerSecond)), Median(rounds.Select(r => r.CpuMilliseconds)),
            Median(rounds.Zip(ours, (r, o) => r.CpuMilliseconds / o.CpuMilliseconds)),
            scores.Count(s => s >= server.Spam), server.Suspicious is { } suspicious ? scores.Count(s => s >= suspicious) : null, scores.Count);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }
}

/// <summary>One set through one server; the scores are those of the last pass.</summary>
internal sealed record GatewayRound(double PerSecond, double CpuMilliseconds, List<double> Scores);

/// <summary>One line of the table.</summary>
internal sealed record GatewayRow(string Server, string Client, string Set, int Count, int Rounds, double PerSecond, double CpuMilliseconds, double Ratio, int Flagged, int? Suspicious, int Answered)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Server} | {Client} | {Set} | {Count}{(Answered == Count ? "" : $" ({Answered} answered)")} | {Rounds} | {PerSecond:F0} | {CpuMilliseconds:F2} | {1000 / CpuMilliseconds:F0} | {Ratio:F1} | {Share(Flagged)} | {(Suspicious is { } count ? Share(count) : "–")} |");

    private string Share(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} ({100.0 * count / Answered:F1} %)");
}
