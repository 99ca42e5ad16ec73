using CsCheck;
using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Tests.Links;

public sealed class LinkRobustnessTests
{
    private static readonly string[] Pieces =
    [
        "http", "https", "://", ":", "//", "/", "\\", " ", "\n", "\u3000", "www.", ".", "．", "。", ".com", ".co.jp", ".jp", "duckdns", "org", "a", "b1", "-", "_",
        "@", "%", "%2F", "%25", "[.]", "(.)", "[", "]", "(", ")", "「", "」", "から", "ん", "ノ", "カ", "漢字", "é", "а", "🄲", "\u200b", "\u00ad", "\ud83c", "\udd32",
        "hxxp", "h**p", "ttp", "ｈｔｔｐ", "：／／", "?url=", "&u=", "aHR0cHM6Ly9", "#", "line://", "intent://", "xn--", "translate.goog", "urldefense.com/v3/__", "__;", "*", "!", ",", "\t", "\0",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat);

    [Fact]
    public void ExtractText_AnyText_GivesPlacesInOrderThatHoldWhatTheySay() => Texts.Sample(
        text =>
        {
            var end = 0;
            foreach (var link in LinkExtractor.ExtractText(new MessagePart("body", PartRole.Body, text), AnalysisLimits.Default))
            {
                Assert.True(link.Range.Start >= end && link.Range.Length > 0 && link.Range.End <= text.Length);
                Assert.Equal(text.Substring(link.Range.Start, link.Range.Length), link.Raw);
                Assert.True(link.CertainOnward <= link.Onward.Length);
                Assert.DoesNotContain(" ", link.Url.Host?.Ascii ?? "");
                end = link.Range.End;
            }
        },
        iter: 20_000);

    [Fact]
    public void TryRead_AnyText_ReadsItsOwnSpellingTheSameWay() => Texts.Sample(AssertReadsItselfAgain, iter: 20_000);

    /// <summary>What the property test once found.</summary>
    [Theory]
    [InlineData("http://(.)..#🄲) xn--а.com：／／%2F_?url=", "(.)")]
    [InlineData("http://(.)...", "(.)")]
    [InlineData("http://jcom.co.jp../", "jcom.co.jp")]
    [InlineData("http://jcom.co.jp。。/", "jcom.co.jp")]
    [InlineData("http://..a..b../", "..a..b")]
    public void TryRead_EmptyLabelsAtTheEnd_AreNoPartOfTheName(string address, string host)
    {
        Assert.Equal(host, Assert.IsType<UrlReading.Read>(UrlReader.TryRead(address, AnalysisLimits.Default)).Url.Host?.Ascii);
        AssertReadsItselfAgain(address);
    }

    private static void AssertReadsItselfAgain(string text)
    {
        if (UrlReader.TryRead(text, AnalysisLimits.Default) is UrlReading.Read({ Host: { Kind: HostKind.Domain, Ascii.Length: > 0 } host, UserInfo: "" } url))
        {
            var again = UrlReader.TryRead($"{url.Scheme}://{host.Ascii}{(url.Port is { } p ? ":" + p : "")}{url.Path}{(url.Query is null ? "" : "?" + url.Query)}", AnalysisLimits.Default);
            var same = Assert.IsType<UrlReading.Read>(again).Url;
            Assert.Equal((host.Ascii, url.Path, url.Query, url.Port), (same.Host?.Ascii, same.Path, same.Query, same.Port));
        }
    }

    /// <summary>A million characters of what costs most; far more than this takes when work is not linear.</summary>
    [Theory]
    [InlineData("http://a.jp/))) ")]
    [InlineData("a.")]
    [InlineData("http //a ")]
    [InlineData("http://aあ")]
    [InlineData("https:")]
    [InlineData("http://a。")]
    [InlineData("http://x.example/?url=http%253A%252F%252F")]
    [InlineData("www.a.jp@")]
    [InlineData("http://aんb")]
    [InlineData("://")]
    public void ExtractText_FourTimesTheText_TakesNoMoreThanLinearWork(string unit)
    {
        Extract(unit, 50_000);
        var small = Enumerable.Range(0, 3).Min(_ => Extract(unit, 100_000));
        var large = Enumerable.Range(0, 3).Min(_ => Extract(unit, 400_000));

        Assert.True(large < Math.Max(small, 5.0) * 12, $"{small} then {large}");
    }

    private static double Extract(string unit, int length)
    {
        var part = new MessagePart("body", PartRole.Body, string.Concat(Enumerable.Repeat(unit, length / unit.Length)));
        var from = ThreadTime.Spent;
        LinkExtractor.ExtractText(part, AnalysisLimits.Default with { Links = int.MaxValue });
        return (ThreadTime.Spent - from).TotalMilliseconds;
    }

    [Theory]
    [InlineData("http://a.jp/")]
    [InlineData("http://a.jp/?u=")]
    [InlineData("http://a.jp@")]
    [InlineData("https://www.google.com/url?q=")]
    [InlineData("http:\\\\")]
    [InlineData("/../")]
    [InlineData("%25")]
    [InlineData(".jp")]
    [InlineData("語")]
    public void Extract_OneEndlessTarget_IsCutAtTheLimit(string unit)
    {
        var address = "https://x.example/" + string.Concat(Enumerable.Repeat(unit, 5_000_000 / unit.Length));
        var message = new Message { Kind = MessageKind.Mail, Parts = [], Targets = [new MarkupTarget(TargetKind.Anchor, address, "body", default), new MarkupTarget(TargetKind.Anchor, "https://" + address[18..], "body", default)] };

        var from = ThreadTime.Spent;
        LinkExtractor.Extract(message, AnalysisLimits.Default);

        var spent = ThreadTime.Spent - from;
        Assert.True(spent < TimeSpan.FromSeconds(4), $"{spent}");
    }
}
