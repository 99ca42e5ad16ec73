using Miyaburi.Text;

namespace Miyaburi.Tests.Text;

public sealed class TextRepairTests
{
    [Theory]
    [InlineData("http //sagawa-iui.com/ 1分", "http://sagawa-iui.com/")]
    [InlineData("http // mwcxipnfor.duckdns.org", "http://mwcxipnfor.duckdns.org")]
    [InlineData("http //abc.duckdns .o rg", "http://abc.duckdns.org")]
    [InlineData("http //abc.duckdns. org", "http://abc.duckdns.org")]
    [InlineData("http //abc.duckdns.o rg です", "http://abc.duckdns.org")]
    [InlineData("http //www.mydocomo- .com", "http://www.mydocomo-.com")]
    [InlineData("http //sagawa byb.com", "http://sagawa-byb.com")]
    [InlineData("https //bit.ly/3mCC3iw よりご確認", "https://bit.ly/3mCC3iw")]
    [InlineData("http : / / evil . com / x", "http://evil.com")]
    [InlineData("https:// s.yam.com/i4eZK", "https://s.yam.com/i4eZK")]
    [InlineData("hxxp://evil[.]example[.]jp/a?b=c", "http://evil.example.jp/a?b=c")]
    [InlineData("hxxps[:]//evil(.)cn", "https://evil.cn")]
    [InlineData("hXXps[://]evil [dot] cn/x", "https://evil.cn/x")]
    [InlineData("h**p://****.duckdns.org", "http://****.duckdns.org")]
    [InlineData("ttps://evil.jp/", "https://evil.jp/")]
    [InlineData("ｈｔｔｐｓ：／／ａ．ｃｏｍ／ｘ", "https://a.com/x")]
    [InlineData("https：//a.com/x", "https://a.com/x")]
    [InlineData("https://evil。jp/x", "https://evil.jp/x")]
    [InlineData("evil[.]jp", "evil.jp")]
    [InlineData("www.smbc.co.jp(.)evil.top", "www.smbc.co.jp.evil.top")]
    public void Refang_Broken_IsRepaired(string broken, string whole)
    {
        var (repaired, changed) = TextRepair.Refang(broken);
        Assert.Equal(whole, repaired);
        Assert.True(changed);
    }

    [Theory]
    [InlineData("https://www.example.co.jp/a b")]
    [InlineData("https://example.com. Please reply")]
    [InlineData("https://example.com。Amazonより")]
    [InlineData("https://example.com。")]
    [InlineData("example.com In the end")]
    [InlineData("https:evil.cn")]
    [InlineData("https:/evil.cn")]
    [InlineData("https:///evil.cn")]
    [InlineData("https://ja.wikipedia.org/wiki/Ｊ")]
    [InlineData("http://三井住友.jp/")]
    [InlineData("http://user:pa@ss@evil.cn/")]
    [InlineData("http://[::1]/")]
    [InlineData("")]
    [InlineData("httpd starts")]
    public void Refang_Whole_IsLeftAlone(string address)
    {
        var (repaired, changed) = TextRepair.Refang(address, out var consumed);
        Assert.Equal(address, repaired);
        Assert.False(changed);
        Assert.Equal(address.Length, consumed);
    }

    [Fact]
    public void Refang_TextBehind_IsNotConsumed()
    {
        var text = "http //coq2.hyperphp.com/ yb";
        var (repaired, _) = TextRepair.Refang(text, out var consumed);
        Assert.Equal("http://coq2.hyperphp.com/", repaired);
        Assert.Equal("http //coq2.hyperphp.com/", text[..consumed]);
    }

    [Theory]
    [InlineData("http://a", 7)]
    [InlineData("http //a", 7)]
    [InlineData("http // a", 8)]
    [InlineData("hxxps[:]//a", 10)]
    [InlineData("https:a", 0)]
    [InlineData("http is a protocol", 0)]
    [InlineData("http/1.1", 0)]
    [InlineData("**p://a", 0)]
    public void SchemeLength_Start_IsMeasured(string text, int length) => Assert.Equal(length, TextRepair.SchemeLength(text));
}
