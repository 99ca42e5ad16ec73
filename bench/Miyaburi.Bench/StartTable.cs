using System.Diagnostics;
using System.Globalization;

namespace Miyaburi.Bench;

/// <summary>
/// CPU time to load the data once in this process (compiling just in time included), and of whole commands of the
/// program that <c>./miyaburi</c> has built.
/// </summary>
internal static class StartTable
{
    private const int Runs = 20;
    private const string Program = "artifacts/miyaburi/miyaburi";

    internal static void Print(TextWriter output)
    {
        var start = Environment.CpuUsage.TotalTime;
        _ = new Analyzer(EngineData.Embedded);
        var load = Environment.CpuUsage.TotalTime - start;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"data load in this process, compiled just in time: {load.TotalMilliseconds:F0} ms CPU"));
        if (!File.Exists(Program))
        {
            output.WriteLine($"{Program} is missing: run ./miyaburi --version first");
            return;
        }

        foreach (var arguments in (string[])["--version", "--help", "check samples/messages/sms/jcom-unpaid.txt", "check samples/messages/mail/jcom-unpaid.eml", "brand jcom"])
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"miyaburi {arguments,-50} {Command(arguments),6:F1} ms CPU (mean of {Runs})"));
        }
    }

    /// <summary>User and system time of one run, as the shell counts it for its children.</summary>
    private static double Command(string arguments)
    {
        var script = $"i=0; while [ $i -lt {Runs} ]; do {Program} {arguments} >/dev/null 2>&1; i=$((i+1)); done; times";
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true })!;
        var children = shell.StandardOutput.ReadToEnd().Split('\n')[1].Split(' ');
        shell.WaitForExit();
        return children.Sum(Seconds) * 1000 / Runs;
    }

    /// <summary>Reads <c>0m1.234000s</c>.</summary>
    private static double Seconds(string text)
    {
        var minutes = text.IndexOf('m', StringComparison.Ordinal);
        return (double.Parse(text[..minutes], CultureInfo.InvariantCulture) * 60) + double.Parse(text[(minutes + 1)..^1], CultureInfo.InvariantCulture);
    }
}
