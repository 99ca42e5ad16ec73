using System.Diagnostics;
using System.Globalization;
using Miyaburi.Waves;
using Miyaburi.Waves.Bench;

namespace Miyaburi.Cluster.Bench;

/// <summary>What a report costs at one, two and three silos.</summary>
internal static class Throughput
{
    private const int Different = 20_000;
    private const int UnderWay = 8192;
    private const int Warm = 4000;

    internal static async Task PrintAsync(int reports)
    {
        Print($"{Environment.ProcessorCount} cores for silos, PostgreSQL, Redis and sender together; load average before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}; synthetic reports");
        var analyzer = new Analyzer(EngineData.Embedded);
        var made = Enumerable.Range(0, Different).AsParallel().AsOrdered().Select(i => Made.Sighting(analyzer, i, "cluster")).ToArray();
        using var redis = RedisServer.Start();
        using var postgres = PostgresServer.Start();
        for (var silos = 1; silos <= 3; silos++)
        {
            await RunAsync(silos, postgres.NewDatabase($"silos{silos}"), redis.Address, made, reports);
        }
    }

    private static async Task RunAsync(int silos, string store, string redis, Sighting[] made, int reports)
    {
        var running = new List<SiloProcess>();
        try
        {
            for (var i = 0; i < silos; i++)
            {
                running.Add(await SiloProcess.StartAsync(store, redis));
            }

            await using var client = await ClusterClient.ConnectAsync(redis);
            await SendAsync(client, made, 0, Warm);
            await client.SettleAsync();
            await MeasureAsync(client, running, store, made, reports);
            foreach (var silo in running)
            {
                await silo.StopAsync();
            }
        }
        finally
        {
            running.ForEach(s => s.Dispose());
        }
    }

    private static async Task MeasureAsync(ClusterClient client, List<SiloProcess> silos, string store, Sighting[] made, int reports)
    {
        using var self = Process.GetCurrentProcess();
        var (before, siloCpu, ownCpu, sent) = (PostgresUse.Of(store), Cpu(silos), self.TotalProcessorTime, client.Intake.Sent);
        var clock = Stopwatch.StartNew();
        await SendAsync(client, made, Warm, reports);
        var acknowledged = clock.Elapsed;
        await client.SettleAsync();
        var grouped = clock.Elapsed;
        self.Refresh();
        var after = PostgresUse.Of(store);
        double Each(TimeSpan time) => time.TotalMicroseconds / reports;
        var (calls, carried) = (client.Intake.Sent.Calls - sent.Calls, client.Intake.Sent.Reports - sent.Reports);
        Print($"{silos.Count} silo(s): {reports / acknowledged.TotalSeconds:0} reports/s acknowledged, {(grouped - acknowledged).TotalSeconds:0.00} s until all were grouped");
        Print($"  CPU a report: silos {Each(Cpu(silos) - siloCpu):0} us, PostgreSQL {Each(after.Cpu - before.Cpu):0} us, sender {Each(self.TotalProcessorTime - ownCpu):0} us");
        Print($"  {(double)carried / calls:0} reports a call; stored {(after.Bytes - before.Bytes) / (double)reports:0} bytes a report, write-ahead log {(after.Wal - before.Wal) / (double)reports:0} bytes; memory of silos {string.Join(", ", silos.Select(s => s.Memory / 1_000_000))} MB");
    }

    private static TimeSpan Cpu(List<SiloProcess> silos) => silos.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Cpu);

    private static async Task SendAsync(ClusterClient client, Sighting[] made, int from, int count)
    {
        var open = new Queue<Task<Receipt>>();
        for (var i = from; i < from + count; i++)
        {
            if (open.Count >= UnderWay)
            {
                await open.Dequeue();
            }

            open.Enqueue(client.AddAsync(Again(made, i)));
        }

        await Task.WhenAll(open);
    }

    /// <summary>A sighting as a report of its own: new id, day and reporter.</summary>
    private static Sighting Again(Sighting[] made, int i) => made[i % made.Length] with
    {
        Id = Sighting.IdOf("cluster", BitConverter.GetBytes(i)),
        Day = new DateOnly(2026, 1, 1).AddDays(i / 20_000),
        Reporter = Sighting.Pseudonym(i.ToString(CultureInfo.InvariantCulture)),
    };

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
