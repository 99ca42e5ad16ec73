using System.Globalization;

namespace Miyaburi.Cluster.Bench;

/// <summary>What a load needs. Inputs that were measured come from <c>throughput</c>, the others are assumptions; both are named.</summary>
internal static class Sizing
{
    private static readonly (string Name, double Value, string What)[] Inputs =
    [
        ("siloUs", 400, "CPU of silos a report, microseconds (measured: throughput on busy cores, the dearest row)"),
        ("postgresUs", 65, "CPU of PostgreSQL a report, microseconds (measured: throughput on busy cores, the dearest row)"),
        ("bytes", 780, "bytes stored a report (measured: throughput, the dearest row)"),
        ("wal", 1420, "bytes of write-ahead log a report (measured: throughput, the dearest row)"),
        ("judgeUs", 54, "CPU to judge an SMS, microseconds (measured: Miyaburi.Bench speed, docs/performance.md)"),
        ("reported", 0.01, "share of all SMS that is reported or flagged (assumption)"),
        ("peak", 5, "busiest second against the mean (assumption)"),
        ("use", 0.5, "share of a core that is planned to be used (assumption)"),
        ("days", 400, "days for which single reports are kept (data/waves.json)"),
    ];

    private static readonly (string Name, double Messages, double Days, bool AllAreReports)[] Loads =
    [
        ("2.5 million reports a year", 2.5e6, 365, true),
        ("10^6 SMS a day", 1e6, 1, false),
        ("10^8 SMS a day", 1e8, 1, false),
        ("10^9 SMS a day", 1e9, 1, false),
        ("10^9 SMS, all reported", 1e9, 1, true),
    ];

    internal static void Print(IEnumerable<string> given, TextWriter output)
    {
        var inputs = Inputs.ToDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);
        foreach (var pair in given.Select(g => g.Split('=')))
        {
            if (pair.Length != 2 || !inputs.ContainsKey(pair[0]))
            {
                throw new ArgumentException($"{string.Join('=', pair)} is none of: {string.Join(", ", inputs.Keys)}");
            }

            inputs[pair[0]] = double.Parse(pair[1], CultureInfo.InvariantCulture);
        }

        foreach (var (name, _, what) in Inputs)
        {
            Say(output, $"{name,-11}{inputs[name],8}  {what}");
        }

        Say(output, $"{"load",-27}{"reports/s",10}{"at peak",9}{"judge",8}{"silo",7}{"PostgreSQL",11}{"GB kept",9}{"WAL GB/day",11}");
        foreach (var load in Loads)
        {
            Row(output, load.Name, load.Messages / load.Days / 86_400, load.AllAreReports ? 1 : inputs["reported"], inputs);
        }

        Say(output, $"judge, silo, PostgreSQL: cores at the peak; judge is for every message, wherever it is checked (gateways), the others for reports.");
    }

    private static void Row(TextWriter output, string name, double messages, double reported, Dictionary<string, double> inputs)
    {
        var reports = messages * reported;
        double Cores(double each, double us) => each * inputs["peak"] * us / 1e6 / inputs["use"];
        Say(output, $"{name,-27}{reports,10:0.##}{reports * inputs["peak"],9:0.#}{Cores(messages, inputs["judgeUs"]),8:0.##}{Cores(reports, inputs["siloUs"]),7:0.##}{Cores(reports, inputs["postgresUs"]),11:0.##}{reports * 86_400 * inputs["days"] * inputs["bytes"] / 1e9,9:0.#}{reports * 86_400 * inputs["wal"] / 1e9,11:0.##}");
    }

    private static void Say(TextWriter output, FormattableString line) => output.Write(FormattableString.Invariant(line) + "\n");
}
