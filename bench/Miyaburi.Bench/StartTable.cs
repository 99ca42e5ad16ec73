using System.Globalization;

namespace Miyaburi.Bench;

/// <summary>CPU time to load the data once, in this process (JIT included; the AOT binary is timed as a whole command).</summary>
internal static class StartTable
{
    internal static void Print(TextWriter output)
    {
        var start = Environment.CpuUsage.TotalTime;
        _ = new Analyzer(EngineData.Embedded);
        var load = Environment.CpuUsage.TotalTime - start;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"data load and build of the analyser: {load.TotalMilliseconds:F0} ms CPU"));
    }
}
