using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace Miyaburi.Gateway.Doors.Mailbox;

/// <summary>Connects and logs in.</summary>
internal static class ImapLogin
{
    internal static async Task<ImapClient> OpenAsync(WatchRequest request, CancellationToken cancellation)
    {
        var client = new ImapClient { CheckCertificateRevocation = false };
        try
        {
            if (request.AuthorityFile is { } authority)
            {
                Trust(client, authority);
            }

            var mailbox = request.Mailbox;
            await client.ConnectAsync(mailbox.Host, mailbox.Port, mailbox.Security, cancellation);
            await LogInAsync(client, request, cancellation);
            return client;
        }
        catch (SslHandshakeException)
        {
            client.Dispose();
            throw new WatchFault(new("サーバーの証明書を確認できません。正しいサーバーなら --ca-file で認証局を指定してください。", "The server's certificate could not be verified; if it is the right server, name its authority with --ca-file."));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static async Task LogInAsync(ImapClient client, WatchRequest request, CancellationToken cancellation)
    {
        try
        {
            if (request.TokenFile is { } tokenFile)
            {
                var token = Secret(tokenFile);
                SaslMechanism mechanism = client.AuthenticationMechanisms.Contains("OAUTHBEARER")
                    ? new SaslMechanismOAuthBearer(request.Mailbox.User, token)
                    : new SaslMechanismOAuth2(request.Mailbox.User, token);
                await client.AuthenticateAsync(mechanism, cancellation);
                return;
            }

            var password = request.PasswordFile is { } file
                ? Secret(file)
                : throw new WatchFault(new("--password-file か --token-file を指定してください。", "Give --password-file or --token-file."));
            await client.AuthenticateAsync(request.Mailbox.User, password, cancellation);
        }
        catch (AuthenticationException)
        {
            throw new WatchFault(new("ログインできません。ユーザー名とパスワード(トークン)を確かめてください。", "The login was refused; check the user and the password or token.")) { MayPass = true };
        }
    }

    private static string Secret(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WatchFault(Bilingual.Same(error.Message)) { MayPass = true };
        }
    }

    /// <summary>A server whose certificate comes from an authority of one's own.</summary>
    private static void Trust(MailService client, string authorityFile)
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(authorityFile);
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            if (certificate is null || errors.HasFlag(System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch))
            {
                return false;
            }

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return chain.Build(new X509Certificate2(certificate));
        };
    }
}
