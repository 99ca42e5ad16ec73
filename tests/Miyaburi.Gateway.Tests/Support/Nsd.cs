using System.Diagnostics;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A real DNS server on loopback with one zone, <c>example</c>. Other names it refuses.</summary>
internal sealed class Nsd : IAsyncDisposable
{
    private readonly Process process;

    private Nsd(Process process, int port) => (this.process, Port) = (process, port);

    internal int Port { get; }

    internal static async Task<Nsd> StartAsync(Scratch scratch, string records)
    {
        var port = FreePort.Next();
        scratch.Write("example.zone", $"$ORIGIN example.\n$TTL 60\n@ IN SOA ns.example. root.example. 1 3600 600 86400 60\n@ IN NS ns\nns IN A 127.0.0.1\n{records}\n");
        var config = scratch.Write("nsd.conf", $"""
            server:
              ip-address: 127.0.0.1@{port}
              username: ""
              chroot: ""
              zonesdir: "{scratch.Folder}"
              database: ""
              pidfile: "{scratch.Folder}/nsd.pid"
              zonelistfile: "{scratch.Folder}/zone.list"
              xfrdfile: "{scratch.Folder}/xfrd.state"
              xfrdir: "{scratch.Folder}"
              logfile: "{scratch.Folder}/nsd.log"
            remote-control:
              control-enable: no
            zone:
              name: "example"
              zonefile: "example.zone"

            """);
        var start = Tool.Start("nsd", "-d", "-c", config);
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        var nsd = new Nsd(Process.Start(start)!, port);
        await Ports.WaitAsync(port);
        return nsd;
    }

    public async ValueTask DisposeAsync()
    {
        await Tool.RunAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
