using Miyaburi.Text;

namespace Miyaburi.Tests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("ジェイコム", "じぇいこむ")]
    [InlineData("ｼﾞｪｲｺﾑ", "じぇいこむ")]
    [InlineData("シ\u3099ェイコム", "じぇいこむ")]
    [InlineData("シ\u200B\u3099ェイコム", "じぇいこむ")]
    [InlineData("ハ゜ス", "ぱす")]
    [InlineData("Ｊ：ＣＯＭ", "j:com")]
    [InlineData("Amazon  カスタマー\u3000センター", "amazonかすたまーせんたー")]
    [InlineData("ア マ ゾ ン", "あまぞん")]
    [InlineData("ア\u3000マ\u3000ゾ\u3000ン", "あまぞん")]
    [InlineData("お荷物のお届けにあが りました", "お荷物のお届けにあがりました")]
    [InlineData("お荷物のお届けにあが\r\nりました", "お荷物のお届けにあがりました")]
    [InlineData("お知らせ\n\nお客様", "お知らせ\nお客様")]
    [InlineData("です。\r\n\r\nお客様", "です。\nお客様")]
    [InlineData("Dear   customer,\n \n hello ", "dear customer,\nhello")]
    [InlineData("アマゾン\u200B\u00AD。", "あまぞん。")]
    [InlineData("マスタ-カード", "ますたーかーど")]
    [InlineData("マスタ―カード", "ますたーかーど")]
    [InlineData("マスタｰカード", "ますたーかーど")]
    [InlineData("ドコモ - お知らせ", "どこも - お知らせ")]
    [InlineData("０１２０－９９９－０００", "0120-999-000")]
    [InlineData("03ー1234ー5678", "03-1234-5678")]
    [InlineData("03―1234−5678", "03-1234-5678")]
    [InlineData("㈱ジェイコム", "(株)じぇいこむ")]
    [InlineData("ご利用①②", "ご利用12")]
    [InlineData("𝐀𝐦𝐚𝐳𝐨𝐧 🄲🄾🄼 🅰🅼🅰🆉🅾🅽 ⓐⓜ ᴀᴍᴀᴢᴏɴ", "amazon com amazon am amazon")]
    [InlineData("P a y P a y カード", "paypayかーど")]
    [InlineData("P a y P a y", "paypay")]
    [InlineData("Ｊ Ｃ Ｂ", "jcb")]
    [InlineData("I a m here", "i a m here")]
    [InlineData("plan a b", "plan a b")]
    [InlineData("Аmаzоn", "amazon")]
    [InlineData("AMAZOΝ", "amazon")]
    [InlineData("Москва", "москва")]
    [InlineData("10kΩ α線", "10kω α線")]
    [InlineData("お名前.com", "お名前.com")]
    [InlineData("d アカウント", "dあかうんと")]
    [InlineData("au からのお知らせ", "auからのお知らせ")]
    [InlineData("𠮷 野家", "𠮷野家")]
    [InlineData("㌀ ㍻ ㌖", "あぱーと平成きろめーとる")]
    [InlineData("～〜", "~~")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("\u202Eabc\u202C", "abc")]
    [InlineData("", "")]
    [InlineData(" \u3000\n", "")]
    public void Fold_Text_GivesMatchingForm(string text, string folded) => Assert.Equal(folded, FoldedText.Fold(text).Folded);

    [Fact]
    public void Fold_PlainLowerAscii_ReturnsSameInstance()
    {
        var text = "your parcel is waiting";
        var folded = FoldedText.Fold(text);
        Assert.Same(text, folded.Folded);
        Assert.Empty(folded.Tricks);
    }

    [Theory]
    [InlineData("【ア マ ゾ ン】です", "あまぞん", "ア マ ゾ ン")]
    [InlineData("本日 ア\u200Bマゾン\u200B へ", "あまぞん", "ア\u200Bマゾン")]
    [InlineData("㈱ｼﾞｪｲｺﾑより", "じぇいこむ", "ｼﾞｪｲｺﾑ")]
    [InlineData("㈱ジェイコム", "株", "㈱")]
    [InlineData("P a y P a yです", "paypay", "P a y P a y")]
    [InlineData("x 𝐀𝐦𝐚 y", "ama", "𝐀𝐦𝐚")]
    [InlineData("か\u3099き", "が", "か\u3099")]
    [InlineData("  hello", "hello", "hello")]
    [InlineData("abc  \n", "abc", "abc")]
    public void ToOriginal_FoldedPlace_GivesOriginalPlace(string text, string needle, string expected)
    {
        var folded = FoldedText.Fold(text);
        var at = folded.Folded.IndexOf(needle, StringComparison.Ordinal);
        var range = folded.ToOriginal(at, needle.Length);
        Assert.Equal(expected, text.Substring(range.Start, range.Length));
    }

    [Theory]
    [InlineData("アマ\u200Bゾン", TextTrickKind.ZeroWidthInWord, "\u200B")]
    [InlineData("ama\u00ADzon", TextTrickKind.SoftHyphenInWord, "\u00AD")]
    [InlineData("invoice\u202Efdp.exe", TextTrickKind.BidiOverride, "\u202E")]
    [InlineData("\u200Eabc", TextTrickKind.BidiControl, "\u200E")]
    [InlineData("「ア マ ゾ ン」", TextTrickKind.SpacedJapanese, "ア マ ゾ ン")]
    [InlineData("ご 請 求 書", TextTrickKind.SpacedJapanese, "ご 請 求 書")]
    [InlineData("ア マ ゾ ンからの", TextTrickKind.SpacedJapanese, "ア マ ゾ ン")]
    [InlineData("の ア マ ゾ ン から", TextTrickKind.SpacedJapanese, "ア マ ゾ ン")]
    [InlineData("の P a y P a y", TextTrickKind.SpacedLatin, "P a y P a y")]
    [InlineData("in 𝐀𝐦𝐚 now", TextTrickKind.StyledLatin, "𝐀𝐦𝐚")]
    [InlineData("ⓐmazon", TextTrickKind.StyledLatin, "ⓐ")]
    [InlineData("to pаypal", TextTrickKind.MixedScriptWord, "pаypal")]
    [InlineData("hi\U000E0061\U000E0062", TextTrickKind.TagCharacters, "\U000E0061\U000E0062")]
    public void Fold_Trick_IsRemembered(string text, TextTrickKind kind, string place)
    {
        var tricks = FoldedText.Fold(text).Tricks;
        var trick = Assert.Single(tricks);
        Assert.Equal(kind, trick.Kind);
        Assert.Equal(1, trick.Count);
        Assert.Equal(place, text.Substring(trick.Ranges[0].Start, trick.Ranges[0].Length));
    }

    [Theory]
    [InlineData("Ａｍａｚｏｎ　ご利用①")]
    [InlineData("葛\U000E0100城 👨‍👩‍👧 🏴\U000E0067\U000E0062\U000E007F")]
    [InlineData("🅿 駐車場 ™ ℃ ㎝")]
    [InlineData("三 井住友")]
    [InlineData("お客様 宛 に お荷物")]
    [InlineData("10kΩ μA α7 β版")]
    [InlineData("Москва")]
    [InlineData("応力 τmax と σxy")]
    [InlineData("うーんw w w w w")]
    [InlineData("契約 頂い て い る 携帯 電話")]
    [InlineData("\uFEFF本文")]
    [InlineData("改行\u200B\nです")]
    public void Fold_OrdinaryText_HasNoTrick(string text) => Assert.Empty(FoldedText.Fold(text).Tricks);

    [Theory]
    [InlineData('語', true)]
    [InlineData('々', true)]
    [InlineData('ー', true)]
    [InlineData('ｱ', true)]
    [InlineData('a', false)]
    [InlineData('。', false)]
    [InlineData('・', false)]
    public void IsJapanese_Unit_TellsKanjiAndKana(char unit, bool expected) => Assert.Equal(expected, FoldedText.IsJapanese(unit));

    [Theory]
    [InlineData("口グインしてください", "ろぐいんしてください")]
    [InlineData("再口グイン", "再ろぐいん")]
    [InlineData("口ック解除", "ろっく解除")]
    [InlineData("力スタマーセンター", "かすたまーせんたー")]
    [InlineData("加工ポスト", "加工ぽすと")]
    [InlineData("第二コスト", "第二こすと")]
    [InlineData("入口で待つ", "入口で待つ")]
    public void Fold_KanjiForTheFirstKanaOfAWord_IsUndoneWhereTheWordIsKnown(string text, string expected) =>
        Assert.Equal(expected, FoldedText.FoldWord(text));

    /// <summary>What takes the short way folds as what takes the long one: each unit alone and beside those that change others.</summary>
    [Fact]
    public void FoldWord_IsTheFoldedText()
    {
        var beside = new[] { "{0}", "a{0}", "{0}ー", "カ{0}", "力{0}", "{0}\u3099", "一{0}二", "{0} b" };
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            foreach (var form in beside)
            {
                var word = form.Replace("{0}", ((char)unit).ToString(), StringComparison.Ordinal);
                if (FoldedText.Fold(word).Folded != FoldedText.FoldWord(word))
                {
                    Assert.Fail($"U+{unit:X4} in {form}");
                }
            }
        }

        var phrases = EngineData.Embedded.Lexicon.Concepts.SelectMany(c => c.Phrases).Concat(EngineData.Embedded.Brands.All.SelectMany(b => b.Identity.Aliases)).ToList();
        Assert.Equal(phrases.Select(p => FoldedText.Fold(p).Folded), phrases.Select(FoldedText.FoldWord));
    }
}
