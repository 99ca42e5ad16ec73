using System.Text;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests;

/// <summary>
/// The model case: the "J:COM 請求書未払い" scam of September 2022, with 【重要なお知らせ】 again in 2024. Each
/// test is a line of the story.
/// </summary>
public sealed class JcomStoryTests
{
    private const string Body =
        "【重要なお知らせ】ご請求書が未払いの状態です。\n" +
        "いつもJ:COMをご利用いただきありがとうございます。\n" +
        "お支払い期日を過ぎていますが、ご登録の支払い方法は無効だ。\n" +
        "このままではサービスを一時停止する可能性がございます。下記よりお支払い方法を更新してください。\n";

    private static readonly Analyzer Engine = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Links =>
    [
        "https://mypage.jcom.co.jp-acc.one/?verify",
        "http://www.jcom.co.jpaccountc5e1.aifwfb.top",
        "https://jcom-info.com/",
        "http://mypage-jcom.duckdns.org/",
    ];

    [Theory]
    [MemberData(nameof(Links))]
    public void Sms_WithForeignLink_IsScamInTheNameOfJcom(string link) =>
        AssertJcomScam(Check(Body + link, new ReadOptions { Kind = MessageKind.Sms }));

    /// <summary>Nobody but its owner uses a name that holds a company's; the letters alone say no more, so that it is doubted and not a scam.</summary>
    [Theory]
    [InlineData("jcom-info.com", Level.Suspicious)]
    [InlineData("https://jcom-info.com/", Level.Suspicious)]
    [InlineData("mypage-jcom.com", Level.Suspicious)]
    [InlineData("https://www.jcom.co.jp/", Level.NothingFound)]
    [InlineData("myjcom.jp", Level.NothingFound)]
    public void Address_OfNameAndServiceAlone_IsDoubted(string address, Level level) => Assert.Equal(level, Check(address).Verdict.Level);

    [Theory]
    [MemberData(nameof(Links))]
    public void Mail_WithForeignLink_IsScamInTheNameOfJcom(string link) =>
        AssertJcomScam(Check(Mail("J:COM <support@" + "billing-note.example>", Body + link)));

    [Theory]
    [MemberData(nameof(Links))]
    public void Mail_WithForgedOfficialSender_IsScamAllTheSame(string link) =>
        AssertJcomScam(Check(Mail("J:COM <support@jcom.co.jp>", Body + link)));

    [Fact]
    public void Sms_WithPhoneNumberAndGiftCard_IsScamWithoutAnyLink()
    {
        var report = Check(
            "【J:COM】利用料金が未払いです。本日中にご連絡なき場合、法的手続きを開始します。J:COM相談係 050-3184-9572 お支払いはAmazonギフトカードを購入し番号をお伝えください。",
            new ReadOptions { Kind = MessageKind.Sms });
        Assert.Equal(Level.Scam, report.Verdict.Level);
        Assert.Equal("jcom", report.ClaimedBrand?.Id);
        Assert.Contains("unpaidBill", report.Verdict.Lures);
        Assert.Contains(report.Facts.ContactPoints, c => c is { Kind: ContactKind.Phone, Value: "05031849572" });
    }

    [Fact]
    public void OfficialSender_WhenDmarcFails_IsNotAuthenticatedButNotProvenForged()
    {
        var report = Check(
            Mail("J:COM <support@jcom.co.jp>", Body + "https://jcom-info.com/", "Authentication-Results: mx.example.jp; dmarc=fail header.from=jcom.co.jp; spf=fail smtp.mailfrom=jcom.co.jp\n"),
            authservId: "mx.example.jp");
        var failed = Assert.IsType<SenderAuthentication.Failed>(report.Facts.Sender.Authentication);
        Assert.Equal("jcom.co.jp", failed.Domain);
        Assert.Equal(Level.Scam, report.Verdict.Level);
    }

    [Fact]
    public void OfficialSender_WithoutResult_IsNotProvenAndGetsNoCredit()
    {
        var mail = Mail("J:COM <support@jcom.co.jp>", Body + "https://jcom-info.com/");
        var report = Check(mail, authservId: "mx.example.jp");
        Assert.IsType<SenderAuthentication.Unproven>(report.Facts.Sender.Authentication);
        Assert.DoesNotContain(report.Verdict.Findings, f => f.Weight < 0);
    }

    [Fact]
    public void OfficialSender_AuthenticatedWithOfficialLinks_IsNotCalledScam()
    {
        var report = Check(
            Mail("J:COM <support@jcom.co.jp>", "いつもJ:COMをご利用いただきありがとうございます。今月のご請求金額が確定しました。マイページでご確認ください。\nhttps://www.jcom.co.jp/mypage/\n", "Authentication-Results: mx.example.jp; dmarc=pass header.from=jcom.co.jp; dkim=pass header.d=jcom.co.jp\n"),
            authservId: "mx.example.jp");
        Assert.IsType<SenderAuthentication.Proven>(report.Facts.Sender.Authentication);
        Assert.Equal(Level.NothingFound, report.Verdict.Level);
    }

    [Theory]
    [InlineData("Authentication-Results: other.example; dmarc=pass header.from=jcom.co.jp\nReceived: from out.example (out.example [203.0.113.9]) by mx.example.jp; Mon, 19 Sep 2022 10:00:00 +0900\n", "another server's")]
    [InlineData("Received: from mx.example.jp (evil.example [203.0.113.9]) by mx.example.jp; Mon, 19 Sep 2022 10:00:00 +0900\nAuthentication-Results: mx.example.jp; dmarc=pass header.from=jcom.co.jp\n", "below the field by which it came in")]
    [InlineData("Authentication-Results: mx.example.jp (; dmarc=pass header.from=jcom.co.jp); spf=none\nReceived: from out.example (out.example [203.0.113.9]) by mx.example.jp; Mon, 19 Sep 2022 10:00:00 +0900\n", "in a comment")]
    public void ForgedAuthenticationResults_AreNotTrusted(string trace, string why)
    {
        var report = Check(Mail("J:COM <support@jcom.co.jp>", Body + "https://jcom-info.com/", trace), authservId: "mx.example.jp");
        Assert.False(report.Facts.Sender.Authentication is SenderAuthentication.Proven, why);
    }

    [Fact]
    public void ConsumerArticle_ThatQuotesTheScam_IsNotCalledScam()
    {
        var article = File.ReadAllText(DataFolder.Path("article_jcom_2022.txt"));
        Assert.Equal(Level.NothingFound, Check(article).Verdict.Level);
    }

    [Theory]
    [InlineData("【J:COM】不審なSMSにご注意ください。J:COMを装い「料金が未払いです」と偽サイトへ誘導する詐欺が多発しています。SMSのURLにはアクセスせず、削除してください。")]
    [InlineData("J:COMをかたるフィッシングメールが出回っています。「ご請求書が未払いの状態です」「支払い方法は無効だ」といった内容で、偽のログイン画面へ誘導し、カード情報を盗み取る手口です。メールのリンクは開かず、公式アプリから確認してください。")]
    public void WarningTexts_ThatQuoteTheScam_AreNotCalledScam(string warning) =>
        Assert.NotEqual(Level.Scam, Check(warning).Verdict.Level);

    [Theory]
    [InlineData("詐欺にご注意ください")]
    [InlineData("当社をかたる詐欺メールにご注意ください。不審なメールは開かないでください。")]
    public void Scam_ThatAppendsAWarning_DoesNotGetAway(string warning) =>
        Assert.Equal(Level.Scam, Check(Body + "https://jcom-info.com/\n" + warning, new ReadOptions { Kind = MessageKind.Sms }).Verdict.Level);

    [Theory]
    [InlineData("東京電力エナジーパートナーです。ご利用料金のご請求です。お支払いはこちらから https://www.payment.tepco.co.jp/pay/1234")]
    [InlineData("【Paidy】4821があなたの認証コードです。ログイン画面で入力してください。他人に教えないでください。")]
    [InlineData("エポスカードでございます。カードご利用の確認でお伝えしたいことがあります。お手元のカード裏面の番号へお電話をお願いいたします")]
    [InlineData("株式会社サンプル 経理部 御中 いつもお世話になっております。10月分の請求書につきまして、お支払期日を過ぎておりますが、本日時点でご入金の確認が取れておりません。ご確認のほどお願いいたします。行き違いの場合はご容赦ください。")]
    public void GenuineLookAlikes_AreNotCalledScam(string text) =>
        Assert.NotEqual(Level.Scam, Check(text, new ReadOptions { Kind = MessageKind.Sms }).Verdict.Level);

    private static void AssertJcomScam(Report report)
    {
        Assert.Equal(Level.Scam, report.Verdict.Level);
        Assert.Equal("jcom", report.ClaimedBrand?.Id);
        Assert.Contains("unpaidBill", report.Verdict.Lures);
        Assert.Contains("serviceStop", report.Verdict.Lures);
        var reasons = report.Verdict.Findings.Where(f => f.Weight > 0).ToList();
        Assert.True(reasons.Select(f => f.Finding.Signal.Group).Distinct().Count() >= 3, "at least three independent reasons");
        Assert.All(reasons, f => Assert.All(f.Finding.Evidence, e => Assert.NotEmpty(e.Quote)));
    }

    private static Report Check(string text, ReadOptions? options = null, string? authservId = null)
    {
        var reading = Assert.IsType<Reading.Read>(Analyzer.Read(Encoding.UTF8.GetBytes(text), options ?? ReadOptions.Default));
        return Engine.Judge(reading, new Observations { AuthservId = authservId }, At);
    }

    private static string Mail(string from, string body, string trace = "") =>
        trace +
        $"From: {from}\nTo: me@example.jp\nSubject: =?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes("【重要なお知らせ】ご請求書が未払いの状態です"))}?=\n" +
        "Date: Mon, 19 Sep 2022 09:58:00 +0900\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n" + body;
}
