using System.Net;
using System.Text;
using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Tests.Authentication;

/// <summary>Own verification of DKIM and SPF.</summary>
[Collection(MailDomainTests.Name)]
public sealed class VerifierTests(MailDomains domains)
{
    [Fact]
    public async Task SignedMail_PassesDkimAndDmarc()
    {
        var fields = await domains.VerifyAsync(domains.Signed("a@signed.example"), MailDomains.Stranger, "bounce@elsewhere.example");
        Assert.Contains("dkim=pass header.d=signed.example", fields, StringComparison.Ordinal);
        Assert.Contains("dmarc=pass header.from=signed.example", fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedMail_Fails()
    {
        var changed = Encoding.UTF8.GetString(domains.Signed("a@signed.example")).Replace("noon", "four", StringComparison.Ordinal);
        var fields = await domains.VerifyAsync(Encoding.UTF8.GetBytes(changed), MailDomains.Stranger, "bounce@elsewhere.example");
        Assert.Contains("dkim=fail header.d=signed.example", fields, StringComparison.Ordinal);
        Assert.Contains("dmarc=fail policy.dmarc=reject header.from=signed.example", fields, StringComparison.Ordinal);
    }

    /// <summary>Signatures are made over the bytes that came, whatever a reader of mails would make of them.</summary>
    [Theory]
    [InlineData("multipart/mixed; boundary=b", "7bit", "preamble\r\n--b\r\n\r\nShall we meet\r\n--b\r\nContent-Type: text/html\r\n\r\nat noon?\r\n")]
    [InlineData("multipart/mixed; boundary=b", "base64", "--b--\r\n\r\nepilogue\r\n--b\r\nstray\r\n")]
    [InlineData("multipart/mixed", "8bit", "no boundary at all: 詐欺\r\n")]
    [InlineData("message/rfc822", "7bit", "Subject: inner\r\n folded\r\nno field\r\n\r\n\r\ntext\r\n")]
    [InlineData("text/plain", "base64", "bm90 so!\r\nregular\r\n")]
    [InlineData("text/plain", "quoted-printable", "a=3Db=\r\nc=ZZ\r\n")]
    [InlineData("text/plain", "x-uuencode", "begin 644 a\r\nend\r\n")]
    [InlineData("nonsense", "nonsense", "\r\n\r\nShall we meet at noon?\r\n")]
    public async Task Signature_IsOverTheBytesAsTheyCame(string type, string encoding, string body)
    {
        var mail = domains.SignedByHand(["From: a@signed.example", "Subject: lunch", $"Content-Type: {type}", $"Content-Transfer-Encoding: {encoding}"], body);
        Assert.Contains("dkim=pass header.d=signed.example", await domains.VerifyAsync(mail, MailDomains.Stranger, "bounce@elsewhere.example"), StringComparison.Ordinal);
        mail[^3] ^= 1;
        Assert.Contains("dkim=fail header.d=signed.example", await domains.VerifyAsync(mail, MailDomains.Stranger, "bounce@elsewhere.example"), StringComparison.Ordinal);
    }

    /// <summary>A field that was signed as missing must be missing: none is added while the mail is read.</summary>
    [Theory]
    [InlineData("MIME-Version: 1.0")]
    [InlineData("X-Other: 1")]
    public async Task SignedAsMissing_MayNotAppear(string field)
    {
        var text = Encoding.UTF8.GetString(domains.SignedByHand(["From: a@signed.example", "Subject: lunch"], "Shall we meet at noon?\r\n", "mime-version"));
        Assert.Contains("dkim=pass", await domains.VerifyAsync(Encoding.UTF8.GetBytes(text), MailDomains.Stranger, "b@elsewhere.example"), StringComparison.Ordinal);
        var added = await domains.VerifyAsync(Encoding.UTF8.GetBytes($"{field}\r\n{text}"), MailDomains.Stranger, "b@elsewhere.example");
        Assert.Contains(field.StartsWith('M') ? "dkim=fail" : "dkim=pass", added, StringComparison.Ordinal);
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
        Assert.Contains(result, await domains.VerifyAsync(Sample.Plain, client, mailFrom), StringComparison.Ordinal);

    [Fact]
    public async Task SilentServer_LeavesAllUnknown()
    {
        using var silent = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var config = new AuthenticationConfig(null, true, (IPEndPoint)silent.Client.LocalEndPoint!, TimeSpan.FromMilliseconds(300), []);
        var field = MailDomains.FirstField(await MailDomains.VerifyAsync(config, domains.Signed("a@signed.example"), MailDomains.OwnClient, "a@signed.example"));
        Assert.DoesNotContain("=fail", field, StringComparison.Ordinal);
        Assert.DoesNotContain("=pass", field, StringComparison.Ordinal);
    }

    /// <summary>A field that the sender wrote must not count, whatever name it bears.</summary>
    [Fact]
    public async Task ForgedField_DoesNotBecomeOurs()
    {
        byte[] forged = [.. "Authentication-Results: mx.example.jp; dmarc=pass header.from=signed.example\r\n"u8, .. MailDomains.Mail("a@signed.example")];
        var verified = await domains.VerifyAsync(authservId: null, forged, MailDomains.Stranger, "a@signed.example");
        Assert.NotEqual("mx.example.jp", verified.AuthservId);
        Assert.Contains($"Authentication-Results: {verified.AuthservId}; dmarc=fail", MailDomains.FirstField(verified), StringComparison.Ordinal);
    }
}
