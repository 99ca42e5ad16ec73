using Miyaburi.Text;

namespace Miyaburi.Tests.Text;

public sealed class Uts46Tests
{
    [Theory]
    [InlineData("WWW.JCOM.CO.JP", "www.jcom.co.jp")]
    [InlineData("a..b", "a..b")]
    [InlineData("-a_b-.jp", "-a_b-.jp")]
    [InlineData("ab--c.jp", "ab--c.jp")]
    [InlineData("ａｍａｚｏｎ。ｃｏｍ", "amazon.com")]
    [InlineData("amazon\u00AD.co\u00AD.jp", "amazon.co.jp")]
    [InlineData("\uFEFFsmbc-card.cn", "smbc-card.cn")]
    [InlineData("u.🄲🄾🄼", "u.com")]
    [InlineData("ﾄﾞﾒｲﾝ.jp", "xn--eckwd4c7c.jp")]
    [InlineData("三井住友.jp", "xn--ehq2mssq7l.jp")]
    [InlineData("faß.de", "xn--fa-hia.de")]
    [InlineData("Bücher.example", "xn--bcher-kva.example")]
    [InlineData("XN--WGV71A119E.jp", "xn--wgv71a119e.jp")]
    [InlineData("аррӏе.com", "xn--80ak6aa92e.com")]
    [InlineData("עברית.com", "xn--5dbqzzl.com")]
    [InlineData("booking.comんdetailん.jp", "booking.xn--comdetail-nq4hga.jp")]
    public void ToAscii_Domain_GivesWhatBrowsersAsk(string domain, string expected)
    {
        Assert.Equal(DomainOutcome.Ok, Uts46.ToAscii(domain, out var ascii));
        Assert.Equal(expected, ascii);
    }

    [Theory]
    [InlineData("", DomainOutcome.Empty)]
    [InlineData("\u00AD", DomainOutcome.Empty)]
    [InlineData("a b.jp", DomainOutcome.ForbiddenCodePoint)]
    [InlineData("a%20b.jp", DomainOutcome.ForbiddenCodePoint)]
    [InlineData("語／語.jp", DomainOutcome.ForbiddenCodePoint)]
    [InlineData("℀.jp", DomainOutcome.ForbiddenCodePoint)]
    [InlineData("a\u202Eb.jp", DomainOutcome.DisallowedCodePoint)]
    [InlineData("語\uD800.jp", DomainOutcome.DisallowedCodePoint)]
    [InlineData("xn--", DomainOutcome.BadPunycode)]
    [InlineData("xn--a-", DomainOutcome.BadPunycode)]
    [InlineData("xn--zzzzzz", DomainOutcome.BadPunycode)]
    [InlineData("xn--99999999999999999999", DomainOutcome.BadPunycode)]
    [InlineData("xn--ü", DomainOutcome.BadPunycode)]
    [InlineData("\u0301a.jp", DomainOutcome.BadLabel)]
    [InlineData("a\u200Db.jp", DomainOutcome.BadJoiner)]
    [InlineData("אa.jp", DomainOutcome.BadDirection)]
    public void ToAscii_Wrong_SaysWhy(string domain, DomainOutcome expected)
    {
        Assert.Equal(expected, Uts46.ToAscii(domain, out var ascii));
        Assert.Equal("", ascii);
    }

    [Theory]
    [InlineData("xn--wgv71a119e.jp", "日本語.jp")]
    [InlineData("www.xn--80ak6aa92e.com", "www.аррӏе.com")]
    [InlineData("plain.jp", "plain.jp")]
    [InlineData("xn--zzzzzz.jp", "xn--zzzzzz.jp")]
    [InlineData("xn--.xn--bcher-kva.", "xn--.bücher.")]
    [InlineData("", "")]
    public void ToUnicode_Domain_GivesReadableForm(string ascii, string expected) => Assert.Equal(expected, Uts46.ToUnicode(ascii));

    [Fact]
    public void ToAscii_MutatedHosts_AgreeWithTheStandard()
    {
        var hosts = 0;
        foreach (var line in Fixture.Lines("domains.txt.gz"))
        {
            var outcome = Uts46.ToAscii(Fixture.Unhex(line[0]), out var ascii);
            Assert.True(line[1] == (outcome == DomainOutcome.Ok ? ascii : "!"), $"{line[0]}: {outcome} {ascii}, standard {line[1]}");
            if (outcome == DomainOutcome.Ok)
            {
                Assert.Equal(line[3], Fixture.Hex(Uts46.ToUnicode(ascii)));
            }

            hosts++;
        }

        Assert.Equal(6000, hosts);
    }

    [Fact]
    public void ToAscii_MutatedHosts_DifferFromNodeOnlyForKnownReasons()
    {
        int same = 0, laxer = 0, newer = 0;
        foreach (var line in Fixture.Lines("domains.txt.gz"))
        {
            var domain = Fixture.Unhex(line[0]);
            var outcome = Uts46.ToAscii(domain, out var ascii);
            if (line[2] == (outcome == DomainOutcome.Ok ? ascii : "!"))
            {
                same++;
            }
            else if (outcome == DomainOutcome.Ok)
            {
                // Node 20's parser knows an older Unicode: it refuses characters added since.
                Assert.Equal("!", line[2]);
                newer++;
            }
            else
            {
                // It looks at the bidi rule label by label, checks one joiner a label, knows fewer marks, and lets Punycode pass
                // that stands for plain ASCII.
                Assert.True(outcome is DomainOutcome.BadDirection or DomainOutcome.BadPunycode
                    or DomainOutcome.BadJoiner or DomainOutcome.BadLabel, $"{line[0]}: {outcome}, Node {line[2]}");
                laxer++;
            }
        }

        Assert.True(same >= 5700, $"{same} the same, {laxer} laxer, {newer} newer");
    }

    [Theory]
    [InlineData("語")]
    [InlineData("xn--")]
    [InlineData("\u0628\u200C")]
    public void ToAscii_EndlessLabel_IsRefused(string unit) =>
        Assert.Equal(DomainOutcome.TooLong, Uts46.ToAscii("xn--" + string.Concat(Enumerable.Repeat(unit, 500_000)) + ".語", out _));
}
