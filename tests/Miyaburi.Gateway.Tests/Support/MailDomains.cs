using System.Net;
using System.Security.Cryptography;
using System.Text;
using Miyaburi.Gateway.Authentication;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>
/// Domains below <c>example</c> in a real DNS server on loopback, and the key that signs for them. Their mail comes
/// from 192.0.2.0/24.
/// </summary>
public sealed class MailDomains : IAsyncLifetime
{
    internal const string OwnClient = "192.0.2.77";
    internal const string Stranger = "203.0.113.1";

    private readonly Scratch scratch = new();
    private Nsd nsd = null!;

    internal AsymmetricCipherKeyPair Key { get; } = NewKey();

    public async ValueTask InitializeAsync()
    {
        var zone = File.ReadAllText(Miyaburi.Tests.Repository.Path("tests", "Miyaburi.Gateway.Tests", "Fixtures", "example.zone"));
        nsd = await Nsd.StartAsync(scratch, zone.Replace("THE-KEY", PublicKey(Key), StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await nsd.DisposeAsync();
        scratch.Dispose();
    }

    /// <summary>The first field of the mail as the engine reads it.</summary>
    internal async Task<string> VerifyAsync(byte[] mail, string client, string mailFrom, params string[] trustedSealers) =>
        FirstField(await VerifyAsync("mx.example.jp", mail, client, mailFrom, trustedSealers));

    internal Task<VerifiedMessage> VerifyAsync(string? authservId, byte[] mail, string client, string mailFrom, params string[] trustedSealers) =>
        VerifyAsync(new AuthenticationConfig(authservId, true, new IPEndPoint(IPAddress.Loopback, nsd.Port), TimeSpan.FromSeconds(5), [.. trustedSealers]), mail, client, mailFrom);

    internal static async Task<VerifiedMessage> VerifyAsync(AuthenticationConfig config, byte[] mail, string client, string mailFrom)
    {
        var envelope = new Envelope { Client = IPAddress.Parse(client), MailFrom = mailFrom, Helo = "mail.test.example" };
        return await new SenderVerifier(TimeProvider.System).VerifyAsync(config, new JudgeRequest { Bytes = mail, Door = "test", Envelope = envelope }, CancellationToken.None);
    }

    internal static string FirstField(VerifiedMessage verified) => Encoding.UTF8.GetString(verified.Bytes.Span).Split('\n')[0];

    internal static byte[] Mail(string from) => Encoding.UTF8.GetBytes(
        $"From: {from}\r\nTo: taro@example.jp\r\nSubject: lunch\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nShall we meet at noon?\r\n");

    internal static MimeMessage Load(byte[] mail) => MimeMessage.Load(new MemoryStream(mail));

    internal static byte[] Bytes(MimeMessage message)
    {
        using var output = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, output);
        return output.ToArray();
    }

    /// <summary>A mail signed with DKIM.</summary>
    /// <param name="from">The author.</param>
    /// <param name="domain">The signing domain; the author's own when it is null.</param>
    internal byte[] Signed(string from, string? domain = null)
    {
        var message = Load(Mail(from));
        new DkimSigner(Key.Private, domain ?? from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..], "s1").Sign(message, [HeaderId.From, HeaderId.Subject]);
        return Bytes(message);
    }

    /// <summary>A mail whose signature is made without MimeKit over the bytes as they stand (relaxed/relaxed, RFC 6376).</summary>
    /// <param name="fields">Fields without end of line, none of them folded or with needless spaces.</param>
    /// <param name="body">A body with CRLF, without spaces at line ends or empty lines at its end.</param>
    /// <param name="missing">Names of fields that are signed as missing.</param>
    internal byte[] SignedByHand(string[] fields, string body, params string[] missing)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var names = fields.Select(f => f[..f.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant());
        var tag = $"v=1; a=rsa-sha256; c=relaxed/relaxed; d=signed.example; s=s1; h={string.Join(':', names.Concat(missing))}; bh={hash}; b=";
        var canonical = fields.Select(f => f.Split(": ", 2)).Select(f => $"{f[0].ToLowerInvariant()}:{f[1]}\r\n");
        var signer = SignerUtilities.GetSigner("SHA-256withRSA");
        signer.Init(true, Key.Private);
        signer.BlockUpdate(Encoding.UTF8.GetBytes($"{string.Concat(canonical)}dkim-signature:{tag}"));
        return Encoding.UTF8.GetBytes($"DKIM-Signature: {tag}{Convert.ToBase64String(signer.GenerateSignature())}\r\n{string.Concat(fields.Select(f => f + "\r\n"))}\r\n{body}");
    }

    private static AsymmetricCipherKeyPair NewKey()
    {
        var generator = new RsaKeyPairGenerator();
        generator.Init(new KeyGenerationParameters(new SecureRandom(), 2048));
        return generator.GenerateKeyPair();
    }

    private static string PublicKey(AsymmetricCipherKeyPair pair)
    {
        using var text = new StringWriter();
        new PemWriter(text).WriteObject(pair.Public);
        var base64 = string.Concat(text.ToString().Split('\n').Where(l => !l.StartsWith('-')).Select(l => l.Trim()));
        return $"\"v=DKIM1; k=rsa; p={base64[..200]}\" \"{base64[200..]}\"";
    }
}

/// <summary>Tests that ask the same DNS server.</summary>
[CollectionDefinition(Name)]
public sealed class MailDomainTests : ICollectionFixture<MailDomains>
{
    internal const string Name = "DNS";
}
