using System.Diagnostics;
using System.Globalization;
using Miyaburi.Bench;

namespace Miyaburi.Waves.Bench;

/// <summary>A PostgreSQL server of one's own: a temporary folder, an unprivileged user, loopback only. Gone when disposed.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string folder;
    private readonly string programs;
    private readonly int port;

    private PostgresServer(string folder, string programs, int port)
    {
        (this.folder, this.programs) = (folder, programs);
        this.port = port;
        Run("initdb", "-D", Data, "-U", "waves", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync");
        StartAgain();
        ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=waves;Database=postgres;SSL Mode=Disable");
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    private string[] Address => ["-h", folder, "-p", port.ToString(CultureInfo.InvariantCulture), "-U", "waves"];

    private string Data => Path.Combine(folder, "data");

    /// <summary>Starts a server.</summary>
    /// <exception cref="FileNotFoundException">PostgreSQL is not installed.</exception>
    public static PostgresServer Start()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (programs is null)
        {
            throw new FileNotFoundException("PostgreSQL is missing; install the package postgresql.");
        }

        var folder = Directory.CreateTempSubdirectory("miyaburi-pg-").FullName;
        if (Environment.UserName is "root")
        {
            Process.Start("chown", ["nobody", folder])!.WaitForExit();
        }

        return new PostgresServer(folder, programs, FreePort.Next());
    }

    /// <summary>Stops it as an administrator does; connections are ended.</summary>
    public void Stop() => Run("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");

    /// <summary>Starts it on the same address.</summary>
    public void StartAgain() =>
        Run("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c shared_buffers=256MB"), "start");

    /// <summary>Makes an empty database; returns how to reach it.</summary>
    public string NewDatabase(string name)
    {
        Run("createdb", [.. Address, name]);
        return ConnectionString.Replace("Database=postgres", "Database=" + name, StringComparison.Ordinal);
    }

    /// <summary>Does at once what the server does by itself within minutes: without statistics the first queries are planned badly.</summary>
    public void Tidy() => Run("vacuumdb", [.. Address, "--all", "--analyze", "--quiet"]);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Run("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        }

        Directory.Delete(folder, recursive: true);
    }

    private void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        var start = Environment.UserName is "root"
            ? new ProcessStartInfo("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = folder;
        start.Environment["HOME"] = folder;

        // The server that pg_ctl starts would keep a redirected output open for as long as it runs.
        start.RedirectStandardOutput = start.RedirectStandardError = program is not "pg_ctl";
        using var process = Process.Start(start)!;
        var error = start.RedirectStandardError ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
        if (start.RedirectStandardOutput)
        {
            process.StandardOutput.ReadToEnd();
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {error.GetAwaiter().GetResult()}");
        }
    }
}
