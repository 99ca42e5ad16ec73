namespace Miyaburi.Gateway.Tests.Authentication;

/// <summary>DMARC as RFC 9989 has it.</summary>
[Collection(MailDomainTests.Name)]
public sealed class DmarcTests(MailDomains domains)
{
    /// <summary>SPF passes for the domain of the bounce address: whether that proves the author is a matter of alignment.</summary>
    [Theory]
    [InlineData("strict.example", "strict.example", "dmarc=pass")]
    [InlineData("strict.example", "bounce.strict.example", "dmarc=fail policy.dmarc=reject")]
    [InlineData("signed.example", "bounce.signed.example", "dmarc=pass")]
    [InlineData("signed.example", "strict.example", "dmarc=fail policy.dmarc=reject")]
    [InlineData("nobody.example", "nobody.example", "dmarc=none")]
    public async Task Spf_CountsWhenAligned(string from, string mailFrom, string result) =>
        Assert.Contains($"{result} header.from={from}", await domains.VerifyAsync(MailDomains.Mail($"a@{from}"), MailDomains.OwnClient, $"b@{mailFrom}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("signed.example", "news.signed.example", "dmarc=pass")]
    [InlineData("strict.example", "sub.strict.example", "dmarc=fail")]
    public async Task Dkim_CountsWhenAligned(string from, string signer, string result)
    {
        var field = await domains.VerifyAsync(domains.Signed($"a@{from}", signer), MailDomains.Stranger, "b@elsewhere.example");
        Assert.Contains($"dkim=pass header.d={signer}", field, StringComparison.Ordinal);
        Assert.Contains(result, field, StringComparison.Ordinal);
    }

    /// <summary>What the owner of the domain asks for mail that fails.</summary>
    [Theory]
    [InlineData("owner.example", "none")]
    [InlineData("shop.owner.example", "quarantine")]
    [InlineData("ghost.owner.example", "reject")]
    [InlineData("own.owner.example", "reject")]
    [InlineData("deep.city.owner.example", "quarantine")]
    [InlineData("plainsub.example", "reject")]
    [InlineData("a.plainsub.example", "reject")]
    [InlineData("wrong.example", "none")]
    [InlineData("try.example", "none")]
    [InlineData("pct0.example", "none")]
    [InlineData("pct50.example", "reject")]
    [InlineData("other.example", "quarantine")]
    [InlineData("one.suffix.example", "reject")]
    [InlineData("1.2.3.4.5.6.7.8.9.10.11.plainsub.example", "reject")]
    public async Task Policy_IsTheOneThatApplies(string from, string policy) =>
        Assert.Contains($"dmarc=fail policy.dmarc={policy} header.from={from}", await domains.VerifyAsync(MailDomains.Mail($"a@{from}"), MailDomains.Stranger, "b@elsewhere.example"), StringComparison.Ordinal);

    [Theory]
    [InlineData("one.suffix.example", "one.suffix.example", "dmarc=pass")]
    [InlineData("www.one.suffix.example", "one.suffix.example", "dmarc=pass")]
    [InlineData("one.suffix.example", "two.suffix.example", "dmarc=fail")]
    public async Task CustomersOfASuffix_AreNotEachOther(string from, string mailFrom, string result) =>
        Assert.Contains(result, await domains.VerifyAsync(MailDomains.Mail($"a@{from}"), MailDomains.OwnClient, $"b@{mailFrom}"), StringComparison.Ordinal);

    [Fact]
    public async Task TwoRecords_AreNone() =>
        Assert.Contains("dmarc=none", await domains.VerifyAsync(MailDomains.Mail("a@two.example"), MailDomains.Stranger, "b@two.example"), StringComparison.Ordinal);

    [Fact]
    public async Task UnreachableRecord_LeavesItOpen() =>
        Assert.Contains("dmarc=temperror", await domains.VerifyAsync(MailDomains.Mail("a@refused.invalid"), MailDomains.Stranger, "b@refused.invalid"), StringComparison.Ordinal);
}
