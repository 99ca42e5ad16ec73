using System.Globalization;
using System.Text;
using Miyaburi.Text;

namespace Miyaburi.Tests.Text;

public sealed class NfkcTests
{
    [Theory]
    [InlineData("ﾔﾏﾄ運輸", "ヤマト運輸")]
    [InlineData("ﾄﾞｺﾓ ﾊﾟｽ", "ドコモ パス")]
    [InlineData("か\u3099は\u309A", "がぱ")]
    [InlineData("Ａｍａｚｏｎ", "Amazon")]
    [InlineData("㈱ ㍿ ① ℡ Ⅳ", "(株) 株式会社 1 TEL IV")]
    [InlineData("🄲🄾🄼", "COM")]
    [InlineData("e\u0302\u0323", "ệ")]
    [InlineData("각", "각")]
    [InlineData("\uD800a\uDC00", "\uD800a\uDC00")]
    [InlineData("", "")]
    public void Normalize_Sample_IsFormKC(string text, string expected) => Assert.Equal(expected, Nfkc.Normalize(text));

    [Fact]
    public void Normalize_NothingToDo_ReturnsSameInstance()
    {
        var text = "請求書が未払いです。https://example.jp/ にアクセス";
        Assert.Same(text, Nfkc.Normalize(text));
    }

    [Fact]
    public void Normalize_EveryCodePoint_AgreesWithIcu()
    {
        var blocks = 0;
        foreach (var line in Fixture.Lines("normalization.txt.gz").Where(line => line[0] == "hash"))
        {
            var target = line[1] == "NFKC" ? NormalizationTarget.Nfkc : NormalizationTarget.Nfc;
            var block = new StringBuilder();
            for (var codePoint = Convert.ToInt32(line[2], 16); codePoint < Convert.ToInt32(line[3], 16); codePoint++)
            {
                if (codePoint is < 0xD800 or > 0xDFFF)
                {
                    block.Append(Normalizer.Run(char.ConvertFromUtf32(codePoint), target)).Append('\0');
                }
            }

            var expected = ulong.Parse(line[4], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Assert.True(expected == Fixture.Hash(block.ToString()), $"{line[1]} differs from U+{line[2]}");
            blocks++;
        }

        Assert.Equal(2 * 272, blocks);
    }

    [Fact]
    public void Normalize_RandomTexts_AgreeWithIcu()
    {
        var texts = 0;
        foreach (var line in Fixture.Lines("normalization.txt.gz").Where(line => line[0] == "text"))
        {
            var text = Fixture.Unhex(line[1]);
            Assert.Equal(line[2], Fixture.Hex(Nfkc.Normalize(text)));
            Assert.Equal(line[3], Fixture.Hex(Normalizer.Run(text, NormalizationTarget.Nfc)));
            texts++;
        }

        Assert.Equal(3000, texts);
    }

    [Fact]
    public void Normalize_MillionMarks_TakesLinearTime()
    {
        var marks = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323\u0334", 300_000));
        var normalized = Nfkc.Normalize(marks);
        // ạ́ first, then the marks by class.
        Assert.Equal("\u1EA1\u0334\u0334", normalized[..3]);
        Assert.Equal(normalized, Nfkc.Normalize(normalized));
    }
}
