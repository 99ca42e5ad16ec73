using System.Diagnostics;
using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A Haraka with haraka-plugin-rspamd, from npm.</summary>
internal sealed class Haraka : IAsyncDisposable
{
    private readonly Process process;
    private readonly Scratch scratch;

    /// <summary>The test's client is on loopback, which the plugin otherwise passes over.</summary>
    private const string ClientsOfTheTest = "\n[check]\nlocal_ip=true\nprivate_ip=true\n";

    private Haraka(Process process, Scratch scratch, int port) => (this.process, this.scratch, Port) = (process, scratch, port);

    internal int Port { get; }

    /// <summary>The mails that its test queue wrote.</summary>
    internal async Task<List<string>> QueuedAsync(int count)
    {
        for (var i = 0; i < 300; i++)
        {
            var files = Directory.GetFiles(scratch.At("tmp"), "mail_*.eml");
            if (files.Length >= count)
            {
                return [.. files.Select(File.ReadAllText)];
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("Haraka queued nothing.");
    }

    internal static async Task<Haraka> StartAsync(Scratch scratch, string rspamdIni)
    {
        var modules = Repository.Path("tests", "Miyaburi.Gateway.Tests", "node", "node_modules");
        Assert.True(Directory.Exists(modules), $"{modules} is missing; ./test installs it.");
        var port = FreePort.Next();
        Directory.CreateDirectory(scratch.At("tmp"));
        Directory.CreateSymbolicLink(scratch.At("node_modules"), modules);
        scratch.Write("package.json", "{}");
        scratch.Write("config/smtp.ini", $"listen=127.0.0.1:{port}\n");
        File.Copy(Path.Combine(modules, "Haraka", "config", "connection.ini"), scratch.At("config/connection.ini"));
        scratch.Write("config/me", "mx.example.jp\n");
        scratch.Write("config/plugins", "accept\nrspamd\nqueue/test\n");
        scratch.Write("config/rspamd.ini", rspamdIni + ClientsOfTheTest);
        scratch.Write("plugins/accept.js", "exports.hook_rcpt = (next) => next(OK)\n");
        var start = Tool.Start("node", Path.Combine(modules, "Haraka", "haraka.js"));
        start.Environment["HARAKA"] = scratch.Folder;
        start.Environment["TMPDIR"] = scratch.At("tmp");
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        var haraka = new Haraka(Process.Start(start)!, scratch, port);
        await Ports.WaitAsync(port);
        return haraka;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
