using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Miyaburi.Bench;
using Miyaburi.Tests;

namespace Miyaburi.Server.Tests;

/// <summary>A real nginx or Caddy with the configuration of the tarball, on ports of its own.</summary>
internal sealed class ReverseProxy : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private ReverseProxy(int port, string program, params string[] args)
    {
        Port = port;
        process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
            {
                said.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    internal int Port { get; }

    /// <summary>What it wrote to its error stream.</summary>
    internal string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    internal static async Task<ReverseProxy> NginxAsync(string folder, string file, int upstream)
    {
        Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=miyaburi.example", "-keyout", Path.Combine(folder, "key.pem"), "-out", Path.Combine(folder, "cert.pem"));
        var port = FreePort.Next();
        var site = (await File.ReadAllTextAsync(file))
            .Replace("/etc/letsencrypt/live/miyaburi.example/fullchain.pem", Path.Combine(folder, "cert.pem"), StringComparison.Ordinal)
            .Replace("/etc/letsencrypt/live/miyaburi.example/privkey.pem", Path.Combine(folder, "key.pem"), StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{FreePort.Next()};", StringComparison.Ordinal)
            .Replace("listen [::]:80;", "", StringComparison.Ordinal)
            .Replace("listen 443 ssl http2;", $"listen 127.0.0.1:{port} ssl http2;", StringComparison.Ordinal)
            .Replace("listen [::]:443 ssl http2;", "", StringComparison.Ordinal)
            .Replace("127.0.0.1:8080", $"127.0.0.1:{upstream}", StringComparison.Ordinal);
        var configuration = Path.Combine(folder, "nginx.conf");
        var temporary = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(p => $"{p}_temp_path {folder}/{p};\n"));
        await File.WriteAllTextAsync(configuration, $"pid {folder}/nginx.pid;\nerror_log stderr info;\ndaemon off;\nevents {{}}\nhttp {{\n{temporary}{site}}}\n");
        Run("nginx", "-t", "-c", configuration, "-p", folder);
        return await new ReverseProxy(port, "nginx", "-c", configuration, "-p", folder).ListeningAsync();
    }

    internal static async Task<ReverseProxy> CaddyAsync(string folder, string file, int upstream)
    {
        var port = FreePort.Next();
        var site = (await File.ReadAllTextAsync(file))
            .Replace("\nmiyaburi.example {", $"\nhttp://127.0.0.1:{port} {{", StringComparison.Ordinal)
            .Replace("\n{\n", "\n{\n\tadmin off\n", StringComparison.Ordinal)
            .Replace("127.0.0.1:8080", $"127.0.0.1:{upstream}", StringComparison.Ordinal);
        var configuration = Path.Combine(folder, "Caddyfile");
        await File.WriteAllTextAsync(configuration, site);
        return await new ReverseProxy(port, "caddy", "run", "--adapter", "caddyfile", "--config", configuration).ListeningAsync();
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    internal static string Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program.Contains('/', StringComparison.Ordinal) && !Path.IsPathRooted(program) ? Repository.Path(program) : program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', args)}: {process.ExitCode}\n{output}{error.GetAwaiter().GetResult()}"));
        return output;
    }

    public void Dispose()
    {
        // nginx's master ends its workers; killing it would leave them.
        using var quit = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        process.WaitForExit();
        process.Dispose();
    }

    private async Task<ReverseProxy> ListeningAsync()
    {
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, Port);
                return this;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Dispose();
        throw new TimeoutException("The proxy did not start.");
    }
}
