using Miyaburi.Links;

namespace Miyaburi.Tests.Links;

public sealed class HostShapeTests
{
    [Theory]
    [InlineData("www.anazom.co.jp.vtvhy.shop", "co.jp")]
    [InlineData("www.an-ekii-co-jp.linkc.oquuq.cn", "co-jp")]
    [InlineData("smbc.co.ip.evil.com", "co.ip")]
    [InlineData("jcom.c0.jp.evil.com", "c0.jp")]
    [InlineData("jocm-co-jp.youiyoi.com", "co-jp")]
    [InlineData("www.jcom.co.jp", "")]
    [InlineData("www.disco.jp.example.com", "")]
    [InlineData("www.jcom.co.jpaccount.top", "")]
    [InlineData("www.go.jp", "")]
    public void FakeJapaneseSuffix_OnlyLeftOfTheRealOne(string host, string expected) =>
        Assert.Equal(expected, HostShape.FakeJapaneseSuffix(HostReader.Read(host)));

    [Theory]
    [InlineData("www.jcom.co.jpaccountc5e1.aifwfb.top", "www.jcom.co.jp")]
    [InlineData("rakuten.co.jp04.com", "rakuten.co.jp")]
    [InlineData("amazon.co.jp.evil.cn", "")]
    [InlineData("amazon.co.jp-acc.one", "")]
    [InlineData("www.jcom.co.jp", "")]
    public void GluedDomain_NeedsNoRightBoundary(string host, string expected) =>
        Assert.Equal(expected, HostShape.GluedDomain(HostReader.Read(host)));

    [Theory]
    [InlineData("eki-net.com.x.cn", true)]
    [InlineData("amazon.jp.x.cn", true)]
    [InlineData("www.amazon.co.jp", false)]
    [InlineData("jp.mercari.com", false)]
    [InlineData("com.example.com", false)]
    [InlineData("sagawa.com-x.cn", false)]
    public void HasTopLevelLabel_LeftOfTheRealSuffix(string host, bool expected) =>
        Assert.Equal(expected, HostShape.HasTopLevelLabel(HostReader.Read(host)));

    [Theory]
    [InlineData("www.a.example.co.jp", "example", 2, 0)]
    [InlineData("my-page.abc-d.duckdns.org", "abc-d", 1, 2)]
    [InlineData("example.jp", "example", 0, 0)]
    [InlineData("xn--r8jz45g.jp", "xn--r8jz45g", 0, 0)]
    [InlineData("192.0.2.1", "", 0, 0)]
    public void Shape_OfHost_IsCounted(string name, string label, int depth, int hyphens)
    {
        var host = HostReader.Read(name);

        Assert.Equal((label, depth, hyphens), (HostShape.OwnLabel(host), HostShape.SubdomainDepth(host), HostShape.Hyphens(host)));
    }

    [Theory]
    [InlineData("nwbzbp.shop", true)]
    [InlineData("gkbugkcjqg.duckdns.org", true)]
    [InlineData("xq46fch.com", true)]
    [InlineData("www.jcom.co.jp", false)]
    [InlineData("yodobashi.com", false)]
    [InlineData("sagawa-exp.co.jp", false)]
    [InlineData("mitsubishielectric.co.jp", false)]
    [InlineData("smbc-card.com", false)]
    [InlineData("kuronekoyamato.co.jp", false)]
    [InlineData("nta.go.jp", false)]
    [InlineData("xn--vckbj1a6a0i5b1156eh2ek53ai51b.com", false)]
    public void IsRandomLooking_Name_AsAPersonWouldSay(string host, bool expected) =>
        Assert.Equal(expected, HostShape.IsRandomLooking(HostReader.Read(host)));

    [Theory]
    [InlineData("https://a.example/wp-content/plugins/x/index.php", true)]
    [InlineData("https://a.example/wp-includes/", true)]
    [InlineData("https://a.example/uploads/picture.jpg", false)]
    [InlineData("https://a.example/blog/", false)]
    public void HasCmsPath_Folder_OfAWebSitesMachinery(string address, bool expected) =>
        Assert.Equal(expected, UrlShape.HasCmsPath(Read(address)));

    [Theory]
    [InlineData("https://a.example/x#taro@example.jp")]
    [InlineData("https://a.example/?m=TARO%40example.jp")]
    [InlineData("https://a.example/?m=dGFyb0BleGFtcGxlLmpw")]
    [InlineData("https://a.example/%2574aro%2540example.jp")]
    public void CarriesRecipient_HoweverEncoded_IsFound(string address) =>
        Assert.True(UrlShape.CarriesRecipient(Read(address), ["hanako@example.jp", "taro@example.jp"]));

    [Theory]
    [InlineData("https://a.example/x#taro@example.jp", true)]
    [InlineData("https://a.example/x?a=%40media", false)]
    [InlineData("https://a.example/x", false)]
    public void CarriesMailAddress_OfAnybody(string address, bool expected) =>
        Assert.Equal(expected, UrlShape.CarriesMailAddress(Read(address)));

    private static Url Read(string address) => Assert.IsType<UrlReading.Read>(UrlReader.TryRead(address, AnalysisLimits.Default)).Url;
}
