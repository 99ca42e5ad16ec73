using System.Text;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Tests.Reports;

public sealed class ReasonsTests
{
    private const string Many = "【J:COM】ご請求書が未払いの状態です。お支払い方法は無効だ。24時間以内にお支払い情報を更新してください。サービスを一時停止する可能性がございます。 https://mypage.jcom.co.jp-acc.one/?verify";

    [Fact]
    public void Many_TheMainOnesAreOneOfAGroup_AndNoneIsLost()
    {
        var report = Judge(Many);
        var reasons = Reasons.Of(report);
        Assert.Equal(Reasons.MainMost, reasons.Main.Length);
        Assert.Distinct(reasons.Main.Select(r => r.Finding.Signal.Group));
        Assert.DoesNotContain(reasons.Main, r => r.Finding.Signal.Group is SignalGroup.TextModel);
        Assert.Equal(
            report.Verdict.Findings.Where(f => f.Weight > 0).Select(f => f.Finding.Signal.Id).Order(StringComparer.Ordinal),
            reasons.All.Select(r => r.Finding.Signal.Id).Order(StringComparer.Ordinal));
        Assert.Equal(reasons.Further.OrderByDescending(r => r.Weight), reasons.Further);
    }

    /// <summary>What a fuller finding says of the same link is counted in the verdict and not told a second time; of another link it is.</summary>
    [Fact]
    public void WhatAFullerFindingSays_IsToldOnce()
    {
        var report = Judge("https://jcom-info.com/");
        Assert.Equal(["ID06", "ID12"], report.Verdict.Findings.Select(f => f.Finding.Signal.Id).Where(id => id.StartsWith("ID", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Reasons.Of(report).All, r => r.Finding.Signal.Id is "ID06");

        Assert.Contains(Reasons.Of(Judge("https://my-jcom-page.one/ https://jcom-info.com/")).All, r => r.Finding.Signal.Id is "ID06");
    }

    [Fact]
    public void Few_AllAreMain()
    {
        var reasons = Reasons.Of(Judge("お疲れ様です。社長の田中です。LINEグループを作成し、QRコードを送ってください。"));
        Assert.NotEmpty(reasons.Main);
        Assert.Empty(reasons.Further);
    }

    [Theory]
    [InlineData(Language.Ja, "詐欺と判断しました。主な理由は5つです。", "\n■ ほかに気づいたこと\n  6. ")]
    [InlineData(Language.En, "This is a scam. There are 5 main reasons.", "\n■ What else was noticed\n  6. ")]
    public void Text_NumbersGoOn(Language language, string headline, string further)
    {
        var text = TextReport.Render(Judge(Many), ReportOptions.None, new TextStyle { Language = language, IsStyled = false });
        Assert.StartsWith(headline, text, StringComparison.Ordinal);
        Assert.Contains(further, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_FurtherOnesAreFolded_AndNumberedOn()
    {
        var html = HtmlReport.Render(Judge(Many), new HtmlView(Language.Ja)).ToString();
        Assert.Contains("<ol start=\"6\">", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#reason-5\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#reason-6\"", html, StringComparison.Ordinal);
    }

    /// <summary>A bill that is no scam has a matter, and no pretext.</summary>
    [Fact]
    public void NothingFound_NamesNoLure()
    {
        var report = Judge("【J:COM】11月分のご請求金額が確定しました。マイページでご確認ください。 https://www.jcom.co.jp/");
        Assert.Equal(Miyaburi.Verdicts.Level.NothingFound, report.Verdict.Level);
        Assert.DoesNotContain("口実", HtmlReport.Render(report, new HtmlView(Language.Ja)).ToString(), StringComparison.Ordinal);
    }

    /// <summary>The estimate says which share of scams it takes for granted; the words hold for this share only.</summary>
    [Fact]
    public void Estimate_SaysItsBaseRate()
    {
        Assert.Equal(0.1, EngineData.Embedded.Model.BaseRate);
        Assert.Contains("10通に1通が詐欺とした値", TextReport.Render(Judge(Many), ReportOptions.None, new TextStyle { Language = Language.Ja, Width = 200, IsStyled = false }), StringComparison.Ordinal);
    }

    private static Report Judge(string text) => new Analyzer(EngineData.Embedded).Judge(
        (Reading.Read)Analyzer.Read(Encoding.UTF8.GetBytes(text), new ReadOptions { Kind = MessageKind.Sms }), Observations.None, DateTimeOffset.UnixEpoch);
}
