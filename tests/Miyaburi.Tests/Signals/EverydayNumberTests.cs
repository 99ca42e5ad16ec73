using System.Text;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Signals;

/// <summary>What people ask each other for every day must not sound like the demand that only scams make.</summary>
public sealed class EverydayNumberTests
{
    [Theory]
    [InlineData("お電話の際は受付番号を伝えてください。市役所 03-1234-5678")]
    [InlineData("明日の受診時は受付で予約番号を伝えてください。")]
    [InlineData("SMSに届いた受付番号を窓口で伝えてください。")]
    [InlineData("QRコードを送って。読み取るから")]
    [InlineData("届いたらそのまま冷蔵庫に入れておいてね")]
    [InlineData("認証番号を送信しました。届かないときは迷惑メールの設定をご確認ください。")]
    [InlineData("ログイン用の認証コードをお送りします。認証コード: 482913 有効期限は10分です。")]
    [InlineData("ご登録の携帯電話に確認コードをお送りしました。画面に入力してください。")]
    [InlineData("暗証番号のお伝えは電話ではできません。窓口へお越しください。")]
    [InlineData("お会計は現金または電子マネーでお支払いください")]
    [InlineData("誕生日プレゼントにAmazonギフトカード買っておいたよ")]
    [InlineData("同窓会のグループを作成しました。QRコードを送るので他の人にも回してください")]
    public void Everyday_IsNothing(string text) => Assert.Equal(Level.NothingFound, Judge(text));

    [Theory]
    [InlineData("届いた6桁の番号を送って。ラインに登録するのに必要なんだ")]
    [InlineData("あなたの電話に届く認証番号を教えてください")]
    [InlineData("急ぎで頼みがある。アップルのカードを3枚買ってコードを教えて。お金はあとで返すから")]
    [InlineData("利用料金が未払いです。本日中に電子マネーでお支払いください")]
    public void TheSameAsAScam_IsOne(string text) => Assert.Equal(Level.Scam, Judge(text));

    [Fact]
    public void ASeedPhrase_AskedFor_IsDoubted() => Assert.NotEqual(Level.NothingFound, Judge("ウォレットの安全のため、12個のシードフレーズを入力してください"));

    private static Level Judge(string text) => new Analyzer(EngineData.Embedded).Judge(
        (Reading.Read)Analyzer.Read(Encoding.UTF8.GetBytes(text), new ReadOptions { Kind = MessageKind.Sms }), Observations.None, DateTimeOffset.UnixEpoch).Verdict.Level;
}
