using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Links;

public sealed class OnwardTests
{
    [Theory]
    [InlineData("https://a-b--c-example-com.translate.goog/x?_x_tr_sl=auto&q=1", "https://a.b-c.example.com/x?q=1")]
    [InlineData("https://translate.google.co.jp/translate?sl=auto&client=x&u=nomura.zyssfj.com/abc", "https://nomura.zyssfj.com/abc")]
    [InlineData("https://www.google.com/url?q=http%3A%2F%2Ftanlacson.com%2Fwp%2F&sa=D", "http://tanlacson.com/wp/")]
    [InlineData("https://google.vg/amp/s/innovatech.website?id=1", "https://innovatech.website/?id=1")]
    [InlineData("https://evil-example.cdn.ampproject.org/c/s/evil.example/x", "https://evil.example/x")]
    [InlineData("https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2F&data=05", "https://evil.example/")]
    [InlineData("https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_a-2Db&d=Dw", "https://evil.example/a-b")]
    [InlineData("https://urldefense.com/v3/__https://evil.example/a*b__;Kg!!abc$", "https://evil.example/a*b")]
    [InlineData("https://web.archive.org/web/20230101000000/http://evil.example/x", "http://evil.example/x")]
    [InlineData("https://www.bing.com/ck/a?!&&p=6e&u=a1aHR0cHM6Ly9ldmlsLmV4YW1wbGUv&ntb=1", "https://evil.example/")]
    [InlineData("https://t.umblr.com/redirect?z=https%3A%2F%2Fverify-address.com.9c594efbc6.com%2F%3F_amazonjp&t=O", "https://verify-address.com.9c594efbc6.com/?_amazonjp")]
    [InlineData("https://vk.com/away.php?cc_key=&to=https%3A%2F%2Fevil.example%2F", "https://evil.example/")]
    [InlineData("https://app.adjust.com/abc?redirect=https://nymdw.cn/x", "https://nymdw.cn/x")]
    [InlineData("https://ad.doubleclick.net/ddm/clk/1;2;3;?https://evil.example/", "https://evil.example/")]
    [InlineData("intent://evil.example/x#Intent;scheme=https;package=com.android.chrome;end", "https://evil.example/x")]
    [InlineData("blob:https://evil.example/123", "https://evil.example/123")]
    public void Extract_KnownRelay_LeadsForCertain(string address, string target)
    {
        var link = OnlyLink(address);

        Assert.Equal(target, Text(link.Destination));
    }

    [Theory]
    [InlineData("https://evil.example/login?url=https://www.amazon.co.jp/", "https://www.amazon.co.jp/")]
    [InlineData("http://rocca.example/auction/?url=https%3A%2F%2Fd.pr%2FnGTX4S", "https://d.pr/nGTX4S")]
    [InlineData("https://e-greenworkstools.example/te?url=aHR0cHM6Ly9jb3JuZXIubmV0bWVkaWEuY28uaWQvanAvanAucGhw&h=f2", "https://corner.netmedia.co.id/jp/jp.php")]
    [InlineData("https://cc.naver.example/cc?u=https://%6C%65%6E%64.%63%6F%6D/%73", "https://lend.com/%73")]
    public void Extract_UnknownHostWithAddressInParameter_KeepsItsOwnDestination(string address, string onward)
    {
        var link = OnlyLink(address);

        Assert.Equal((onward, 0), (Text(Assert.Single(link.Onward)), link.CertainOnward));
        Assert.Same(link.Url, link.Destination);
    }

    [Fact]
    public void Extract_RelaysInsideRelays_AreFollowedToTheLimit()
    {
        var address = "https://evil.example/";
        for (var i = 0; i < 10; i++)
        {
            address = "https://www.google.com/url?q=" + Uri.EscapeDataString(address);
        }

        Assert.Equal(AnalysisLimits.Default.NestedTargets, OnlyLink(address).Onward.Length);
    }

    [Theory]
    [InlineData("https://evil.example/my.jcb.co.jp", "my.jcb.co.jp")]
    [InlineData("https://evil.example/x#www.iashsxuip.co.jp", "www.iashsxuip.co.jp")]
    [InlineData("https://mastercard.co.jp%E2%88%95nbhhc1@vdcvf.cn/?id=zg/", "mastercard.co.jp")]
    [InlineData("https://evil.example/?a=1&host=www%252Eamazon%252Eco%252Ejp", "www.amazon.co.jp")]
    [InlineData("https://evil.example/login.do?user.id=3&f=main.py#taro@example.co.jp", "")]
    [InlineData("https://www.jcom.co.jp/?from=jcom.co.jp&to=my.jcom.co.jp", "")]
    [InlineData("https://evil.example/index.html", "")]
    public void Extract_DomainOutsideTheHost_IsADecoy(string address, string decoys) =>
        Assert.Equal(decoys, string.Join(' ', OnlyLink(address).Decoys));

    private static string Text(Url url) => $"{url.Scheme}://{url.Host!.Ascii}{url.Path}{(url.Query is null ? "" : "?" + url.Query)}";

    private static Link OnlyLink(string address) => Assert.Single(LinkExtractor.Extract(
        new Message { Kind = MessageKind.Mail, Parts = [], Targets = [new MarkupTarget(TargetKind.Anchor, address, "body", default)] }, AnalysisLimits.Default));
}
