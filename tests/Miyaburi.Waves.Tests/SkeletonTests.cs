using Miyaburi.Tests;

namespace Miyaburi.Waves.Tests;

/// <summary>What a skeleton keeps, and what it must never keep.</summary>
public sealed class SkeletonTests
{
    [Fact]
    public void Copies_ForDifferentReaders_HaveOneSkeleton() =>
        Assert.Equal(
            Make.Traits("山田 太郎様\n2022年9月16日までに1,234円をお支払いください。お客様番号 A1B2C3D4 https://jcom-info.com/a1").Skeleton,
            Make.Traits("佐藤花子様\n2022年10月3日までに98,765円をお支払いください。お客様番号 ZZ9PQ77R https://jcom-pay.top/zz9").Skeleton);

    [Theory]
    [InlineData("山田太郎様\nお支払いの確認が必要です。", "山田")]
    [InlineData("〒100-0001 東京都千代田区千代田 霞ビル\nお支払いの確認が必要です。手続きをしてください。", "霞")]
    [InlineData("ご連絡は taro.yamada@example.jp までお願いいたします。至急です。", "yamada")]
    [InlineData("お電話ください。090-1234-5678 までお願いいたします。", "1234")]
    [InlineData("〒100-0001 東京都千代田区千代田1-1\nお支払いの確認が必要です。", "千代田")]
    [InlineData("カード番号 4111 1111 1111 1111 の利用を停止しました。", "4111")]
    [InlineData("ご確認ください https://evil-login.example/?user=tarou123 お早めに。", "tarou")]
    [InlineData("【ヤマト運輸】お届け先は東京都港区芝公園四丁目 山田太郎様です。宛先不明のため持ち帰りました。", "山田")]
    [InlineData("【ヤマト運輸】お届け先は東京都港区芝公園四丁目 山田太郎様です。宛先不明のため持ち帰りました。", "芝公園")]
    [InlineData("お荷物は港区芝公園4-2-8へお届けの予定でしたが、宛先不明です。", "芝公園")]
    [InlineData("お荷物は港区芝公園\uFF14\uFF0D\uFF12\uFF0D\uFF18へお届けの予定でしたが、宛先不明です。", "芝公園")]
    [InlineData("お荷物は大阪府大阪市北区梅田3丁目1番1号へお届けの予定でした。", "梅田")]
    [InlineData("令和八年十一月二十日、鈴木一郎さん宛のお荷物をお預かりしています。", "鈴木")]
    [InlineData("令和八年十一月二十日、鈴木一郎さん宛のお荷物をお預かりしています。", "十一月")]
    [InlineData("このたびは ヤマダ タロウ様の口座が停止されました。ご確認ください。", "ヤマダ")]
    [InlineData("ご契約者 TARO YAMADA様の口座が停止されました。ご確認ください。", "taro")]
    [InlineData("口座の利用を停止しました。\n■ご契約者名：山田 太郎\nお手続きください。", "山田")]
    [InlineData("口座の利用を停止しました。\nお名前: ヤマダタロウ\nお手続きください。", "タロウ")]
    [InlineData("口座の利用を停止しました。\n口座名義 : TARO YAMADA\nお手続きください。", "yamada")]
    public void PersonalData_IsNotInTheSkeleton(string text, string personal) =>
        Assert.DoesNotContain(personal, Make.Traits(text).Skeleton, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Greeting_ToEverybody_Stays() =>
        Assert.Contains("お客様", Make.Traits("お客様\nお支払いの確認が必要です。手続きをしてください。").Skeleton, StringComparison.Ordinal);

    [Theory]
    [InlineData("会員様だけの特典です。お手続きください。", "会員様")]
    [InlineData("様々なお支払い方法をご用意しています。", "様々な")]
    [InlineData("東京電力の料金が未払いです。市町村にはお問い合わせにならないでください。", "市町村")]
    [InlineData("氏名と住所の確認が必要です。至急です。", "氏名")]
    [InlineData("次のとおりです。\n氏名:入力されていません。\n至急お手続きください。", "入力されていません")]
    public void WordsThatNameNobody_Stay(string text, string word) =>
        Assert.Contains(word, Make.Traits(text).Skeleton, StringComparison.Ordinal);

    [Fact]
    public void LineAfterAnAddress_Stays() =>
        Assert.Contains("お支払い", Make.Traits("〒100-0001 東京都千代田区千代田 霞ビル\nお支払いの確認が必要です。手続きをしてください。").Skeleton, StringComparison.Ordinal);

    [Fact]
    public void OwnPrivateUseCharacters_CannotPassForMasks() =>
        Assert.DoesNotContain(Mask.Name, Make.Traits("\uE003\uE003お支払いの確認が必要です。\uE003手続きをしてください。").Skeleton);

    [Fact]
    public void Example_IsShownInWords() =>
        Assert.Contains("〔リンク〕", Mask.Words(Make.Traits(Make.Unpaid("1", "jcom-info.com")).Skeleton).Ja, StringComparison.Ordinal);

    [Fact]
    public void Skeleton_MaskedOnceMore_StaysAsItIs()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("samples", "messages", "sms"), "*.txt"))
        {
            var skeleton = Make.Traits(File.ReadAllText(file)).Skeleton;
            Assert.Equal(skeleton, Skeleton.Again(skeleton));
        }
    }

    [Theory]
    [InlineData("お電話は090-1234-5678まで", "1234")]
    [InlineData("ご連絡は taro.yamada@example.jp まで", "yamada")]
    [InlineData("https://evil.example/tarou123/login をご確認", "tarou123")]
    [InlineData("お届け先は東京都千代田区丸の内一丁目 山田太郎様です", "丸の内")]
    [InlineData("お届け先は東京都千代田区丸の内一丁目 山田太郎様です", "山田")]
    [InlineData("<script>alert(1)</script>", "<")]
    public void Skeleton_OfSomebodyElse_IsMasked(string sent, string personal) =>
        Assert.DoesNotContain(personal, WaveTraits.Of(sent, null, null, [], [], EngineData.Embedded.Brands).Skeleton, StringComparison.Ordinal);

    [Fact]
    public void Hosts_OfSomebodyElse_AreReadAsHosts_AndOfficialOnesLeftOut()
    {
        var traits = WaveTraits.Of("お支払いの確認が必要です。手続きをしてください", "jcom", null, ["jcom-info.com", "www.jcom.co.jp", "bit.ly", "a b", "x.com/personal?id=1", ""], [], EngineData.Embedded.Brands);
        Assert.DoesNotContain(traits.Hosts, h => h.Contains("jcom.co.jp", StringComparison.Ordinal) || h.Contains('/', StringComparison.Ordinal) || h is "bit.ly");
        Assert.Contains("jcom-info.com", traits.Hosts);
        Assert.DoesNotContain(traits.Patterns, p => p.Contains("personal", StringComparison.Ordinal));
    }

    [Fact]
    public void OfficialHosts_AreNobodysWave()
    {
        var traits = Make.Traits("【J:COM】ご請求書が未払いの状態です。https://www.jcom.co.jp/pay と https://jcom-info.com/pay をご確認ください。");
        Assert.Equal(["jcom-info.com"], traits.Hosts);
        Assert.DoesNotContain(traits.Patterns, p => p.Contains("jcom.co.jp", StringComparison.Ordinal));
    }

    [Fact]
    public void Similarity_OfSignatures_FollowsTheTexts()
    {
        var a = Make.Traits(Make.Unpaid("1", "a-b.com")).Signature;
        Assert.Equal(1, a.Similarity(Make.Traits(Make.Unpaid("2", "c-d.top")).Signature));
        Assert.True(a.Similarity(Make.Traits(Make.Parcel("2", "c-d.top")).Signature) < 0.2);
        Assert.Equal(a, TextSignature.Read(a.ToBytes()));
    }
}
