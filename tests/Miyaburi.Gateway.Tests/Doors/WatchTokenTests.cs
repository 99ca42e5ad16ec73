using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>The watch with an OAuth 2.0 token, which Dovecot has an introspection server judge.</summary>
public sealed class WatchTokenTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("OAUTHBEARER")]
    [InlineData("XOAUTH2")]
    public async Task FreshToken_OpensTheMailbox_StaleOneIsToldSo(string mechanism)
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var dovecot = await Dovecot.StartAsync(scratch, tokens.ForDovecot(scratch, mechanism.ToLowerInvariant()));
        await AppendAsync(dovecot.Port);
        scratch.Write("token", "stale");
        var refused = await WatchAsync(dovecot.Port);
        Assert.Equal(2, refused.Code);
        Assert.Contains("ログインできません", refused.Error, StringComparison.Ordinal);

        scratch.Write("token", tokens.GoodToken + "\n");
        var watched = await WatchAsync(dovecot.Port);
        Assert.True(watched.Code == 0, watched.Error + dovecot.Log);
        Assert.Contains("詐欺と判断しました", watched.Output, StringComparison.Ordinal);
        Assert.Contains($"Login: user=<taro>, method={mechanism}", dovecot.Log, StringComparison.Ordinal);
    }

    private Task<Ran> WatchAsync(int port) => Tool.RunAsync(
        "dotnet", typeof(GatewayHost).Assembly.Location, "watch", $"imap://taro@127.0.0.1:{port}/INBOX", "--once", "--existing",
        "--token-file", scratch.At("token"), "--state", scratch.At("state"));

    private static async Task AppendAsync(int port)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None);
        await client.AuthenticateAsync("taro", "himitsu");
        await client.Inbox.AppendAsync(await MimeMessage.LoadAsync(new MemoryStream(Sample.Scam)), MessageFlags.None);
    }
}
