using System.Diagnostics;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A Postfix of its own: configuration, queue and mailboxes in the test's folder.</summary>
internal sealed class Postfix : IAsyncDisposable
{
    private readonly Scratch scratch;
    private Process master = null!;

    private Postfix(Scratch scratch, int port) => (this.scratch, Port) = (scratch, port);

    internal int Port { get; }

    internal string Mailbox => scratch.At("mail/taro");

    internal string Log => File.Exists(scratch.At("log")) ? File.ReadAllText(scratch.At("log")) : "";

    /// <summary>Starts it.</summary>
    /// <param name="scratch">Its folder.</param>
    /// <param name="config">Lines of main.cf beside those that keep it to the folder.</param>
    internal static async Task<Postfix> StartAsync(Scratch scratch, string config)
    {
        var postfix = new Postfix(scratch, FreePort.Next());
        Directory.CreateDirectory(scratch.At("data"));
        Directory.CreateDirectory(scratch.At("mail"));
        await Tool.RunAsync("chown", "postfix", scratch.At("data"));
        await Tool.RunAsync("chown", "nobody", scratch.At("mail"));
        scratch.Write("etc/main.cf", MainFile(scratch.Folder) + config);
        scratch.Write("etc/master.cf", MasterFile(postfix.Port));
        await MakeQueueAsync(scratch);
        var start = Tool.Start("/usr/lib/postfix/sbin/master", "-c", scratch.At("etc"), "-d");
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        postfix.master = Process.Start(start)!;
        await Ports.WaitAsync(postfix.Port);
        return postfix;
    }

    internal async Task<string> QueueAsync() => (await Tool.RunAsync("postqueue", "-c", scratch.At("etc"), "-p")).Output;

    /// <summary>Tries all waiting mail again at once.</summary>
    internal Task FlushAsync() => Tool.RunAsync("postqueue", "-c", scratch.At("etc"), "-f");

    internal async Task ReleaseHeldAsync() => await Tool.RunAsync("postsuper", "-c", scratch.At("etc"), "-H", "ALL");

    public async ValueTask DisposeAsync()
    {
        await Tool.RunAsync("kill", "-TERM", $"{master.Id}");
        await master.WaitForExitAsync();
        master.Dispose();
    }

    /// <summary>What "postfix start" would make with some forty programs, in a second or two of their own.</summary>
    private static async Task MakeQueueAsync(Scratch scratch)
    {
        string[] owned = ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace", "maildrop", "public"];
        foreach (var name in owned.Append("pid"))
        {
            Directory.CreateDirectory(scratch.At($"queue/{name}"));
        }

        await Tool.RunAsync("chown", ["postfix", .. owned.Select(name => scratch.At($"queue/{name}"))]);
        await Tool.RunAsync("chgrp", "postdrop", scratch.At("queue/maildrop"), scratch.At("queue/public"));
        await Tool.RunAsync("chmod", ["700", .. owned.Select(name => scratch.At($"queue/{name}"))]);
        await Tool.RunAsync("chmod", "730", scratch.At("queue/maildrop"));
        await Tool.RunAsync("chmod", "710", scratch.At("queue/public"));
    }

    private static string MainFile(string folder) => $"""
        compatibility_level = 3.6
        queue_directory = {folder}/queue
        data_directory = {folder}/data
        maillog_file = {folder}/log
        maillog_file_prefixes = {folder}
        myhostname = mx.example.jp
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        alias_maps =
        virtual_mailbox_domains = example.jp
        virtual_mailbox_base = {folder}/mail
        virtual_mailbox_maps = inline:{"{"} {"{"} taro@example.jp = taro/ {"}"} {"}"}
        virtual_minimum_uid = 1
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        smtpd_client_connection_count_limit = 0

        """;

    private static string MasterFile(int port) => $"""
        {port} inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        relay unix - - n - - smtp
        showq unix n - n - - showq
        error unix - - n - - error
        retry unix - - n - - error
        discard unix - - n - - discard
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd

        """;
}
