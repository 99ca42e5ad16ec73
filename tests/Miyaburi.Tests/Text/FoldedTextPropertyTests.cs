using CsCheck;
using Miyaburi.Text;

namespace Miyaburi.Tests.Text;

public sealed class FoldedTextPropertyTests
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "x", "7", " ", "  ", "\u3000", "\n", "\r\n", "ア", "ン", "ｶ", "ﾞ", "ﾟ", "ー", "ｰ", "-", "―", "か", "\u3099", "゛", "漢", "字",
        "。", "、", "「", "」", ".", ":", "/", "\u200B", "\u00AD", "\u202E", "\u200F", "\uFE0F", "\u0301", "\u0323", "é", "Å", "а", "Ν", "α", "㈱", "①", "㍿",
        "ⓐ", "𝐚", "🄲", "😀", "𠮷", "\U000E0061", "\U000E0100", "가", "ᄀ", "ᅡ", "\uD800", "\uDC00", "\0", "\t", "Ⅳ", "ﷺ", "´", "İ", "ς",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 24].Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));
    private static readonly Gen<string> Words = Gen.Char["aZアか漢7ン"].Array[2, 8].Select(letters => new string(letters));

    [Fact]
    public void Fold_AnyText_MapsEveryUnitInOrder() => Texts.Sample(text =>
    {
        var folded = FoldedText.Fold(text);
        var last = 0;
        for (var i = 0; i < folded.Folded.Length; i++)
        {
            var at = folded.ToOriginal(i);
            Assert.InRange(at, last, text.Length - 1);
            last = at;
            var range = folded.ToOriginal(i, 1);
            Assert.True(range.Start == at && range.Length > 0 && range.End <= text.Length);
        }

        Assert.Equal(text.Length, folded.ToOriginal(folded.Folded.Length));
        Assert.All(folded.Tricks, trick => Assert.All(trick.Ranges, range => Assert.InRange(range.End, range.Start + 1, text.Length)));
    });

    [Fact]
    public void Fold_WholeText_MapsToItsCore() => Texts.Sample(text =>
    {
        var folded = FoldedText.Fold(text);
        if (folded.Folded.Length > 0)
        {
            // A stretch of the original folds to the stretch it came from.
            var range = folded.ToOriginal(0, folded.Folded.Length);
            Assert.Equal(folded.Folded, FoldedText.Fold(text.Substring(range.Start, range.Length)).Folded);
        }
    });

    [Fact]
    public void Fold_InvisibleCharactersInWord_ChangeNothingButTheTricks() =>
        Gen.Select(Words, Gen.Int[1, 1000], Gen.Char["\u200B\u2060\uFEFF\u00AD"]).Sample((word, seed, hidden) =>
        {
            var broken = word.Insert(1 + (seed % (word.Length - 1)), hidden.ToString());
            var folded = FoldedText.Fold(broken);
            Assert.Equal(FoldedText.FoldWord(word), folded.Folded);
            var trick = Assert.Single(folded.Tricks);
            Assert.True(trick.Kind is TextTrickKind.ZeroWidthInWord or TextTrickKind.SoftHyphenInWord);
        });

    [Fact]
    public void Fold_NormalizedFirst_GivesTheSame() => Words.Array[1, 4].Sample(words =>
    {
        var text = string.Join('。', words);
        Assert.Equal(FoldedText.FoldWord(text), FoldedText.FoldWord(Nfkc.Normalize(text)));
    });

    [Theory]
    [InlineData("a ")]
    [InlineData("a b ")]
    [InlineData("ア ")]
    [InlineData("の ア ")]
    [InlineData("か\u3099\u200B")]
    [InlineData("\u0301\u0323")]
    [InlineData("ｶﾞ")]
    [InlineData("а")]
    [InlineData("aа ")]
    [InlineData("\u200B")]
    [InlineData("\n ")]
    [InlineData("㌖")]
    [InlineData("-")]
    [InlineData("カ-")]
    [InlineData("𝐚")]
    public void Fold_EndlessRepetition_TakesLinearTime(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 200_000 / unit.Length));
        var from = ThreadTime.Spent;
        var folded = FoldedText.Fold(text);
        for (var i = 0; i < folded.Folded.Length; i += 997)
        {
            folded.ToOriginal(i, 1);
        }

        // Far above what it takes on a busy machine, far below what squared work would.
        var spent = ThreadTime.Spent - from;
        Assert.True(spent < TimeSpan.FromSeconds(20), $"{spent}");
    }
}
