using System.Text;
using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Tests.Recovery;

public sealed class PlanRenderingTests
{
    private static readonly Plan Full = Guide.Plan(Guide.Request([.. Exposures.All]) with { Brand = Guide.Jcom, Channel = Channel.Sms });

    [Theory]
    [InlineData(Language.Ja, Wording.Usual, 80)]
    [InlineData(Language.Ja, Wording.Easy, 80)]
    [InlineData(Language.En, Wording.Usual, 80)]
    [InlineData(Language.Ja, Wording.Usual, 44)]
    public void Text_AnyLanguage_KeepsTheWidthButForAddresses(Language language, Wording wording, int width)
    {
        var lines = PlanText.Render(Full, language, wording, width).Split('\n');

        Assert.All(lines, line => Assert.True(Columns.Width(line) <= width + 2 || line.Contains("://", StringComparison.Ordinal), line));
    }

    [Fact]
    public void Text_Japanese_StartsNoLineWithClosingPunctuation()
    {
        var lines = PlanText.Render(Full, Language.Ja, Wording.Usual, 60).Split('\n');

        Assert.DoesNotContain(lines, line => line.TrimStart() is ['。' or '、' or '」' or ')', ..]);
    }

    [Fact]
    public void Text_NumbersTheStepsThrough()
    {
        var text = PlanText.Render(Full, Language.Ja);

        Assert.Contains("\n  1. ", text, StringComparison.Ordinal);
        Assert.Contains($"\n{Full.Steps.Count(),3}. ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_English_HasNoJapaneseSentences()
    {
        // Names of menus, documents and owners of pages stay as they are printed.
        var sentences = PlanText.Render(Full, Language.En).Split('\n').Where(l => l.Contains('。', StringComparison.Ordinal));

        Assert.Empty(sentences);
    }

    [Fact]
    public void Text_Easy_UsesPlainJapaneseAndNoReasons()
    {
        var text = PlanText.Render(Guide.Plan(Exposure.TypedCard), Language.Ja, Wording.Easy);

        Assert.Contains("カードの 会社に 電話して", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n     理由", text, StringComparison.Ordinal);
        Assert.Contains("いつまで: 2027年1月22日(金) — 知らない お金を カードの 会社に 言う", text, StringComparison.Ordinal);
        Assert.Contains("  □ 何を しましたか・何を 入力しましたか: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Easy_HasDeadlinesAndMemoInPlainJapanese()
    {
        var html = HtmlPlan.Render(Guide.Plan(Exposure.TypedCard), new HtmlView(Language.Ja, Wording.Easy)).ToString();

        Assert.Contains("知らない お金を カードの 会社に 言う", html, StringComparison.Ordinal);
        Assert.Contains("早めの 日です", html, StringComparison.Ordinal);
        Assert.Contains(">だれから(会社の名前・電話番号)</label>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("知らない利用をカード会社に届け出る", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_EveryStepIsATask()
    {
        var lines = PlanMarkdown.Render(Full, Language.Ja).Split('\n');

        Assert.Equal(Full.Steps.Count(), lines.Count(l => l.StartsWith("- [ ] **", StringComparison.Ordinal)));
    }

    [Fact]
    public void Markdown_NameWithMarkup_IsEscaped()
    {
        var brand = Guide.Jcom with { Names = new("*x* [y](z) <b>", "*x* [y](z) <b>") };
        var text = PlanMarkdown.Render(Guide.Plan(Guide.Request(Exposure.Received) with { Brand = brand }), Language.Ja);

        Assert.Contains(@"\*x\* \[y\](z) \<b\>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Memo_IsFilledFromTheAnswers()
    {
        var memo = Full.Memo.Select(m => m.Value?.Ja).ToList();

        Assert.Equal("2026年11月23日(月)", memo[0]);
        Assert.Equal("J:COM", memo[1]);
        Assert.StartsWith("SMS", memo[2], StringComparison.Ordinal);
        Assert.Contains("カードの情報を入力した", memo[3], StringComparison.Ordinal);
        Assert.Null(memo[4]);
    }

    [Fact]
    public void Calendar_NoDeadline_IsNull() => Assert.Null(PlanCalendar.Render(Guide.Plan(Exposure.Opened), Language.Ja));

    [Theory]
    [InlineData(Language.Ja)]
    [InlineData(Language.En)]
    public void Calendar_Deadlines_FollowRfc5545(Language language)
    {
        var text = PlanCalendar.Render(Full, language)!;

        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Equal(Full.Deadlines.Length, text.Split("BEGIN:VEVENT").Length - 1);
    }

    [Fact]
    public void Calendar_Unfolded_CarriesDateAndText()
    {
        var text = PlanCalendar.Render(Guide.Plan(Exposure.PaidByApp), Language.Ja)!.Replace("\r\n ", "", StringComparison.Ordinal);

        Assert.Contains("\r\nDTSTART;VALUE=DATE:20270122\r\nDTEND;VALUE=DATE:20270123\r\n", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:期限: PayPayに補償を申請する", text, StringComparison.Ordinal);
        Assert.Contains("\\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("あいうえお。かき", 10, "あいうえ\nお。かき\n")]
    [InlineData("one two three", 8, "one two\nthree\n")]
    [InlineData("https://example.jp/very/long/address", 10, "https://ex\nample.jp/v\nery/long/a\nddress\n")]
    public void Columns_Append_BreaksWhereItMay(string text, int width, string expected)
    {
        var target = new StringBuilder();
        Columns.Append(target, "", text, width);

        Assert.Equal(expected, target.ToString());
    }
}
