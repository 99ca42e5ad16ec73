using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;
using Miyaburi.Signals.Intents;

namespace Miyaburi.Tests.Reports;

public sealed class DemandWordsTests
{
    [Theory]
    [InlineData(
        "【J:COM】お支払いが確認できません。カード情報を更新してください。 https://jcom.co.jp-acc.one/pay",
        "カードや支払いの情報を入れること、リンクを開くこと",
        "enter card or payment details; open its link")]
    [InlineData("【J:COM】ご請求書が未払いです。支払い方法は無効だ https://jcom.co.jp-acc.one/pay", "リンクを開くこと", "open its link")]
    [InlineData("お疲れ様です。社長の田中です。LINEグループを作成し、QRコードを送ってください。", "グループ招待用のQRコードを送ること、LINEなどのグループを作ること、LINEなどに移ってやり取りすること", "send the QR code of a chat group; make a chat group; go on in LINE or another chat")]
    public void A_scam_says_what_it_wants(string message, string ja, string en)
    {
        var report = Judge(message);
        Assert.Equal($"このメッセージが求めていること: {ja}", DemandWords.Of(report)?.Ja);
        Assert.Equal($"What it wants you to do: {en}", DemandWords.Of(report)?.En);
        Assert.Contains($"<p class=\"wants\">このメッセージが求めていること: {ja}</p>", HtmlReport.Render(report, new HtmlView(Language.Ja)).ToString(), StringComparison.Ordinal);
        var text = TextReport.Render(report, ReportOptions.None, new TextStyle { Language = Language.En, IsStyled = false, Width = 200 });
        Assert.Contains($"What it wants you to do: {en}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("明日の会議は10時からです。")]
    [InlineData("認証コードは 482913 です。このコードを他人に教えないでください。有効期限は10分です。")]
    [InlineData("写真はここです https://www.jcom.co.jp/")]
    public void What_asks_for_nothing_says_nothing(string message) => Assert.Null(DemandWords.Of(Judge(message)));

    [Fact]
    public void Every_demand_of_the_lexicon_has_words() =>
        Assert.All(EngineData.Embedded.Lexicon.Concepts.Where(c => c.Kind is ConceptKind.Demand), c => Assert.True(DemandWords.Knows(c.Id), c.Id));

    private static Report Judge(string text)
    {
        var read = (Reading.Read)MessageReader.ReadText(text, new ReadOptions { Kind = MessageKind.Sms });
        return new Analyzer(EngineData.Embedded).Judge(read, Observations.None, DateTimeOffset.UnixEpoch);
    }
}
