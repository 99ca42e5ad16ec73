using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Tests.Brands;

/// <summary>Who a short message says it is, told from how its first sentence speaks of the brand.</summary>
public sealed class ClaimTests
{
    private static readonly Analyzer Engine = new(EngineData.Embedded);

    [Theory]
    [InlineData("Amazonです。お荷物をお届けしました。", "amazon")]
    [InlineData("アマゾンでございます。いつもありがとうございます。", "amazon")]
    [InlineData("Amazonカスタマーサポートです。ご注文を承りました。", "amazon")]
    [InlineData("Amazonよりお知らせ。ご注文を承りました。", "amazon")]
    [InlineData("Amazonと申します。ご注文を承りました。", "amazon")]
    [InlineData("Amazonといいます。ご注文を承りました。", "amazon")]
    [InlineData("Amazonであります。ご注文を承りました。", "amazon")]
    [InlineData("こんにちは。Amazonです。ご注文を承りました。", "amazon")]
    [InlineData("お世話になっております。楽天カードです。", "rakuten-card")]
    [InlineData("auです。ご利用料金が確定しました。", "au")]
    public void FirstSentence_InWhichTheAuthorIsNamed_Claims(string text, string brand) => Assert.Equal(brand, ClaimedBy(text));

    [Theory]
    [InlineData("Amazonで頼んだ本、届いたよ。")]
    [InlineData("Amazonでも売ってたよ。")]
    [InlineData("Amazonを開いて見てみて。")]
    [InlineData("Amazonと楽天、どっちがいい?")]
    [InlineData("プレゼントの中身はAmazonです。")]
    [InlineData("お支払い方法はPayPayです。")]
    public void FirstSentence_ThatSpeaksAboutTheBrand_ClaimsNothing(string text) => Assert.Null(ClaimedBy(text));

    private static string? ClaimedBy(string text) =>
        Engine.Judge((Reading.Read)MessageReader.ReadText(text, new ReadOptions { Kind = MessageKind.Sms }), Observations.None, new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero)).ClaimedBrand?.Id;
}
