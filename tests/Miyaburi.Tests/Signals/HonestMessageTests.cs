using System.Text;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Signals;

/// <summary>What tells an honest message from a scam that uses its words (docs/decisions/0013): where it leads.</summary>
public sealed class HonestMessageTests
{
    private static readonly Analyzer Engine = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("【au】料金のお支払いが確認できておりません。12月5日までにお支払いがない場合、サービスを停止します。お問合せ 0077-7-111", Level.NothingFound)]
    [InlineData("【au】料金のお支払いが確認できておりません。12月5日までにお支払いがない場合、サービスを停止します。お問合せ 0077-7-111 https://au-shiharai.top/pay", Level.Scam)]
    [InlineData("【au】料金のお支払いが確認できておりません。12月5日までにお支払いがない場合、サービスを停止します。お問合せ 080-0000-1234", Level.Suspicious)]
    public void AReminder_IsWhatItLeadsTo(string text, Level level) => Assert.Equal(level, Judge(text).Verdict.Level);

    /// <summary>The number is the company's own, but it is not all there is to follow.</summary>
    [Fact]
    public void OwnNumber_BesideABlottedOutLink_SaysNothing() =>
        Assert.DoesNotContain(Ids("【au】料金のお支払いが確認できておりません。お問合せ 0077-7-111 お手続き https://〇〇〇"), id => id == "VF04");

    [Fact]
    public void BlottedOutLink_CountsAsOne() =>
        Assert.True(Judge("ご利用料金が未払いです。https://〇〇〇〇").Verdict.Probability > Judge("ご利用料金が未払いです。").Verdict.Probability);

    /// <summary>A company the catalogue does not know links to its own site; a throw-away host is nobody's site.</summary>
    [Fact]
    public void LinkWithoutAClaim_CountsOnlyWhereItIsOdd() => Assert.True(
        Judge("会費のお引き落としができませんでした。お手続きはこちら https://midori-tennis.jp/mypage").Verdict.Probability
        < Judge("会費のお引き落としができませんでした。お手続きはこちら https://xk2q9z.top/mypage").Verdict.Probability);

    [Theory]
    [InlineData("", Level.Suspicious)]
    [InlineData(" https://mufg-direct-kakunin.top/", Level.Scam)]
    public void MailInACompanysName_ThatLeadsToNobodyElse_IsOnlyDoubted(string link, Level most)
    {
        var level = Judge(Mail("【重要】口座の不正利用を検知しました。24時間以内にログインしてカード情報を確認してください。確認がない場合は口座を凍結します。" + link)).Verdict.Level;
        Assert.True(level <= most, level.ToString());
        Assert.Equal(most is Level.Scam, level is Level.Scam);
    }

    /// <summary>A notice that quotes the address it warns of is no scam; what looks like one is not waved through either.</summary>
    [Theory]
    [InlineData("フィッシング対策協議会です。J:COMをかたるフィッシングの報告を受けています。件名「【重要】ご請求書が未払いです」URL https://mypage.jcom.co.jp-acc.one/?verify このようなサイトにアカウント情報やクレジットカード情報を絶対に入力しないようご注意ください。", Level.Suspicious)]
    [InlineData("当社をかたる偽のSMSが確認されています。リンク先 hxxps://jcom-info[.]com を開かないでください。個人情報を入力しないようご注意ください。", Level.NothingFound)]
    [InlineData("【J:COM】ご請求書が未払いの状態です。http://jcom-info.com/ 詐欺にご注意ください。不審なメールは開かないでください。", Level.Suspicious)]
    [InlineData("【J:COM】ご請求書が未払いの状態です。お支払い期日を過ぎています。http://jcom-info.com/ 詐欺にご注意ください。", Level.Scam)]
    public void ANotice_ThatQuotesAnAddress_IsAtMostDoubted(string text, Level level) => Assert.Equal(level, Judge(text).Verdict.Level);

    [Theory]
    [InlineData("お母さん、携帯が水没した。新しい番号に電話して 090-0000-1111", Level.Suspicious)]
    [InlineData("パパ、ケータイが故障した。これが新しい番号。WhatsAppで連絡して", Level.Suspicious)]
    [InlineData("携帯の番号変わりました。田中です。登録よろしくお願いします", Level.NothingFound)]
    public void ARelativeWithANewNumber_IsDoubted(string text, Level level) => Assert.Equal(level, Judge(text).Verdict.Level);

    /// <summary>Whoever is told that a message is only suspicious is told why.</summary>
    [Theory]
    [InlineData("", Restraint.LeadsNobodyElsewhere, "名乗っている会社のものだけ")]
    [InlineData(" https://mufg-direct-kakunin.top/", Restraint.None, null)]
    public void WhatIsHeldBack_IsSaid(string link, Restraint restraint, string? words)
    {
        var report = Judge(Mail("【重要】口座の不正利用を検知しました。24時間以内にログインしてカード情報を確認してください。確認がない場合は口座を凍結します。" + link));
        var outline = ReportOutline.Of(report, new ReportOptions(), Language.Ja);
        Assert.Equal(restraint, report.Verdict.Restraint);
        Assert.Equal(words is not null, outline.Restraint.Length > 0);
        Assert.Contains(words ?? "", outline.Restraint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://q8zt3lmp0xvb.top/jp/signin", Restraint.TooFewKinds)]
    [InlineData("https://bit.ly/3abcde", Restraint.TooFewKinds)]
    [InlineData("フィッシング対策協議会です。J:COMをかたるフィッシングの報告を受けています。件名「【重要】ご請求書が未払いです」URL https://mypage.jcom.co.jp-acc.one/?verify このようなサイトにアカウント情報やクレジットカード情報を絶対に入力しないようご注意ください。", Restraint.SpeaksOfScams)]
    public void OfFewKindsOrAWarning_IsHeldBackToo(string text, Restraint restraint)
    {
        var report = Judge(Encoding.UTF8.GetBytes(text), kind: null);
        Assert.Equal(Level.Suspicious, report.Verdict.Level);
        Assert.Equal(restraint, report.Verdict.Restraint);
        Assert.NotEmpty(ReportOutline.Of(report, new ReportOptions(), Language.Ja).Restraint);
    }

    /// <summary>Sentences that a warning quotes belong to the sentence that quotes them.</summary>
    [Fact]
    public void WarningThatQuotes_IsAWarning() => Assert.Equal(Level.NothingFound, Judge(
        "区役所を名乗り「還付金があります。ATMで手続きできます。今日中にATMへ行ってください。」という電話が多発しています。ATMで還付金を受け取ることは絶対にできません。詐欺です。すぐに電話を切り、警察に相談してください。").Verdict.Level);

    [Theory]
    [InlineData("お問い合わせは局番なしの157へ", "157", PhoneKind.Service)]
    [InlineData("お問合せ 0077-7-111", "00777111", PhoneKind.Carrier)]
    public void ServiceAndCarrierNumbers_AreRead(string text, string number, PhoneKind kind)
    {
        var point = Assert.Single(Judge(text).Facts.ContactPoints);
        Assert.Equal((number, kind), (point.Value, point.Phone));
    }

    [Theory]
    [InlineData("電話は157円です")]
    [InlineData("部屋は157です")]
    public void CountsAndRooms_AreNoNumbers(string text) => Assert.Empty(Judge(text).Facts.ContactPoints);

    [Fact]
    public void SumBehindALatinName_IsNoPartOfIt() => Assert.Contains("IM01", Ids("コンビニでBitCash2万円分を購入し、番号を送ってください"));

    [Fact]
    public void AWalletsPhrase_AskedFor_IsEnough() => Assert.Equal(Level.Scam, Judge("シードフレーズを教えていただければ資産を復旧します。").Verdict.Level);

    [Fact]
    public void Evidence_DoesNotSayOneThingTwice() => Assert.All(Judge("【J:COM】ご請求書が未払いの状態です。未払い料金をお支払いください。 http://mypage-jcom.duckdns.org").Verdict.Findings, f =>
        Assert.DoesNotContain(f.Finding.Evidence, e => f.Finding.Evidence.Any(o => o != e && o.PartId == e.PartId && o.Range.Start < e.Range.End && e.Range.Start < o.Range.End)));

    [Fact]
    public void Outlines_HoldNoSlots() => Assert.All(SignalCatalog.All, s => Assert.DoesNotContain('{', s.Descriptor.Outline.Ja + s.Descriptor.Outline.En));

    /// <summary>A story may weigh nothing in a channel; it is no news of the sender all the same.</summary>
    [Theory]
    [InlineData("【J:COM】ご請求書が未払いの状態です。お支払い期日を過ぎています。サービスを一時停止する可能性があります。お支払い方法の更新: https://jcom-info.com/")]
    [InlineData("From: <info@mufg.jp>\nSubject: MUFG\nContent-Type: text/plain; charset=utf-8\n\n口座の不正利用を検知しました。24時間以内にログインしてカード情報を確認してください。\n")]
    public void WhatIsSaidOfTheSender_IsOfTheSender(string text)
    {
        var report = Judge(text);
        var stories = report.Verdict.Findings.Select(f => f.Finding).Where(f => f.Signal.Group is not (SignalGroup.Sender or SignalGroup.ContactPoint)).Select(f => f.Text.Ja).ToHashSet();
        var items = ReportOutline.Of(report, new ReportOptions(), Language.Ja).Sections.Where(s => s.Heading == ReportWords.Sender.Ja).SelectMany(s => s.Items).Select(i => i.Text);
        Assert.NotEmpty(stories);
        Assert.DoesNotContain(items, stories.Contains);
    }

    private static IEnumerable<string> Ids(string text) => Judge(text).Verdict.Findings.Select(f => f.Finding.Signal.Id);

    private static Report Judge(string text) => Judge(Encoding.UTF8.GetBytes(text), text.StartsWith("From:", StringComparison.Ordinal) ? null : MessageKind.Sms);

    private static Report Judge(byte[] bytes, MessageKind? kind) =>
        Engine.Judge(Assert.IsType<Reading.Read>(Analyzer.Read(bytes, new ReadOptions { Kind = kind })).Message, Observations.None, At);

    private static string Mail(string text) =>
        $"From: <info@mufg.jp>\nTo: <taro@example.jp>\nSubject: MUFG\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n三菱UFJ銀行です。{text}\n";
}
