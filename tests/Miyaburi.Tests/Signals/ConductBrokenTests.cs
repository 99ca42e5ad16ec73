using System.Text;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Signals;

/// <summary>"This message does just that" is said only where it does.</summary>
public sealed class ConductBrokenTests
{
    [Theory]
    [InlineData("【NTTファイナンス】ドコモご利用料金のお支払いが確認できておりません。至急お支払いください。お問い合わせ先 0800-111-2222")]
    [InlineData("楽天カードです。10月分のお引き落としができませんでした。楽天e-NAVIからお支払い方法をご確認ください。")]
    [InlineData("【ドコモ】ご利用料金のお支払いが確認できません。ドコモショップ等でお支払いください。")]
    public void AnHonestReminder_IsNoScam_AndBreaksNothing(string text)
    {
        var verdict = Judge(text);
        Assert.DoesNotContain(verdict.Findings, f => f.Finding.Signal.Id == "ID11");
        Assert.NotEqual(Level.Scam, verdict.Level);
    }

    /// <summary>Word for word what fake reminders say, too: it may be doubted, but not with a fact that does not fit.</summary>
    [Fact]
    public void AReminderWithACutOff_BreaksNothing() =>
        Assert.DoesNotContain(Judge("【au】ご利用料金のお支払いが確認できないため、11/30に利用停止となります。KDDI料金センター 0077-7-0080へ").Findings, f => f.Finding.Signal.Id == "ID11");

    [Fact]
    public void TheFactThatFits_IsSaid_WithTheWordsThatBreakIt()
    {
        var finding = Assert.Single(Judge("【J:COM】利用料金が未払いです。ご連絡なき場合、法的手続きを開始します。J:COM相談係 050-3184-9572").Findings, f => f.Finding.Signal.Id == "ID11").Finding;
        Assert.Contains("未払いと電話番号や法的措置", finding.Text.Ja, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Quote.Contains("未払", StringComparison.Ordinal));
    }

    private static Verdict Judge(string text) => new Analyzer(EngineData.Embedded).Judge(
        (Reading.Read)Analyzer.Read(Encoding.UTF8.GetBytes(text), new ReadOptions { Kind = MessageKind.Sms }), Observations.None, DateTimeOffset.UnixEpoch).Verdict;
}
