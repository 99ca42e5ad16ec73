using Miyaburi.Messages;

namespace Miyaburi.Tests.Messages;

public sealed class HtmlReaderTests
{
    [Theory]
    [InlineData("a<br>b", "a\nb")]
    [InlineData("a<br><br><br><br>b", "a\n\nb")]
    [InlineData("<p>a</p><p>b</p>", "a\nb")]
    [InlineData("<div>a<div>b</div></div>c", "a\nb\nc")]
    [InlineData("  a \r\n\t b  ", "a b")]
    [InlineData("a<b> b</b> c", "a b c")]
    [InlineData("<table><tr><td>請求</td><td>5,000円</td></tr><tr><td>x</td></tr></table>", "請求 5,000円\nx")]
    [InlineData("<ul><li>a<li>b</ul>c", "a\nb\nc")]
    [InlineData("&#x30A2;&#12510;&#0;&amp;&nbsp;&yen;&lt;b&gt;", "アマ\uFFFD&\u00A0¥<b>")]
    [InlineData("&#128;&#x1F600;&#xD800;&unknown;&amp", "€😀\uFFFD&unknown;&")]
    [InlineData("a&colon;&sol;&sol;b&period;c&Tab;d&NewLine;e", "a://b.c d e")]
    [InlineData("<title>t</title><style>p{}</style><script>s</script>v", "v")]
    [InlineData("<pre>a\n  b</pre>", "a\n  b")]
    [InlineData("a<!-- x -->b<!---->c<!-->d<!--", "abcd")]
    [InlineData("a</>b</ x>c<?php?>d", "abcd")]
    [InlineData("1 < 2 > 3", "1 < 2 > 3")]
    [InlineData("a<textarea>b<i></textarea>c", "ab<i>c")]
    [InlineData("<input type=submit value='ログイン'>", "ログイン")]
    [InlineData("<p>ア<span>マ</span>ゾン", "アマゾン")]
    [InlineData("text <a href='x", "text")]
    [InlineData("<noscript>a</noscript><template>b</template>c", "ac")]
    public void Read_VisibleText(string html, string expected) => Assert.Equal(expected, Samples.Text(Samples.Html(html), "body"));

    [Theory]
    [InlineData("style='display:none'")]
    [InlineData("style='DISPLAY : NONE !important'")]
    [InlineData("style='color:red;/* x */display:none'")]
    [InlineData("style='visibility:hidden'")]
    [InlineData("style='opacity:0'")]
    [InlineData("style='opacity:0.01'")]
    [InlineData("style='font-size:0'")]
    [InlineData("style='font-size:1px'")]
    [InlineData("style='font-size:0.01em'")]
    [InlineData("style='font:0/0 a'")]
    [InlineData("style='font-size:calc(1px - 1px)'")]
    [InlineData("style='font-size:calc(0 * 12px)'")]
    [InlineData("style='color:#fff'")]
    [InlineData("style='color:#FEFEFE'")]
    [InlineData("style='color:white;background:#ffffff'")]
    [InlineData("style='color:rgb(255, 255, 255)'")]
    [InlineData("style='color:rgba(0,0,0,0)'")]
    [InlineData("style='color:transparent'")]
    [InlineData("style='background-color:#123456;color:#133556'")]
    [InlineData("style='max-height:0;overflow:hidden'")]
    [InlineData("style='height:0px; width:0px; overflow:hidden'")]
    [InlineData("style='text-indent:-9999px'")]
    [InlineData("style='position:absolute;left:-5000px'")]
    [InlineData("style='clip:rect(0 0 0 0);position:absolute'")]
    [InlineData("style='clip-path:inset(100%)'")]
    [InlineData("style='clip-path:circle(0)'")]
    [InlineData("style='clip-path:polygon(0 0, 0 0, 0 0)'")]
    [InlineData("style='transform:scale(0)'")]
    [InlineData("style='filter:opacity(0)'")]
    [InlineData("style='margin-left:-9999px'")]
    [InlineData("hidden")]
    [InlineData("style='disp&#108;ay:none'")]
    [InlineData("class='gone x'")]
    [InlineData("id=away")]
    public void Read_HiddenText_StandsApart(string attributes)
    {
        var message = Samples.Html($"<style>.gone{{display:none}} #away, .y {{ visibility: hidden }}</style><p>seen</p><div {attributes}>secret <i>inside</i></div><p>end</p>");

        Assert.Equal("seen\nend", Samples.Text(message, "body"));
        Assert.Equal("secret inside", Samples.Text(message, "hidden"));
        Assert.Equal((8, 13), (message.Markup.VisibleCharacters, message.Markup.HiddenCharacters));
    }

    [Theory]
    [InlineData("<table bgcolor='#003366'><tr><td style='color:#fff'>text</td></tr></table>")]
    [InlineData("<td background='x.png' style='color:#fff'>text</td>")]
    [InlineData("<div style='background:url(x.png)'><p style='color:white'>text</p></div>")]
    [InlineData("<div style='background:linear-gradient(red, blue)'><p style='color:white'>text</p></div>")]
    [InlineData("<div style='font-size:0'><p style='font-size:14px'>text</p></div>")]
    [InlineData("<div style='visibility:hidden'><p style='visibility:visible'>text</p></div>")]
    [InlineData("<div style='color:#fff'><a href='x'>text</a></div>")]
    [InlineData("<style>@media (max-width:600px){.m{display:none}}</style><p class=m>text")]
    [InlineData("<style>table.x td {background:#000}</style><table class=x><tr><td style='color:#fff'>text")]
    [InlineData("<p style='display:none'><p>text")]
    [InlineData("<td style='width:1%;overflow:hidden'>text</td>")]
    [InlineData("<div style='mso-hide:all'>text</div>")]
    [InlineData("<!--[if !mso]><!--><p>text</p><!--<![endif]-->")]
    [InlineData("<div style='font-size:large'>text</div>")]
    [InlineData("<div style='height:0'>text</div>")]
    public void Read_ReadableText_IsNotHidden(string html)
    {
        var message = Samples.Html(html);

        Assert.Equal("text", Samples.Text(message, "body"));
        Assert.Equal(0, message.Markup.HiddenCharacters);
    }

    [Theory]
    [InlineData("Ama<span style='display:none'>x</span>zon", "Amazon", 1)]
    [InlineData("Ama<!-- x -->zon", "Amazon", 1)]
    [InlineData("Ama<font></font>zon", "Amazon", 1)]
    [InlineData("ア<i style='font-size:0'>q</i>マ<i style='font-size:0'>q</i>ゾン", "アマゾン", 2)]
    [InlineData("Ama<b>zon</b>", "Amazon", 0)]
    [InlineData("one<!-- x --> two", "one two", 0)]
    [InlineData("<p>one</p><!-- x --><p>two</p>", "one\ntwo", 0)]
    [InlineData("one<!--[if mso]>x<![endif]-->two", "onetwo", 0)]
    public void Read_SplitWords_AreJoinedAndCounted(string html, string text, int count)
    {
        var message = Samples.Html(html);

        Assert.Equal((text, count), (Samples.Text(message, "body"), message.Markup.SplitWords));
    }

    [Theory]
    [InlineData("x <a href='https://evil.example/?a=1&amp;b=2'> <b>ここを</b> クリック </a> y", TargetKind.Anchor, "https://evil.example/?a=1&b=2", "body", "ここを クリック")]
    [InlineData("<a href=https://evil.example/x>y</a>", TargetKind.Anchor, "https://evil.example/x", "body", "y")]
    [InlineData("<A HREF=\" htt&#112;s://evil.example \">y", TargetKind.Anchor, "https://evil.example", "body", "y")]
    [InlineData("<a href='https://evil.example/'><img alt='今すぐ確認'></a>", TargetKind.Anchor, "https://evil.example/", "images", "今すぐ確認")]
    [InlineData("<a href='https://evil.example/'><img></a>", TargetKind.Anchor, "https://evil.example/", "body", "")]
    [InlineData("<form action='https://evil.example/p'>", TargetKind.FormAction, "https://evil.example/p", "body", "")]
    [InlineData("<button formaction='//evil.example/p'>", TargetKind.FormAction, "//evil.example/p", "body", "")]
    [InlineData("<meta http-equiv=refresh content=\"0; url='https://evil.example/'\">", TargetKind.Refresh, "https://evil.example/", "body", "")]
    [InlineData("<meta http-equiv=Refresh content='0,https://evil.example/'>", TargetKind.Refresh, "https://evil.example/", "body", "")]
    [InlineData("<area href='https://evil.example/' alt='ログイン'>", TargetKind.Anchor, "https://evil.example/", "images", "ログイン")]
    [InlineData("<svg><a xlink:href='https://evil.example/'><text>開く</text></a></svg>", TargetKind.Anchor, "https://evil.example/", "body", "開く")]
    [InlineData("<svg><a><animate attributeName=href values='https://evil.example/;x'></animate></a></svg>", TargetKind.Anchor, "https://evil.example/", "body", "")]
    [InlineData("<img src='https://evil.example/t.gif'>", TargetKind.Resource, "https://evil.example/t.gif", "body", "")]
    [InlineData("<iframe src='https://evil.example/'></iframe>", TargetKind.Resource, "https://evil.example/", "body", "")]
    [InlineData("<base href='https://evil.example/d/e'><a href='f'>x</a>", TargetKind.Anchor, "https://evil.example/d/f", "body", "x")]
    [InlineData("<base href='https://evil.example'><a href='/f'>x</a>", TargetKind.Anchor, "https://evil.example/f", "body", "x")]
    [InlineData("<base href='https://evil.example/'><a href='//b.example/f'>x</a>", TargetKind.Anchor, "https://b.example/f", "body", "x")]
    [InlineData("<!--[if mso]><v:roundrect href='https://evil.example/'>開く</v:roundrect><![endif]-->", TargetKind.Anchor, "https://evil.example/", "body", "")]
    [InlineData("<a href='javascript:x()'>y</a>", TargetKind.Anchor, "javascript:x()", "body", "y")]
    [InlineData("<a href='https://evil.example/' style='display:none'>y</a>", TargetKind.Anchor, "https://evil.example/", "body", "")]
    public void Read_Targets(string html, TargetKind kind, string url, string part, string visible)
    {
        var message = Samples.Html(html);

        var target = Assert.Single(message.Targets);
        Assert.Equal((kind, url, part, visible), (target.Kind, target.Url, target.PartId, Samples.Visible(message, target)));
    }

    [Theory]
    [InlineData("<a href='#top'>x</a>")]
    [InlineData("<a name=x>x</a>")]
    [InlineData("<img src='cid:1'>")]
    [InlineData("<img src='data:image/png;base64,AAAA'>")]
    public void Read_ReferencesThatLeadNowhere_AreNoTargets(string html) => Assert.Empty(Samples.Html(html).Targets);

    [Fact]
    public void Read_AnchorsWithoutEnd_DoNotSwallowEachOther()
    {
        var message = Samples.Html("<a href='https://a.example/'>one<a href='https://b.example/'>two</a> three");

        Assert.Equal(["one", "two"], message.Targets.Select(t => Samples.Visible(message, t)));
    }

    [Fact]
    public void Read_Counts()
    {
        var message = Samples.Html("""
            <form><input name=a><input type=email><input type=hidden><input type=password><textarea></textarea></form>
            <a href='https://x.example/'><img src='https://x.example/1'></a><img src='https://x.example/2'>
            <script>1</script><p onclick='x()' style='color:red'>t</p><svg onload=y></svg>
            """);

        Assert.Equal((1, 2, 1, 3), (message.Markup.PasswordFields, message.Markup.Images, message.Markup.LinkedImages, message.Markup.Scripts));
    }

    [Fact]
    public void Read_AMillionAnchors_AreLimitedAndReported()
    {
        var html = string.Concat(Enumerable.Repeat("<a href=x>", 1_000_000));
        var message = Samples.Html(html, AnalysisLimits.Default with { PartCharacters = 20_000_000 });

        Assert.Equal(512, message.Targets.Length);
        Assert.Contains(new Unknown("limitReached", "links"), message.Unknowns);
    }
}
