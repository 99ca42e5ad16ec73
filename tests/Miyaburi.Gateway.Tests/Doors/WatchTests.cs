using System.Diagnostics;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;
using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>The watch over a mailbox of Dovecot, by the program as a person starts it.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private readonly Scratch scratch = new();
    private Dovecot dovecot = null!;

    public async ValueTask InitializeAsync()
    {
        dovecot = await Dovecot.StartAsync(scratch);
        scratch.Write("password", "himitsu\n");
    }

    public async ValueTask DisposeAsync()
    {
        await dovecot.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Move_AfterADryRun_AndBack()
    {
        await AppendAsync(Sample.Scam, Sample.Plain);
        var dry = await WatchAsync("--once", "--existing", "--state", scratch.At("dry"));
        Assert.Contains("詐欺と判断しました", dry.Output, StringComparison.Ordinal);
        Assert.Single(dry.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, 0), (await CountAsync("INBOX"), await UnseenLossAsync()));

        await WatchAsync("--once", "--existing", "--do", "move", "--to", "詐欺");
        Assert.Equal((1, 1), (await CountAsync("INBOX"), await CountAsync("詐欺")));
        await WatchAsync("--undo");
        Assert.Equal((2, 0), (await CountAsync("INBOX"), await CountAsync("詐欺")));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task State_GoesOnWhereItStopped()
    {
        await AppendAsync(Sample.Scam);
        Assert.Equal("", (await WatchAsync("--once")).Output);
        await AppendAsync(Sample.Scam);
        Assert.Single((await WatchAsync("--once", "--do", "flag")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", (await WatchAsync("--once", "--do", "flag")).Output);
        Assert.Equal([false, true], await FlaggedAsync());
    }

    [Fact]
    public async Task Idle_SeesNewMailOverTls()
    {
        using var watch = Process.Start(Tool.Start("dotnet", Program(
            $"imaps://taro@127.0.0.1:{dovecot.SecurePort}/INBOX", "--ca-file", dovecot.Authority, "--do", "copy", "--to", "Copies")))!;
        try
        {
            for (var i = 0; i < 600 && !File.Exists(scratch.At("state")); i++)
            {
                await Task.Delay(100);
            }

            await AppendAsync(Sample.Scam);
            var line = await watch.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Contains("詐欺と判断しました", line, StringComparison.Ordinal);
            for (var i = 0; i < 50 && await CountAsync("Copies") == 0; i++)
            {
                await Task.Delay(100);
            }

            Assert.Equal((1, 1), (await CountAsync("INBOX"), await CountAsync("Copies")));
        }
        finally
        {
            watch.Kill();
            await watch.WaitForExitAsync();
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task UntrustedCertificateAndWrongPassword_EndWithAMessage()
    {
        scratch.Write("wrong", "wrong\n");
        var ran = await Tool.RunAsync(
            "dotnet", typeof(GatewayHost).Assembly.Location, "watch", $"imap://taro@127.0.0.1:{dovecot.Port}/INBOX", "--once", "--password-file", scratch.At("wrong"), "--state", scratch.At("state"));
        Assert.Contains("ログインできません", ran.Error, StringComparison.Ordinal);
        var untrusted = await Tool.RunAsync("dotnet", Program($"imaps://taro@127.0.0.1:{dovecot.SecurePort}/INBOX", "--once"));
        Assert.Contains("--ca-file", untrusted.Error, StringComparison.Ordinal);
    }

    private string[] Program(string address, params string[] args) =>
        [typeof(GatewayHost).Assembly.Location, "watch", address, "--password-file", scratch.At("password"), "--state", scratch.At("state"), .. args];

    private async Task<Ran> WatchAsync(params string[] args)
    {
        var all = Program($"imap://taro@127.0.0.1:{dovecot.Port}/INBOX", args);
        if (args.Contains("--state"))
        {
            all = [.. all.Where((a, i) => a != scratch.At("state") && !(a == "--state" && all[i + 1] == scratch.At("state")))];
        }

        var ran = await Tool.RunAsync("dotnet", all);
        Assert.True(ran.Code == 0, ran.Error);
        return ran;
    }

    private async Task<T> WithAsync<T>(Func<ImapClient, Task<T>> work)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", dovecot.Port, SecureSocketOptions.None);
        await client.AuthenticateAsync("taro", "himitsu");
        return await work(client);
    }

    private Task<int> AppendAsync(params byte[][] mails) => WithAsync(async client =>
    {
        foreach (var mail in mails)
        {
            await client.Inbox.AppendAsync(await MimeMessage.LoadAsync(new MemoryStream(mail)), MessageFlags.None);
        }

        return mails.Length;
    });

    private Task<int> CountAsync(string name) => WithAsync(async client =>
    {
        try
        {
            var folder = await client.GetFolderAsync(name);
            await folder.StatusAsync(StatusItems.Count);
            return folder.Count;
        }
        catch (FolderNotFoundException)
        {
            return 0;
        }
    });

    /// <summary>How many mails of INBOX became seen: looking must not mark them as read.</summary>
    private Task<int> UnseenLossAsync() => WithAsync(async client =>
    {
        await client.Inbox.StatusAsync(StatusItems.Count | StatusItems.Unread);
        return client.Inbox.Count - client.Inbox.Unread;
    });

    private Task<List<bool>> FlaggedAsync() => WithAsync(async client =>
    {
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly);
        var all = await client.Inbox.FetchAsync(0, -1, MessageSummaryItems.Flags);
        return all.Select(m => m.Flags!.Value.HasFlag(MessageFlags.Flagged) && m.Keywords.Contains("$Phishing")).ToList();
    });
}
