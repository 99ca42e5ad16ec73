using System.Diagnostics;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A Dovecot of its own with one user, <c>taro</c>: password <c>himitsu</c>, and OAuth 2.0 where a test brings a <see cref="TokenServer"/>.</summary>
internal sealed class Dovecot : IAsyncDisposable
{
    private readonly Process process;
    private readonly Scratch scratch;

    private Dovecot(Process process, Scratch scratch, int port, int securePort) =>
        (this.process, this.scratch, Port, SecurePort) = (process, scratch, port, securePort);

    internal int Port { get; }

    internal int SecurePort { get; }

    internal string Authority => scratch.At("tls.pem");

    internal string Log => File.ReadAllText(scratch.At("dovecot.log"));

    /// <summary>Starts it.</summary>
    /// <param name="scratch">Its folder.</param>
    /// <param name="more">Lines of its configuration.</param>
    internal static async Task<Dovecot> StartAsync(Scratch scratch, string more = "")
    {
        var (port, secure) = (FreePort.Next(), FreePort.Next());
        await Tool.RunAsync("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", scratch.At("tls.key"), "-out", scratch.At("tls.pem"));
        Directory.CreateDirectory(scratch.At("mail"));
        await Tool.RunAsync("chown", "nobody", scratch.At("mail"));
        var config = scratch.Write("dovecot.conf", $$"""
            base_dir = {{scratch.Folder}}/run
            log_path = {{scratch.Folder}}/dovecot.log
            protocols = imap
            {{more}}
            ssl = yes
            ssl_cert = <{{scratch.Folder}}/tls.pem
            ssl_key = <{{scratch.Folder}}/tls.key
            disable_plaintext_auth = no
            mail_location = maildir:{{scratch.Folder}}/mail
            mail_uid = nobody
            mail_gid = nogroup
            first_valid_uid = 1
            first_valid_gid = 1
            default_internal_user = dovecot
            passdb {
              driver = static
              args = password=himitsu
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home={{scratch.Folder}}/mail
            }
            service imap-login {
              chroot =
              inet_listener imap {
                address = 127.0.0.1
                port = {{port}}
              }
              inet_listener imaps {
                address = 127.0.0.1
                port = {{secure}}
                ssl = yes
              }
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }

            """);
        var start = Tool.Start("dovecot", "-F", "-c", config);
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        var dovecot = new Dovecot(Process.Start(start)!, scratch, port, secure);
        await Ports.WaitAsync(port);
        return dovecot;
    }

    /// <summary>Does something in a session of its own.</summary>
    internal async Task<T> WithAsync<T>(Func<ImapClient, Task<T>> work)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None);
        await client.AuthenticateAsync("taro", "himitsu");
        return await work(client);
    }

    /// <summary>Puts mail into INBOX, whose UIDs count from 1.</summary>
    internal Task<int> AppendAsync(params byte[][] mails) => WithAsync(async client =>
    {
        foreach (var mail in mails)
        {
            await client.Inbox.AppendAsync(await MimeMessage.LoadAsync(new MemoryStream(mail)), MessageFlags.None);
        }

        return mails.Length;
    });

    /// <summary>Deletes mail of INBOX.</summary>
    internal Task<int> DeleteAsync(params uint[] uids) => WithAsync(async client =>
    {
        await client.Inbox.OpenAsync(FolderAccess.ReadWrite);
        await client.Inbox.AddFlagsAsync([.. uids.Select(u => new UniqueId(u))], MessageFlags.Deleted, silent: true);
        await client.Inbox.ExpungeAsync();
        return client.Inbox.Count;
    });

    /// <summary>How many mails a mailbox holds.</summary>
    internal Task<int> CountAsync(string name) => WithAsync(async client =>
    {
        var folder = await client.GetFolderAsync(name);
        await folder.StatusAsync(StatusItems.Count);
        return folder.Count;
    });

    /// <summary>Cuts every connection of the user.</summary>
    internal Task KickAsync() => Tool.RunAsync("doveadm", "-c", scratch.At("dovecot.conf"), "kick", "taro");

    public async ValueTask DisposeAsync()
    {
        await Tool.RunAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
