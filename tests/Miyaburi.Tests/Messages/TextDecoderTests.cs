using System.Text;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Tests.Messages;

public sealed class TextDecoderTests
{
    private const string Notice = "【重要】ご利用料金のお支払い方法は無効だ。至急ご確認ください。カスタマーセンター";
    private const string Short = "重要なお知らせ";

    public static TheoryData<string, string> Mislabels()
    {
        string[] labels = ["", "us-ascii", "utf-8", "iso-8859-1", "windows-1252", "shift_jis", "cp932", "windows-31j", "euc-jp", "iso-2022-jp",
            "x-unknown", "\"u\"tf-8", "_iso-2022-jp$ESC", "utf-7", "koi8-r", "default"];
        string[] actual = ["utf-8", "shift_jis", "euc-jp", "iso-2022-jp"];
        return [.. labels.SelectMany(_ => actual, (label, encoding) => (label, encoding))];
    }

    [Theory]
    [MemberData(nameof(Mislabels))]
    public void Decode_LabelAndBytesDiffer_ReadsWhatTheBytesSay(string label, string actual)
    {
        foreach (var text in (string[])[Notice, Short])
        {
            Assert.Equal(text, TextDecoder.Decode(Encode(text, actual), label).Text);
        }
    }

    [Theory]
    [InlineData("iso-2022-jp-1")]
    [InlineData("iso-2022-jp-ms")]
    [InlineData("ISO-2022-JP-2004")]
    [InlineData("cp50221")]
    public void Decode_Relatives_AreIso2022Jp(string label) =>
        Assert.Equal(Short, TextDecoder.Decode(Encode(Short, "iso-2022-jp"), label).Text);

    [Theory]
    [InlineData("\x1B(I6@6E\x1B(B", "ｶﾀｶﾅ")]
    [InlineData("\x1B$B-!-j\x1B(B", "①㈱")]
    [InlineData("\x1B$@F|K\\\x1B(J", "日本")]
    [InlineData("\x1B$BF|K\\", "日本")]
    [InlineData("a\x1B$BF|\x1B(Bb\nc\x1B$BK\\\x1B(B", "a日b\nc本")]
    [InlineData("\u000E6@6E\u000F!", "ｶﾀｶﾅ!")]
    [InlineData("\x1B$(D\"o\x1B(B", "™")]
    public void Decode_Iso2022JpVariants_Read(string raw, string expected) =>
        Assert.Equal(expected, TextDecoder.Decode(Encoding.Latin1.GetBytes(raw), "iso-2022-jp").Text);

    [Fact]
    public void Decode_EscapeCharactersLost_ReadsTheText()
    {
        var raw = Encoding.Latin1.GetString(Encode("こんにちは。お支払いの確認", "iso-2022-jp")).Replace("\x1B", "", StringComparison.Ordinal);

        Assert.Equal("Hi こんにちは。お支払いの確認 (A)", TextDecoder.Decode(Encoding.Latin1.GetBytes("Hi " + raw + " (A)"), "iso-2022-jp").Text);
    }

    [Fact]
    public void Decode_PriceInDollars_IsNoLostEscape() =>
        Assert.Equal("$Bonus (B2B) $BTC", TextDecoder.Decode("$Bonus (B2B) $BTC"u8, "iso-2022-jp").Text);

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Decode_Utf16_WithAndWithoutMark(bool big, bool mark)
    {
        var encoding = new UnicodeEncoding(big, mark);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("お荷物のお届け http://a.example/ です")];

        Assert.Equal("お荷物のお届け http://a.example/ です", TextDecoder.Decode(bytes).Text);
    }

    [Fact]
    public void Decode_Utf8WithMark_DropsIt() =>
        Assert.Equal("あ", TextDecoder.Decode([0xEF, 0xBB, 0xBF, .. "あ"u8]).Text);

    [Theory]
    [InlineData("Hi Mom +Jjo-!", "Hi Mom ☺!")]
    [InlineData("+ZeVnLIqe-", "日本語")]
    [InlineData("1 +- 1 = 2", "1 + 1 = 2")]
    [InlineData("a + b", "a + b")]
    public void Decode_Utf7_Reads(string raw, string expected) =>
        Assert.Equal(expected, TextDecoder.Decode(Encoding.ASCII.GetBytes(raw), "utf-7").Text);

    [Theory]
    [InlineData(1252, "iso-8859-1", "Überweisung für José – 100 €")]
    [InlineData(1252, "", "Ihre Rechnung für März ist überfällig")]
    [InlineData(1251, "windows-1251", "Ваш счёт заблокирован")]
    [InlineData(1251, "", "Ваш счёт заблокирован")]
    [InlineData(20866, "koi8-r", "Ваш счёт заблокирован")]
    [InlineData(936, "gb2312", "您的账户已被冻结，请立即登录")]
    [InlineData(936, "gb2312", "アカウントの更新をお願いします")]
    [InlineData(950, "big5", "您的帳戶已被凍結")]
    [InlineData(949, "euc-kr", "계정이 정지되었습니다")]
    public void Decode_RightLabel_IsBelieved(int codePage, string label, string text) =>
        Assert.Equal(text, TextDecoder.Decode(Samples.In(codePage, text), label).Text);

    [Theory]
    [InlineData("shift_jis", "ﾃﾞｰﾀﾊﾞﾝｸ ﾎﾟｲﾝﾄ ｷｬﾝﾍﾟｰﾝ")]
    [InlineData("euc-jp", "ﾎﾟｲﾝﾄ")]
    [InlineData("shift_jis", "①㈱髙﨑ﾎﾟｲﾝﾄ")]
    public void Decode_HalfWidthKanaAndVendorCharacters_Read(string encoding, string text) =>
        Assert.Equal(text, TextDecoder.Decode(Encode(text, encoding), encoding).Text);

    [Fact]
    public void Decode_Utf8CutInTheMiddle_KeepsTheRest()
    {
        var bytes = Encoding.UTF8.GetBytes(Notice);

        var text = TextDecoder.Decode(bytes.AsSpan(0, bytes.Length - 1), "utf-8").Text;

        Assert.StartsWith(Notice[..^1], text, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_AsciiLabelledUtf16_StaysAscii() =>
        Assert.Equal("<html>plain</html>", TextDecoder.Decode("<html>plain</html>"u8, "utf-16").Text);

    [Fact]
    public void Decode_AnyBytesAndLabel_NeverThrows()
    {
        string[] labels = ["", "utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "utf-7", "utf-16", "gb18030", "hz-gb-2312", "iso-2022-kr", "big5", "us-ascii", "\0"];
        var random = new Random(1);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = new byte[random.Next(0, 40)];
            random.NextBytes(bytes);
            if (round % 3 == 0 && bytes.Length > 4)
            {
                "\x1B$B"u8.CopyTo(bytes);
            }

            foreach (var label in labels)
            {
                Assert.NotNull(TextDecoder.Decode(bytes, label).Text);
            }
        }
    }

    private static byte[] Encode(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "shift_jis" => Samples.In(932, text),
        "euc-jp" => Samples.In(51932, text),
        _ => Samples.In(50220, text),
    };
}
