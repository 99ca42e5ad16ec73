using System.Diagnostics;
using Miyaburi.Cluster.Hosting;

namespace Miyaburi.Cluster.Tests;

/// <summary>The server that brings its reports to a cluster: a process of its own, as an operator runs it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-cluster-").FullName;
    private readonly Process process;

    private ServerProcess(string store, string redis) => process = Process.Start(new ProcessStartInfo(
        "dotnet",
        [typeof(SiloOptions).Assembly.Location, "serve", "--cluster", redis, "--waves", store, "--data", Path.Combine(folder, "miyaburi.db"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;

    internal HttpClient Client { get; private set; } = null!;

    /// <summary>Starts it; it answers when this returns.</summary>
    internal static async Task<ServerProcess> StartAsync(string store, string redis)
    {
        var server = new ServerProcess(store, redis);
        while (await server.process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                server.Client = new HttpClient { BaseAddress = new Uri(line[(at + Listening.Length)..].Trim()) };
                server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
                _ = server.ShowAsync();
                return server;
            }

            await Console.Error.WriteLineAsync(line);
        }

        throw new InvalidOperationException("The server ended by itself.");
    }

    /// <summary>Asks it to end (SIGTERM), and waits until it has.</summary>
    internal async Task<int> StopAsync()
    {
        using var term = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        Client?.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ShowAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            await Console.Error.WriteLineAsync(line);
        }
    }
}
