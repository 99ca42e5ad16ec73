using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Links;

public sealed class LinkExtractorTests
{
    [Theory]
    [InlineData("詳細はhttps://a.jpから", "https://a.jp", "a.jp")]
    [InlineData("（https://www.jcom.co.jp/bill/?id=1）をご確認", "https://www.jcom.co.jp/bill/?id=1", "www.jcom.co.jp")]
    [InlineData("【重要】http://evil.example.top/a.b.。", "http://evil.example.top/a.b", "evil.example.top")]
    [InlineData("see (https://en.wikipedia.org/wiki/Phishing_(disambiguation)).", "https://en.wikipedia.org/wiki/Phishing_(disambiguation)", "en.wikipedia.org")]
    [InlineData("未払い料金 jcom-info.com/x をご確認", "jcom-info.com/x", "jcom-info.com")]
    [InlineData("確認:www.smbcco.jpにより", "www.smbcco.jp", "www.smbcco.jp")]
    [InlineData("https:\\\\www.amazon.co.jp\\@evil.top/", "https:\\\\www.amazon.co.jp\\@evil.top/", "www.amazon.co.jp")]
    [InlineData("https://smbc-x.jp%2Fpwrbc%3F..@qz226.com/ です", "https://smbc-x.jp%2Fpwrbc%3F..@qz226.com/", "qz226.com")]
    [InlineData("https:evil.cn/a", "https:evil.cn/a", "evil.cn")]
    [InlineData("<https://t.co/abc>", "https://t.co/abc", "t.co")]
    [InlineData("url: \"https://t.co/abc\", x", "https://t.co/abc", "t.co")]
    [InlineData("ttps://item.mercari.com/jp/m1/", "ttps://item.mercari.com/jp/m1/", "item.mercari.com")]
    [InlineData("hxxps://evil[.]example[.]com/a", "hxxps://evil[.]example[.]com/a", "evil.example.com")]
    [InlineData("http //sagawa-iui.com/ 1分", "http //sagawa-iui.com/", "sagawa-iui.com")]
    [InlineData("ください。http // fxjbs.rgwhy.com", "http // fxjbs.rgwhy.com", "fxjbs.rgwhy.com")]
    [InlineData("http //sagawa byb.com/", "http //sagawa byb.com/", "sagawa-byb.com")]
    [InlineData("http //uxlylzesvw.duckdns .o rg", "http //uxlylzesvw.duckdns .o rg", "uxlylzesvw.duckdns.org")]
    [InlineData("http://[2001:db8::1]/x。", "http://[2001:db8::1]/x", "2001:db8::1")]
    [InlineData("http://192.0.2.7:8080/xです", "http://192.0.2.7:8080/x", "192.0.2.7")]
    public void ExtractText_OneAddress_IsFoundAndRead(string text, string raw, string host)
    {
        var link = Assert.Single(LinkExtractor.ExtractText(new MessagePart("body", PartRole.Body, text), AnalysisLimits.Default));

        Assert.Equal((raw, host), (link.Raw, link.Url.Host?.Ascii));
        Assert.Equal(raw, text.Substring(link.Range.Start, link.Range.Length));
    }

    [Theory]
    [InlineData("info@jcom.co.jp までご連絡ください")]
    [InlineData("taro.yamada@mail.example.co.jp")]
    [InlineData("readme.md と node.js と setup.py を見てください")]
    [InlineData("ASP.NET と VB.NET, ver.1.2.3, 10.0.401")]
    [InlineData("This is the end.It was fine. e.g. and/or")]
    [InlineData("件名: Re: お知らせ // 本文")]
    [InlineData("2023.10.31 12:00 1.5kg")]
    [InlineData("http: これは例です")]
    [InlineData("S.T.A.R.S. と No.1")]
    [InlineData("")]
    public void ExtractText_NoAddress_FindsNothing(string text) =>
        Assert.Empty(LinkExtractor.ExtractText(new MessagePart("body", PartRole.Body, text), AnalysisLimits.Default));
}
