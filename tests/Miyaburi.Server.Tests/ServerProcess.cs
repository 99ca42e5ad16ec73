using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Miyaburi.Server.Tests;

/// <summary>The server as a process of its own, as it is run.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-process-").FullName;

    internal ServerProcess(string program, string[] before, params string[] args)
        : this(program, before, args, [])
    {
    }

    private ServerProcess(string program, string[] before, string[] args, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, [.. before, "--urls", "http://127.0.0.1:0", "--data", Data, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        Address = ReadAddress();
        // The pipe must stay empty, or the server would wait for somebody to read it.
        _ = process.StandardOutput.ReadToEndAsync();
    }

    internal string Address { get; }

    internal int Id => process.Id;

    /// <summary>The SQLite file of this server.</summary>
    internal string Data => Path.Combine(folder, "miyaburi.db");

    internal static ServerProcess Start(params string[] args) => StartWith([], args);

    internal static ServerProcess StartWith(Dictionary<string, string> environment, params string[] args) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "miyaburi-server.dll")], args, environment);

    internal static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "miyaburi-server.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    internal void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    internal int WaitForExit()
    {
        Assert.True(process.WaitForExit(Patience), "The server did not stop.");
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string ReadAddress()
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                return found.Groups[1].Value;
            }
        }

        throw new InvalidOperationException("The server did not start: " + process.StandardError.ReadToEnd());
    }

    [GeneratedRegex(@"listening on: (http://\S+)")]
    private static partial Regex Listening();
}
