using System.Diagnostics;
using System.Globalization;
using Miyaburi.Bench;

namespace Miyaburi.Cluster.Bench;

/// <summary>A Redis server of one's own, loopback only. Gone when disposed.</summary>
public sealed class RedisServer : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miyaburi-redis-");
    private readonly Process process;

    private RedisServer(int port)
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        process = Process.Start(new ProcessStartInfo("redis-server", ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--dir", folder.FullName]) { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException("redis-server ended by itself.");
    }

    /// <summary>How to reach it.</summary>
    public string Address { get; }

    /// <summary>Starts a server.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">redis-server is not installed.</exception>
    public static RedisServer Start() => new(FreePort.Next());

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
