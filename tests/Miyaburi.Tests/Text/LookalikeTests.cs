using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Miyaburi.Text;

namespace Miyaburi.Tests.Text;

public sealed class LookalikeTests
{
    [Theory]
    [InlineData("аmazon", "amazon")]
    [InlineData("раураl", "paypal")]
    [InlineData("arnazon", "amazon")]
    [InlineData("paypaI", "paypal")]
    [InlineData("paypa1", "paypal")]
    [InlineData("g\u200Boogle", "google")]
    [InlineData("ԁосоmо", "docomo")]
    [InlineData("𝐚𝐦𝐚𝐳𝐨𝐧", "amazon")]
    [InlineData("ɑmazon", "amazon")]
    [InlineData("ｊｃｂ", "jcb")]
    [InlineData("0ricо", "orico")]
    public void Skeleton_Lookalike_EqualsThatOfTheName(string imitation, string name) =>
        Assert.Equal(Confusables.Skeleton(name), Confusables.Skeleton(imitation));

    [Theory]
    [InlineData("amazon", "amazonas")]
    [InlineData("smbc", "srnbcc")]
    [InlineData("café", "cafe")]
    [InlineData("docomo", "docono")]
    public void Skeleton_OtherWord_Differs(string one, string other) =>
        Assert.NotEqual(Confusables.Skeleton(one), Confusables.Skeleton(other));

    [Fact]
    public void Skeleton_CurrentConfusablesOfLettersAndDigits_MostlyKnown()
    {
        int known = 0, all = 0;
        foreach (var (source, target) in Reference())
        {
            all++;
            known += Confusables.Skeleton(source) == Confusables.Skeleton(target) ? 1 : 0;
        }

        // The reference is of Unicode 17, the package of Unicode 13.
        Assert.True(all > 1500 && known > all * 0.98, $"{known} of {all}");
    }

    [Theory]
    [InlineData("аmаzоn.com", "amazon.com")]
    [InlineData("www.аррӏе.com", "www.apple.com")]
    [InlineData("ámazön.jp", "amazon.jp")]
    [InlineData("dоcоmo-łogin.top", "docomo-login.top")]
    [InlineData("arnaz0n.com", "arnaz0n.com")]
    [InlineData("三井住友.jp", "三井住友.jp")]
    public void FoldHost_Imitation_ReadsAsTheName(string host, string expected) => Assert.Equal(expected, Confusables.FoldHost(host));

    [Theory]
    [InlineData("arnaz0n", "amazon")]
    [InlineData("PAYPA1", "paypal")]
    [InlineData("vvells", "wells")]
    [InlineData("m1zuh0", "mizuho")]
    [InlineData("sm8c", "smbc")]
    [InlineData("jc0rn", "jcom")]
    [InlineData("saclson", "sadson")]
    [InlineData("5aison", "saison")]
    public void AsciiLookalike_Imitation_FoldsToTheSame(string imitation, string name) =>
        Assert.Equal(AsciiLookalike.Fold(name), AsciiLookalike.Fold(imitation));

    [Theory]
    [InlineData("amazon", ScriptMixLevel.Single)]
    [InlineData("москва", ScriptMixLevel.Single)]
    [InlineData("аmazon", ScriptMixLevel.Deceptive)]
    [InlineData("οrico", ScriptMixLevel.Deceptive)]
    [InlineData("お名前com", ScriptMixLevel.Ordinary)]
    [InlineData("삼성card", ScriptMixLevel.Ordinary)]
    [InlineData("日本и", ScriptMixLevel.Unusual)]
    [InlineData("123-4", ScriptMixLevel.Single)]
    [InlineData("", ScriptMixLevel.Single)]
    public void LevelOf_Word_IsTold(string word, ScriptMixLevel expected) => Assert.Equal(expected, ScriptMix.LevelOf(word));

    [Theory]
    [InlineData("力一ド", "カード")]
    [InlineData("力―ド", "カード")]
    [InlineData("アマソン", "アマゾン")]
    [InlineData("アマゾソ", "アマゾン")]
    [InlineData("了マゾン", "アマゾン")]
    [InlineData("ドコ毛", "ドコ毛")]
    [InlineData("ヤ卜運輸", "ヤト運輸")]
    [InlineData("三ズホ", "ミズホ")]
    [InlineData("ベイベイ", "ペイペイ")]
    [InlineData("工ポスカ一ド", "エポスカード")]
    [InlineData("シェイコム", "ジェイコム")]
    [InlineData("メルカソ", "メルカン")]
    [InlineData("夕ワレコ一ド", "タワレコード")]
    public void KanaLookalikes_Imitation_FoldsToTheSame(string imitation, string name) =>
        Assert.Equal(KanaLookalikes.Fold(FoldedText.FoldWord(name)), KanaLookalikes.Fold(FoldedText.FoldWord(imitation)));

    [Fact]
    public void KanaLookalikes_OtherWord_Differs() =>
        Assert.NotEqual(KanaLookalikes.Fold("あまぞん"), KanaLookalikes.Fold("あまかん"));

    private static IEnumerable<(string Source, string Target)> Reference()
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(DataFolder.Path("lists.tar.gz")), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name != "unicode17_confusables.txt")
            {
                continue;
            }

            using var reader = new StreamReader(entry.DataStream!);
            while (reader.ReadLine() is { } line)
            {
                var fields = line.Split(';');
                if (fields.Length < 3 || line.StartsWith('#'))
                {
                    continue;
                }

                var target = Text(fields[1]);
                if (target.All(unit => char.IsAsciiLetterOrDigit(unit) || unit == '-'))
                {
                    yield return (Text(fields[0]), target);
                }
            }
        }
    }

    private static string Text(string hex) => string.Concat(hex.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => char.ConvertFromUtf32(int.Parse(part.TrimStart('\uFEFF').Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
}
