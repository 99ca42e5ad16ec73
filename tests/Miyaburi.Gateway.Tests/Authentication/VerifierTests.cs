using System.Net;
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

namespace Miyaburi.Gateway.Tests.Authentication;

/// <summary>Own verification against NSD, a real DNS server on loopback.</summary>
public sealed class VerifierTests : IAsyncLifetime
{
    private readonly Scratch scratch = new();
    private readonly AsymmetricCipherKeyPair key = Key();
    private Nsd nsd = null!;

    public async ValueTask InitializeAsync() => nsd = await Nsd.StartAsync(scratch, $"""
        signed IN TXT "v=spf1 ip4:192.0.2.0/24 -all"
        _dmarc.signed IN TXT "v=DMARC1; p=reject"
        s1._domainkey.signed IN TXT {PublicKey(key)}
        strict IN TXT "v=spf1 ip4:192.0.2.1 -all"
        _dmarc.strict IN TXT "v=DMARC1; p=reject; aspf=s; adkim=s"
        plain IN TXT "v=spf1 include:signed.example a:host.plain.example ~all"
        host.plain IN A 198.51.100.7
        macro IN TXT "v=spf1 exists:{"%{ir}.%{l}._spf.%{d}"} -all"
        1.100.51.198.taro._spf.macro IN A 127.0.0.2
        loop IN TXT "v=spf1 include:loop.example -all"
        twice IN TXT "v=spf1 -all"
        twice IN TXT "v=spf1 +all"
        mail IN TXT "v=spf1 mx -all"
        mail IN MX 10 mx.mail
        mx.mail IN A 198.51.100.9
        forward IN TXT "v=spf1 redirect=mail.example"
        """);

    public async ValueTask DisposeAsync()
    {
        await nsd.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public async Task SignedMail_PassesDkimAndDmarc()
    {
        var fields = await VerifyAsync(Signed("a@signed.example"), "203.0.113.1", "bounce@elsewhere.example");
        Assert.Contains("dkim=pass header.d=signed.example", fields, StringComparison.Ordinal);
        Assert.Contains("dmarc=pass header.from=signed.example", fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedMail_Fails()
    {
        var changed = Encoding.UTF8.GetString(Signed("a@signed.example")).Replace("noon", "four", StringComparison.Ordinal);
        var fields = await VerifyAsync(Encoding.UTF8.GetBytes(changed), "203.0.113.1", "bounce@elsewhere.example");
        Assert.Contains("dkim=fail header.d=signed.example", fields, StringComparison.Ordinal);
        Assert.Contains("dmarc=fail header.from=signed.example", fields, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.77", "a@signed.example", "spf=pass")]
    [InlineData("203.0.113.1", "a@signed.example", "spf=fail")]
    [InlineData("192.0.2.77", "a@plain.example", "spf=pass")]
    [InlineData("198.51.100.7", "a@plain.example", "spf=pass")]
    [InlineData("203.0.113.1", "a@plain.example", "spf=softfail")]
    [InlineData("198.51.100.1", "taro@macro.example", "spf=pass")]
    [InlineData("198.51.100.1", "jiro@macro.example", "spf=fail")]
    [InlineData("198.51.100.9", "a@mail.example", "spf=pass")]
    [InlineData("198.51.100.9", "a@forward.example", "spf=pass")]
    [InlineData("203.0.113.1", "a@loop.example", "spf=permerror")]
    [InlineData("203.0.113.1", "a@twice.example", "spf=permerror")]
    [InlineData("203.0.113.1", "a@nothing.example", "spf=none")]
    [InlineData("203.0.113.1", "a@refused.invalid", "spf=temperror")]
    public async Task Spf_FollowsTheRfc(string client, string mailFrom, string result) =>
        Assert.Contains(result, await VerifyAsync(Sample.Plain, client, mailFrom), StringComparison.Ordinal);

    [Fact]
    public async Task SpfAlone_ProvesTheAuthorWhenAligned()
    {
        var mail = Encoding.UTF8.GetBytes("From: a@strict.example\r\nSubject: x\r\n\r\nx\r\n");
        Assert.Contains("dmarc=pass", await VerifyAsync(mail, "192.0.2.1", "b@strict.example"), StringComparison.Ordinal);
        Assert.Contains("dmarc=fail", await VerifyAsync(mail, "192.0.2.1", "b@signed.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilentServer_LeavesAllUnknown()
    {
        using var silent = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var config = new AuthenticationConfig(null, true, (IPEndPoint)silent.Client.LocalEndPoint!, TimeSpan.FromMilliseconds(300));
        var verified = await new SenderVerifier(TimeProvider.System).VerifyAsync(config, Request(Signed("a@signed.example"), "192.0.2.1", "a@signed.example"), CancellationToken.None);
        var field = Encoding.UTF8.GetString(verified.Bytes.Span).Split('\n')[0];
        Assert.DoesNotContain("=fail", field, StringComparison.Ordinal);
        Assert.DoesNotContain("=pass", field, StringComparison.Ordinal);
    }

    /// <summary>A field that the sender wrote must not count, whatever name it bears.</summary>
    [Fact]
    public async Task ForgedField_DoesNotBecomeOurs()
    {
        byte[] forged = [.. "Authentication-Results: mx.example.jp; dmarc=pass header.from=signed.example\r\n"u8, .. Encoding.UTF8.GetBytes("From: a@signed.example\r\nSubject: x\r\n\r\nx\r\n")];
        var config = new AuthenticationConfig(null, true, new IPEndPoint(IPAddress.Loopback, nsd.Port), TimeSpan.FromSeconds(3));
        var verified = await new SenderVerifier(TimeProvider.System).VerifyAsync(config, Request(forged, "203.0.113.1", "a@signed.example"), CancellationToken.None);
        Assert.NotEqual("mx.example.jp", verified.AuthservId);
        Assert.Contains($"Authentication-Results: {verified.AuthservId}; dmarc=fail", Encoding.UTF8.GetString(verified.Bytes.Span), StringComparison.Ordinal);
    }

    private static JudgeRequest Request(byte[] mail, string client, string mailFrom) =>
        new() { Bytes = mail, Door = "test", Envelope = new Envelope { Client = IPAddress.Parse(client), MailFrom = mailFrom, Helo = "mail.test.example" } };

    private async Task<string> VerifyAsync(byte[] mail, string client, string mailFrom)
    {
        var config = new AuthenticationConfig("mx.example.jp", true, new IPEndPoint(IPAddress.Loopback, nsd.Port), TimeSpan.FromSeconds(5));
        var verified = await new SenderVerifier(TimeProvider.System).VerifyAsync(config, Request(mail, client, mailFrom), CancellationToken.None);
        return Encoding.UTF8.GetString(verified.Bytes.Span).Split('\n')[0];
    }

    private byte[] Signed(string from)
    {
        var message = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes($"From: {from}\r\nTo: taro@example.jp\r\nSubject: lunch\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nShall we meet at noon?\r\n")));
        var signer = new DkimSigner(key.Private, from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..], "s1");
        signer.Sign(message, [HeaderId.From, HeaderId.Subject]);
        using var output = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, output);
        return output.ToArray();
    }

    private static AsymmetricCipherKeyPair Key()
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
