using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Tests.Messages;

public sealed class ContactPointTests
{
    private static readonly Analyzer Analyzer = new(EngineData.Embedded);

    private static Report Judge(string text)
    {
        var reading = Assert.IsType<Reading.Read>(MessageReader.ReadText(text, ReadOptions.Default));
        return Analyzer.Judge(reading, Observations.None, DateTimeOffset.UnixEpoch);
    }

    private static IEnumerable<ContactPoint> All(string text)
    {
        var facts = Judge(text).Facts;
        return facts.ContactPoints.Concat(facts.Chats);
    }

    private static string[] Of(string text, ContactKind kind) => [.. All(text).Where(c => c.Kind == kind).Select(c => c.Value)];

    [Theory]
    [InlineData("LINE ID: abc123", "abc123")]
    [InlineData("ライン追加 ID abc_123", "abc_123")]
    [InlineData("ＬＩＮＥ　ＩＤ：ａｂｃ．１２３", "abc.123")]
    [InlineData("私のLINE IDは「hanako-0202」です。", "hanako-0202")]
    [InlineData("LINEのID→taro2024", "taro2024")]
    [InlineData("https://line.me/ti/p/~abc123", "abc123")]
    [InlineData("line://ti/p/~abc_123 を開く", "abc_123")]
    public void PersonalLineId_IsFoundAndNormalised(string text, string id) => Assert.Equal([id], Of(text, ContactKind.LinePersonalId));

    [Theory]
    [InlineData("online id: abc12345")]
    [InlineData("Your LINE ID is required.")]
    [InlineData("LINE ID number please")]
    [InlineData("LINE ID: https://example.jp/")]
    [InlineData("LINE ID: taro2024@example.jp")]
    [InlineData("LINE ID:\nabc")]
    [InlineData("ラインナップ一覧 valid: abc12345")]
    [InlineData("LINEでログイン。会員ID: abc12345")]
    public void NoLineId(string text) => Assert.Empty(Of(text, ContactKind.LinePersonalId));

    [Fact]
    public void PersonalLineId_StandsWhereItStands()
    {
        const string text = "詳しくは LINE ID：ａｂｃ１２３ まで";
        var point = Assert.Single(Judge(text).Facts.ContactPoints);

        Assert.Equal("ａｂｃ１２３", text.Substring(point.Range.Start, point.Range.Length));
    }

    [Theory]
    [InlineData("https://line.me/ti/p/~Abc123", ContactKind.LinePersonalId, "abc123")]
    [InlineData("https://line.me/R/ti/p/%40tokyo_shop", ContactKind.LineId, "@tokyo_shop")]
    [InlineData("https://line.me/R/ti/p/@tokyo_shop", ContactKind.LineId, "@tokyo_shop")]
    [InlineData("https://line.me/r/oaMessage/%40abc123d/?hi", ContactKind.LineId, "@abc123d")]
    [InlineData("https://line.me/ti/p/XyZ-9_a", ContactKind.LineInvitation, "XyZ-9_a")]
    [InlineData("https://lin.ee/aBcD123", ContactKind.LineInvitation, "aBcD123")]
    [InlineData("https://t.me/kabu_sensei", ContactKind.Telegram, "kabu_sensei")]
    [InlineData("https://t.me/+AbCdEf123", ContactKind.Telegram, "+AbCdEf123")]
    [InlineData("https://t.me/joinchat/AbCdEf123", ContactKind.Telegram, "AbCdEf123")]
    [InlineData("https://telegram.me/kabu_sensei", ContactKind.Telegram, "kabu_sensei")]
    [InlineData("https://telegram.me/joinchat/AbCdEf123", ContactKind.Telegram, "AbCdEf123")]
    [InlineData("https://t.me/login_support_jp", ContactKind.Telegram, "login_support_jp")]
    [InlineData("https://wa.me/qr/ABCDEF", ContactKind.WhatsApp, "ABCDEF")]
    [InlineData("https://wa.me/819012345678?text=hi", ContactKind.WhatsApp, "+819012345678")]
    [InlineData("https://api.whatsapp.com/send?text=a&phone=819012345678", ContactKind.WhatsApp, "+819012345678")]
    [InlineData("https://wa.me/message/ABC123", ContactKind.WhatsApp, "ABC123")]
    public void AddressOfAChat_IsAContactPoint(string address, ContactKind kind, string value)
    {
        const string text = "株の先生に連絡してください ";
        var point = Assert.Single(All(text + address));

        Assert.Equal((kind, value), (point.Kind, point.Value));
        Assert.Contains((text + address).Substring(point.Range.Start, point.Range.Length), address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://t.me/")]
    [InlineData("https://t.me/share/url?url=https://example.jp/")]
    [InlineData("https://telegram.dog/share?url=https://example.jp/")]
    [InlineData("https://t.me/s/kabu_news")]
    [InlineData("https://t.me/%0A%1B")]
    [InlineData("https://line.me/ja/")]
    [InlineData("https://lin.ee.example.com/abc")]
    [InlineData("https://api.whatsapp.com/download?phone=819012345678")]
    public void OtherAddressOfAMessenger_IsNoContactPoint(string address) => Assert.Empty(All("見てください " + address));

    [Fact]
    public void ChatBehindAButton_IsAContactPoint()
    {
        const string mail = "From: a@b.example\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n<a href=\"https://lin.ee/aBcD123\">友だち追加</a>";

        Assert.Equal(["aBcD123"], Of(mail, ContactKind.LineInvitation));
    }

    [Fact]
    public void GiftCardDemand_IsAContactPoint_ButNotInAWarning()
    {
        Assert.NotEmpty(Of(File.ReadAllText(Repository.Path("samples", "messages", "sms", "jcom-giftcard.txt")), ContactKind.GiftCard));
        Assert.Empty(Of(File.ReadAllText(Repository.Path("samples", "messages", "sms", "warning.txt")), ContactKind.GiftCard));
    }

    [Theory]
    [InlineData("コンビニで Ａｍａｚｏｎギフトカード を購入し、番号を送ってください。", "ギフトカード を購入")]
    [InlineData("未払い料金があります。iTunesカードを買って、番号を写真で送ってください。", "iTunesカードを買って、番号")]
    public void GiftCardDemand_StandsAsInTheMessage_AndOnce(string text, string start)
    {
        var value = Assert.Single(Of(text, ContactKind.GiftCard));

        Assert.Contains(value, text, StringComparison.Ordinal);
        Assert.Contains(start, value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("【J:COM】お支払いが未払いです。J:COM窓口 billing@mypage-jcom.example", ContactRelation.Foreign)]
    [InlineData("【J:COM】お支払いが未払いです。J:COM窓口 info@jcom.co.jp", ContactRelation.Claimed)]
    [InlineData("【J:COM】お支払いが未払いです。J:COM窓口 info@jcom.co.jp.example", ContactRelation.Foreign)]
    [InlineData("よろしく taro@example.jp", ContactRelation.Unknown)]
    public void MailAddress_IsComparedWithTheBrandsOwn(string text, ContactRelation relation)
    {
        var facts = Judge(text).Facts;

        Assert.Equal(relation, ContactRelations.Of(facts, Assert.Single(facts.ContactPoints, c => c.Kind is ContactKind.Email)));
    }

    [Fact]
    public void PhoneNumber_IsComparedWithTheBrandsOwn()
    {
        var own = EngineData.Embedded.Brands.Find("aplus")!.Phones[0].Number;
        var facts = Judge($"【アプラス】お支払いが未払いです。アプラスお問い合わせ電話 {own} または 050-3184-9572").Facts;

        Assert.Equal([ContactRelation.Claimed, ContactRelation.Foreign], facts.ContactPoints.Where(c => c.Kind is ContactKind.Phone).Select(c => ContactRelations.Of(facts, c)));
    }

    [Fact]
    public void Texts_NameWhatIsNotTheBrands_AndLeaveOutTheReadersOwnAddress()
    {
        const string mail = "From: J:COM <support@jcom.co.jp>\nTo: taro@example.jp\nSubject: 【J:COM】ご請求書が未払いの状態です\nContent-Type: text/plain; charset=utf-8\n\n"
            + "taro@example.jp 様 J:COMのお支払いが未払いです。本日中に https://jcom-info.com/ へ。J:COM窓口 help@mypage-jcom.example LINE ID: abc123 お支払いはAmazonギフトカードを購入し番号をお伝えください。";
        var reading = Assert.IsType<Reading.Read>(Analyzer.Read(System.Text.Encoding.UTF8.GetBytes(mail), ReadOptions.Default));
        var report = Analyzer.Judge(reading, Observations.None, DateTimeOffset.UnixEpoch);
        string[] all = [TextReport.Render(report, ReportOptions.None, new TextStyle { Language = Language.Ja, Width = 200, IsStyled = false }), HtmlReport.Render(report, new HtmlView(Language.Ja)).ToString()];

        Assert.All(all, text =>
        {
            Assert.Contains("help@mypage-jcom[.]example(J:COMのものとは確かめられていません)", text, StringComparison.Ordinal);
            Assert.Contains("LINE ID abc123", text, StringComparison.Ordinal);
            Assert.Contains("ギフトカードの要求「", text, StringComparison.Ordinal);
        });
        Assert.Equal(ContactRelation.Recipient, ContactRelations.Of(report.Facts, report.Facts.ContactPoints.First(c => c.Value == "taro@example.jp")));
        Assert.DoesNotContain("\n  ・taro@example", all[0], StringComparison.Ordinal);
    }
}
