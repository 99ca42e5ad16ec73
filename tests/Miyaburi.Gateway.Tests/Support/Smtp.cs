using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>Sends mails as a stranger's server does.</summary>
internal static class Smtp
{
    internal static async Task SendAsync(int port, byte[] mail, string from = "stranger@billing-note.example", string to = "taro@example.jp")
    {
        using var client = new SmtpClient { LocalDomain = "mail.billing-note.example" };
        await client.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None);
        using var message = MimeMessage.Load(new MemoryStream(mail));
        await client.SendAsync(message, MailboxAddress.Parse(from), [MailboxAddress.Parse(to)]);
        await client.DisconnectAsync(true);
    }
}
