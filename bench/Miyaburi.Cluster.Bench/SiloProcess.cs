using System.Diagnostics;
using System.Globalization;
using Miyaburi.Bench;
using Miyaburi.Cluster.Hosting;

namespace Miyaburi.Cluster.Bench;

/// <summary>A silo as an operator runs it: a process of its own.</summary>
public sealed class SiloProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> complaint;

    private SiloProcess(Process process, int port) => (this.process, Port, complaint) = (process, port, process.StandardError.ReadToEndAsync());

    /// <summary>Its port for other silos.</summary>
    public int Port { get; }

    /// <summary>CPU time it used so far.</summary>
    public TimeSpan Cpu => process.TotalProcessorTime;

    /// <summary>Bytes of memory it holds.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts a silo; it serves when this returns.</summary>
    /// <param name="store">The store.</param>
    /// <param name="redis">The Redis that knows the silos.</param>
    /// <param name="options">Further options of <c>cluster silo</c>.</param>
    public static async Task<SiloProcess> StartAsync(string store, string redis, params string[] options)
    {
        var port = FreePort.Next();
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [typeof(SiloOptions).Assembly.Location, "cluster", "silo", "--store", store, "--redis", redis, "--port", Text(port), "--gateway-port", Text(FreePort.Next()), .. options]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var silo = new SiloProcess(process, port);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.EndsWith("is ready", StringComparison.Ordinal))
            {
                _ = silo.ShowAsync();
                return silo;
            }

            await Console.Error.WriteLineAsync(line);
        }

        throw new InvalidOperationException($"The silo ended by itself: {await silo.complaint}");
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Asks it to end (SIGTERM), and waits until it has.</summary>
    public async Task<int> StopAsync()
    {
        using var term = Process.Start("kill", ["-TERM", Text(process.Id)])!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task ShowAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            await Console.Error.WriteLineAsync(line);
        }

        await Console.Error.WriteAsync(await complaint);
    }
}
