using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Miyaburi.Gateway.Tests.Authentication;

/// <summary>Mail that forwarders changed and sealed (RFC 8617), by real seals over a real DNS.</summary>
[Collection(MailDomainTests.Name)]
public sealed class ArcTests(MailDomains domains)
{
    private const string Passed = "dmarc=pass header.from=signed.example";
    private const string Failed = "dmarc=fail header.from=signed.example";

    [Fact]
    public async Task ChangedByAForwarder_FailsDmarcWithAnUnbrokenChain()
    {
        var field = await VerifyAsync(Forwarded("list.example", Passed));
        Assert.Contains("dmarc=fail", field, StringComparison.Ordinal);
        Assert.Contains("dkim=fail", field, StringComparison.Ordinal);
        Assert.Contains("arc=pass", field, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrustedForwarder_TakesTheFailureAwayAndProvesNothing()
    {
        var field = await VerifyAsync(Forwarded("list.example", Passed), "list.example");
        Assert.Contains("arc=pass", field, StringComparison.Ordinal);
        Assert.DoesNotContain("fail", field, StringComparison.Ordinal);
        Assert.DoesNotContain("dmarc", field, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Failed)]
    [InlineData("dmarc=pass header.from=elsewhere.example")]
    public async Task TrustedForwarder_WhoSawNoPass_ChangesNothing(string seen) =>
        Assert.Contains("dmarc=fail", await VerifyAsync(Forwarded("list.example", seen), "list.example"), StringComparison.Ordinal);

    [Fact]
    public async Task BrokenSeal_Fails()
    {
        var broken = Encoding.UTF8.GetString(Forwarded("list.example", Passed)).Replace("noon", "four", StringComparison.Ordinal);
        var field = await VerifyAsync(Encoding.UTF8.GetBytes(broken), "list.example");
        Assert.Contains("arc=fail", field, StringComparison.Ordinal);
        Assert.Contains("dmarc=fail", field, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgedResults_BreakTheSeal()
    {
        var forged = Encoding.UTF8.GetString(Forwarded("list.example", Failed)).Replace(Failed, Passed, StringComparison.Ordinal);
        Assert.Contains("arc=fail", await VerifyAsync(Encoding.UTF8.GetBytes(forged), "list.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_NeedsTrustInEveryoneWhoCouldHaveForgedIt()
    {
        var mail = Seal(Seal(Changed(domains.Signed("a@signed.example")), "list.example", Passed), "relay.example", $"arc=pass; {Failed}");
        var bytes = MailDomains.Bytes(mail);
        Assert.Contains("arc=pass", await VerifyAsync(bytes), StringComparison.Ordinal);
        Assert.Contains("dmarc=fail", await VerifyAsync(bytes, "relay.example"), StringComparison.Ordinal);
        Assert.Contains("dmarc=fail", await VerifyAsync(bytes, "list.example"), StringComparison.Ordinal);
        Assert.DoesNotContain("dmarc=fail", await VerifyAsync(bytes, "relay.example", "list.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyOutOfReach_LeavesTheChainOpen() =>
        Assert.Contains("arc=temperror", await VerifyAsync(Forwarded("refused.invalid", Passed)), StringComparison.Ordinal);

    private Task<string> VerifyAsync(byte[] mail, params string[] trusted) => domains.VerifyAsync(mail, MailDomains.Stranger, "b@list.example", trusted);

    private byte[] Forwarded(string forwarder, string seen) => MailDomains.Bytes(Seal(Changed(domains.Signed("a@signed.example")), forwarder, seen));

    /// <summary>A mailing list puts its name before the subject, which breaks the author's signature.</summary>
    private static MimeMessage Changed(byte[] mail)
    {
        var message = MailDomains.Load(mail);
        message.Headers[HeaderId.Subject] = "[list] lunch";
        return message;
    }

    private MimeMessage Seal(MimeMessage message, string domain, string seen)
    {
        new Sealer(domains.Key, domain, seen).Sign(message, [HeaderId.From, HeaderId.Subject]);
        return message;
    }

    private sealed class Sealer : ArcSigner
    {
        private readonly string seen;

        internal Sealer(AsymmetricCipherKeyPair key, string domain, string seen)
            : base(key.Private, domain, "s1") => this.seen = seen;

        protected override AuthenticationResults GenerateArcAuthenticationResults(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
            AuthenticationResults.TryParse(Encoding.ASCII.GetBytes($"mx.{Domain}; {seen}"), out var results) ? results : throw new FormatException(seen);

        protected override Task<AuthenticationResults> GenerateArcAuthenticationResultsAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
            Task.FromResult(GenerateArcAuthenticationResults(options, message, cancellationToken));
    }
}
