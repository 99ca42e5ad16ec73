using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Evasion;

/// <summary>
/// Metamorphic tests of more honest text before a message than the text model reads: it hides no scam and not in whose name the scam
/// speaks, and makes no scam of an honest message. The fillers are this project's own.
/// </summary>
public sealed class FillerTests
{
    private static readonly Analyzer Engine = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> Fillers = new(StringComparer.Ordinal)
    {
        ["newsletter"] = Long(
            """
            今月の特集は冬の台所しごとです。大根は皮を厚くむき、下ゆでしてから煮ると味がよくしみます。白菜は外側の葉から使うと長持ちします。
            読者の投稿からは、干ししいたけの戻し汁を使った炊き込みご飯を紹介します。次号は一月下旬に、七草がゆと小豆の炊き方をお届けする予定です。
            編集部では、季節の写真と短い文章を募集しています。採用された方には記念の絵はがきを差し上げます。どうぞお楽しみに。

            """),
        ["quoted mail"] = Long(
            """
            > 田中さん、先日は会場の下見をありがとうございました。広さは十分で、机も二十台ほど借りられるそうです。
            > 当日の受付は山本さんと森さんにお願いしました。お茶とお菓子は前の日に買っておきます。
            > 雨のときは体育館ではなく公民館の二階を使います。鍵は私が持っています。

            """),
        ["poem"] = Long(
            """
            朝の畑に霜がおりて
            白い息がふたつ並ぶ
            柿の実ひとつ枝に残し
            鳥のぶんだと母が笑う
            遠い山からもう雪の風

            """),
        ["invisible"] = new string('\u200B', 6000) + "\n",
    };

    /// <summary>
    /// Of sure scams and of claims, the share that a filler still hides (measured 2026-11-30; in brackets before the end of a text was
    /// read): 49 (78) of 215 and 13 (24) of 116, behind lines without a full stop, which run into the scam, 64 (81) and 34 (55). What is left are
    /// stories that count in short messages only. A known weakness, held here so that it does not grow.
    /// </summary>
    public static TheoryData<string, double, double> Hidden => new()
    {
        { "newsletter", 0.228, 0.113 },
        { "quoted mail", 0.228, 0.113 },
        { "poem", 0.298, 0.294 },
        { "invisible", 0, 0 },
    };

    /// <summary>Share of honest messages that a filler may raise: 4 of 647, warnings of gift cards and of a boss, told for short messages only.</summary>
    private const double Raised = 0.0062;

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Filler_BeforeAScam_DoesNotHideIt(string name, double scams, double claims)
    {
        _ = claims;
        var sure = EvasionTexts.Scams.Where(t => Judge(t).Verdict.Level is Level.Scam).ToArray();
        var lost = sure.Where(t => Judge(Fillers[name] + t).Verdict.Level < Level.Suspicious).ToList();
        Assert.True(lost.Count <= scams * sure.Length, $"{lost.Count} of {sure.Length}\n" + string.Join('\n', lost.Take(6)));
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Filler_BeforeAScam_DoesNotHideInWhoseNameItSpeaks(string name, double scams, double claims)
    {
        _ = scams;
        var made = EvasionTexts.Scams.Select(t => (Text: t, Brand: Judge(t).ClaimedBrand)).Where(c => c.Brand is not null).ToArray();
        var lost = made.Where(c => Judge(Fillers[name] + c.Text).ClaimedBrand != c.Brand).ToList();
        Assert.True(lost.Count <= claims * made.Length, $"{lost.Count} of {made.Length}\n" + string.Join('\n', lost.Take(6)));
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Filler_BeforeAnHonestMessage_RaisesNoAlarm(string name, double scams, double claims)
    {
        _ = (scams, claims);
        var raised = EvasionTexts.Genuine.Where(t => Judge(Fillers[name] + t).Verdict.Level > Judge(t).Verdict.Level).ToList();
        Assert.True(raised.Count <= Raised * EvasionTexts.Genuine.Length, $"{raised.Count} of {EvasionTexts.Genuine.Length}\n" + string.Join('\n', raised.Take(6)));
    }

    /// <summary>The wording that is found typical is quoted, not the honest words at the beginning.</summary>
    [Fact]
    public void Filler_BeforeAScam_IsNotWhatIsQuoted()
    {
        var report = Judge(Fillers["newsletter"] + Scam);
        var wording = Assert.Single(report.Verdict.Findings, f => f.Finding.Signal.Id == "TM01").Finding;
        Assert.True(Assert.Single(wording.Evidence).Range.Start >= Fillers["newsletter"].Length);
    }

    [Theory]
    [InlineData(Scam, "jcom")]
    [InlineData("【J:COM】ご請求書が未払いの状態です。http://jcom-info.com/", "jcom")]
    [InlineData("ご案内です。【J:COM】ご請求書が未払いの状態です。お支払いください。", "jcom")]
    [InlineData("【J:COM】の番組表が新しくなりました。詳しくは店頭でどうぞ。", null)]
    [InlineData("【Amazon】ポイントの話題。編集部が使い心地を試しました。 https://example.com/review", null)]
    [InlineData("この冬はJ:COMの番組が楽しみです。会費が未払いの方は会計へお支払いください。", null)]
    public void ANameBehindHonestWords_IsAClaim_WhereAMessageOfItsOwnBegins(string text, string? brand) =>
        Assert.Equal(brand, Judge(Fillers["newsletter"] + text + Fillers["newsletter"]).ClaimedBrand?.Id);

    private const string Scam = "【J:COM】ご請求書が未払いの状態です。お支払い期日を過ぎています。サービスを一時停止する可能性があります。お支払い方法の更新をお願いします。";

    private static Report Judge(string text) =>
        Engine.Judge((Reading.Read)MessageReader.ReadText(text, new ReadOptions { Kind = MessageKind.Sms }), Observations.None, At);

    private static string Long(string text) => string.Concat(Enumerable.Repeat(text, (4500 / text.Length) + 1));
}
