using Miyaburi.Links;

namespace Miyaburi.Tests.Links;

public sealed class PublicSuffixesTests
{
    [Theory]
    [InlineData("www.jcom.co.jp", 5, 0)]
    [InlineData("jp", 2, 0)]
    [InlineData("a.duckdns.org", 3, 11)]
    [InlineData("duckdns.org", 3, 11)]
    [InlineData("a.b.example.kawasaki.jp", 19, 0)]
    [InlineData("city.kawasaki.jp", 11, 0)]
    [InlineData("www.city.kawasaki.jp", 11, 0)]
    [InlineData("www.ck", 2, 0)]
    [InlineData("foo.bar.ck", 6, 0)]
    [InlineData("example.nosuchtld", 0, 0)]
    [InlineData("nohost", 0, 0)]
    [InlineData("", 0, 0)]
    [InlineData(".", 0, 0)]
    [InlineData("..jp", 2, 0)]
    [InlineData("jzwetzm.presse.ci", 2, 9)]
    [InlineData("my-bucket.s3.ap-northeast-1.amazonaws.com", 3, 31)]
    [InlineData("x.xn--fiqs8s", 10, 0)]
    public void Find_Host_GivesBothSuffixLengths(string host, int icann, int others) =>
        Assert.Equal(new SuffixMatch(icann, others), PublicSuffixes.Find(host));

    [Theory]
    [InlineData("www.jcom.co.jp", "co.jp", "jcom.co.jp", "", "jcom.co.jp")]
    [InlineData("co.jp", "co.jp", "co.jp", "", "co.jp")]
    [InlineData("a.b.duckdns.org", "org", "duckdns.org", "duckdns.org", "b.duckdns.org")]
    [InlineData("duckdns.org", "org", "duckdns.org", "duckdns.org", "duckdns.org")]
    [InlineData("www.aaouu.rebrtkx.presse.ci", "ci", "presse.ci", "presse.ci", "rebrtkx.presse.ci")]
    [InlineData("foo.bar.nosuchtld", "", "bar.nosuchtld", "", "bar.nosuchtld")]
    [InlineData("localhost", "", "localhost", "", "localhost")]
    [InlineData("WWW.JCOM.CO.JP.", "co.jp", "jcom.co.jp", "", "jcom.co.jp")]
    [InlineData("192.0.2.1", "", "192.0.2.1", "", "192.0.2.1")]
    public void HostRead_Name_SplitsAtItsSuffix(string written, string suffix, string registrable, string privateSuffix, string site)
    {
        var host = HostReader.Read(written);

        Assert.Equal((suffix, registrable, privateSuffix, site), (host.PublicSuffix, host.RegistrableDomain, host.PrivateSuffix, host.Site));
    }
}
