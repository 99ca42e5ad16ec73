using System.Diagnostics;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>Debian's Exim with content scanning. Its package excludes Postfix, so ./test unpacks it into a folder of its own.</summary>
internal sealed class Exim : IAsyncDisposable
{
    private readonly Process daemon;

    private Exim(Process daemon, int port, string mailbox) => (this.daemon, Port, Mailbox) = (daemon, port, mailbox);

    internal static string Program { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("MIYABURI_EXIM") ?? "/var/cache/miyaburi-tests/exim", "usr/sbin/exim4");

    internal int Port { get; }

    internal string Mailbox { get; }

    internal static async Task<Exim> StartAsync(Scratch scratch, string main, string acl)
    {
        Assert.True(File.Exists(Program), $"{Program} is missing; ./test unpacks it.");
        var port = FreePort.Next();
        Directory.CreateDirectory(scratch.At("mail"));
        await Tool.RunAsync("chown", "Debian-exim", scratch.At("mail"));
        var file = scratch.Write("exim.conf", $"""
            {main}
            exim_path = {Program}
            keep_environment =
            tls_advertise_hosts =
            spool_directory = {scratch.Folder}/spool
            log_file_path = {scratch.Folder}/%slog
            primary_hostname = mx.example.jp
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = {port}
            acl_smtp_rcpt = accept
            begin acl
            {acl}
            begin routers
            all:
              driver = accept
              transport = maildir
            begin transports
            maildir:
              driver = appendfile
              directory = {scratch.Folder}/mail/taro
              maildir_format
              user = Debian-exim
            begin retry
            * * F,1h,1m
            """);
        Directory.CreateDirectory(scratch.At("spool"));
        await Tool.RunAsync("chown", "Debian-exim", scratch.At("spool"), scratch.Folder);
        var start = Tool.Start(Program, "-C", file, "-bdf", "-q1m");
        var exim = new Exim(Process.Start(start)!, port, scratch.At("mail/taro"));
        await Ports.WaitAsync(port);
        return exim;
    }

    public async ValueTask DisposeAsync()
    {
        daemon.Kill();
        await daemon.WaitForExitAsync();
        daemon.Dispose();
    }
}
