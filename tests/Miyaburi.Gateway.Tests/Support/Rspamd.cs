using System.Diagnostics;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A rspamd of its own, without network lookups.</summary>
internal sealed class Rspamd : IAsyncDisposable
{
    private readonly Process process;
    private readonly EmptyDns dns;

    private Rspamd(Process process, EmptyDns dns, int port) => (this.process, this.dns, Port) = (process, dns, port);

    internal int Port { get; }

    internal int ProcessId => process.Id;

    /// <summary>Starts one worker.</summary>
    /// <param name="scratch">Its folder.</param>
    /// <param name="external">The external services.</param>
    /// <param name="group">Their symbols.</param>
    /// <param name="isQuickToStart">Whether it does without compiled expressions, which take it half a minute and make it faster.</param>
    internal static async Task<Rspamd> StartAsync(Scratch scratch, string external, string group, bool isQuickToStart)
    {
        var port = FreePort.Next();
        var dns = new EmptyDns();
        scratch.Write("local.d/external_services.conf", external);
        scratch.Write("local.d/external_services_group.conf", group);
        scratch.Write("local.d/options.inc", (isQuickToStart ? Quick(scratch) : "") + $"dns {{ nameserver = \"127.0.0.1:{dns.Port}\"; timeout = 1s; retransmits = 1; }}\n");
        scratch.Write("local.d/logging.inc", $"type = \"file\"; filename = \"{scratch.At("rspamd.log")}\";\n");
        scratch.Write("override.d/worker-normal.inc", $"bind_socket = \"127.0.0.1:{port}\"; count = 1;\n");
        scratch.Write("override.d/worker-controller.inc", "enabled = false;\n");
        scratch.Write("override.d/worker-proxy.inc", "enabled = false;\n");
        foreach (var module in new[] { "fuzzy_check", "rbl", "asn", "phishing", "greylist", "ratelimit", "history_redis", "neural", "dkim", "dkim_signing", "spf", "dmarc", "arc" })
        {
            scratch.Write($"override.d/{module}.conf", "enabled = false;\n");
        }

        // Its lookups of names. (Two mails at a time that ask for the same name make its resolver wait a second, whatever the server answers.)
        scratch.Write("override.d/hfilter.conf", "helo_enabled = false; hostname_enabled = false; from_enabled = false;\n");
        Directory.CreateDirectory(scratch.At("db"));
        Directory.CreateDirectory(scratch.At("run"));
        var start = Tool.Start(
            "rspamd", "-f", "-i", "-c", "/etc/rspamd/rspamd.conf",
            $"--var=LOCAL_CONFDIR={scratch.Folder}", $"--var=DBDIR={scratch.At("db")}", $"--var=RUNDIR={scratch.At("run")}", $"--var=LOGDIR={scratch.Folder}");
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        var rspamd = new Rspamd(Process.Start(start)!, dns, port);
        await Ports.WaitAsync(port);
        return rspamd;
    }

    /// <summary>Patterns are not compiled, least of all ten thousand public suffixes.</summary>
    private static string Quick(Scratch scratch) => $"disable_hyperscan = true;\nurl_tld = \"{scratch.Write("suffixes", "com\njp\nco.jp\norg\nexample\n")}\";\n";

    public async ValueTask DisposeAsync()
    {
        // Its main process ends the workers only when it is asked to end.
        await Tool.RunAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync();
        process.Dispose();
        await dns.DisposeAsync();
    }
}
