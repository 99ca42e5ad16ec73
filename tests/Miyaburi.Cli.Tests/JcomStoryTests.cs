using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

/// <summary>
/// The model case from the command line, in both languages: the "J:COM 請求書未払い" scam of September 2022. The tests stand in
/// the order of the story; what the engine makes of each message is held in the engine's own story tests.
/// </summary>
public sealed class JcomStoryTests
{
    private const string Text = "【J:COM】ご請求書が未払いの状態です。お支払い期日を過ぎています。ご登録の支払い方法は無効だ。サービスを一時停止する可能性があります。お支払い方法の更新: ";

    [Theory]
    [InlineData("https://mypage.jcom.co.jp-acc.one/?verify", "ja", "詐欺と判断しました。", "名乗っている相手: J:COM / 口実: 料金の未払い・サービスの停止")]
    [InlineData("http://www.jcom.co.jpaccountc5e1.aifwfb.top", "en", "This is a scam. There are ", "Claims to be: J:COM / lure: unpaid bill, service stop")]
    [InlineData("https://jcom-info.com/", "ja", "詐欺と判断しました。", "J:COMの公式ドメインで")]
    [InlineData("http://mypage-jcom.duckdns.org/", "en", "This is a scam. There are ", "mypage-jcom[.]duckdns[.]org")]
    public void Line1_TheMessage_IsAScamWithQuotedReasons(string link, string language, string verdict, string reason)
    {
        var ran = RunWith(Text + link, "check", "--sms", "-", "--lang", language);
        Assert.Equal(1, ran.Code);
        Assert.Contains(verdict, ran.Output, StringComparison.Ordinal);
        Assert.Contains(reason, ran.Output, StringComparison.Ordinal);
        Assert.Contains("支払い方法は無効だ", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(link, ran.Output, StringComparison.Ordinal);
        var groups = RunWith(Text + link, "check", "--sms", "-", "--format", "json").Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("group").GetString()).Distinct();
        Assert.True(groups.Count() >= 3);
    }

    [Theory]
    [InlineData("ja", "支払い方法は無効だ")]
    [InlineData("en", "支払い方法は無効だ")]
    public void Line1_TheMail_IsAScamInJcomsName_AndEveryReasonQuotesIt(string language, string quote)
    {
        var json = Run("check", Sample("mail/jcom-unpaid.eml"), "--lang", language, "--format", "json").Json;
        Assert.Equal(("scam", "jcom"), (json.GetProperty("level").GetString(), json.GetProperty("claimedBrand").GetString()));
        Assert.Superset(new HashSet<string?> { "unpaidBill", "serviceStop" }, json.GetProperty("lures").EnumerateArray().Select(l => l.GetString()).ToHashSet());
        var reasons = json.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("weight").GetDouble() > 0).ToList();
        Assert.True(reasons.Select(f => f.GetProperty("group").GetString()).Distinct().Count() >= 3);
        Assert.All(reasons, f => Assert.NotEmpty(f.GetProperty("evidence")[0].GetProperty("quote").GetString()!));
        Assert.Contains(quote, Run("check", Sample("mail/jcom-unpaid.eml"), "--lang", language).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", "LINE ID abc123", "ギフトカードの要求「")]
    [InlineData("en", "LINE ID abc123", "demand for gift cards")]
    public void Line1_WaysToAnswerAndPay_AreListed(string language, string line, string card)
    {
        var output = Joined(RunWith("【J:COM】利用料金が未払いです。J:COM相談係 050-3184-9572 LINE ID: abc123 お支払いはAmazonギフトカードを購入し番号をお伝えください。", "check", "--sms", "-", "--lang", language));
        Assert.Contains("05031849572", output, StringComparison.Ordinal);
        Assert.Contains(line, output, StringComparison.Ordinal);
        Assert.Contains(card, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", "ギフトカード")]
    [InlineData("en", "gift card")]
    public void Line1_PhoneNumberAndGiftCards_AreAScamWithoutALink(string language, string word)
    {
        var ran = Run("check", "--sms", Sample("sms/jcom-giftcard.txt"), "--lang", language);
        Assert.Equal(1, ran.Code);
        Assert.Contains(word, ran.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("ja", "これだけで偽物とは言えません", "証明はありません")]
    [InlineData("en", "does not prove forgery", "not proven")]
    public void Line2_OfficialSender_CountsOnlyWhenProven(string language, string failed, string unproven)
    {
        var forged = Sample("mail/jcom-forged-sender.eml");
        Assert.Contains(failed, Joined(Run("check", forged, "--authserv-id", "mx.example.jp", "--lang", language)), StringComparison.Ordinal);
        Assert.Contains(unproven, Joined(Run("check", forged, "--lang", language)), StringComparison.Ordinal);
        Assert.Equal(0, Run("check", Sample("mail/jcom-genuine-bill.eml"), "--authserv-id", "mx.example.jp", "--lang", language).Code);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("ja", "支払い情報の入力をメールやSMSで促すことはありません", "督促状", "確認)")]
    [InlineData("en", "never sends e-mail or SMS that urges you to enter payment", "paper reminder", "(seen ")]
    public void Line3_WhatJcomReallyDoes_IsQuotedWithSourceAndDate(string language, string conduct, string practice, string date)
    {
        var output = Joined(Run("check", Sample("mail/jcom-unpaid.eml"), "--lang", language));
        Assert.Contains(conduct, output, StringComparison.Ordinal);
        Assert.Contains(practice, output, StringComparison.Ordinal);
        Assert.Contains("cs.myjcom.jp", output, StringComparison.Ordinal);
        Assert.Contains(date, output, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("ja", "yes", "マイページを開いて確認する", "支払うものはありません")]
    [InlineData("ja", "no", "支払うものはありません", "マイページを開いて確認する")]
    [InlineData("en", "yes", "Open J:COM's My Page", "there is nothing to pay")]
    [InlineData("en", "no", "there is nothing to pay", "Open J:COM's My Page")]
    public void Line4_CustomerOrNot_IsToldTheirOwn(string language, string customer, string told, string untold)
    {
        var output = Joined(Run("check", Sample("mail/jcom-unpaid.eml"), "--customer", customer, "--lang", language));
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.DoesNotContain(untold, output, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("ja", "被害が出ている可能性は低い")]
    [InlineData("en", "harm is unlikely")]
    public void Line5_OnlyOpened_IsCalmed(string language, string words)
    {
        var output = Joined(Run("plan", "--did", "opened", "--brand", "jcom", "--lang", language));
        Assert.Contains(words, output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("0120", output, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("typedCard", "ja", "カード会社に電話して、カードを止めてください", "2027年1月27日")]
    [InlineData("typedCard", "en", "card company", "27 Jan 2027")]
    [InlineData("sentGiftCard", "ja", "すぐに、ギフトカードの発行会社に連絡してください", "レシート")]
    [InlineData("sentGiftCard", "en", "gift card", "receipt")]
    [InlineData("reusedPassword", "ja", "同じパスワード", "メール")]
    [InlineData("typedCode", "en", "code", "bank")]
    [InlineData("paidByApp", "ja", "60日", "2027年1月27日")]
    [InlineData("installedApp", "ja", "機内モード", "アンインストール")]
    [InlineData("installedProfile", "en", "profile", "VPN")]
    [InlineData("sharedIdentity", "ja", "本人申告", "JICC")]
    [InlineData("sharedWallet", "en", "new wallet", "seed")]
    [InlineData("typedPassword", "ja", "パスワード", "マイページ")]
    [InlineData("typedPassword", "en", "password", "My Page")]
    [InlineData("typedBank", "ja", "銀行", "口座")]
    [InlineData("typedBank", "en", "bank", "account")]
    [InlineData("transferredMoney", "ja", "銀行", "警察")]
    [InlineData("transferredMoney", "en", "bank", "police")]
    public void Line6_WhatWasTyped_DecidesTheSteps(string did, string language, string first, string second)
    {
        var output = Joined(Run("plan", "--did", did, "--brand", "jcom", "--on", "2026-11-28", "--lang", language));
        Assert.Contains(first, output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(second, output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("ja")]
    [InlineData("en")]
    public void Line7_TextsThatWarn_AreNotCalledScams(string language)
    {
        Assert.Equal(0, Run("check", Sample("sms/warning.txt"), "--lang", language).Code);
        Assert.Equal(0, Run("check", Miyaburi.Tests.DataFolder.Path("article_jcom_2022.txt"), "--lang", language).Code);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Line7_AScamThatAddsAWarning_DoesNotGetAway(string language) =>
        Assert.Equal(1, RunWith(Text + "https://jcom-info.com/ 詐欺にご注意ください。", "check", "--sms", "-", "--lang", language).Code);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("sms/genuine-utility.txt")]
    [InlineData("sms/genuine-code.txt")]
    [InlineData("sms/genuine-card-use.txt")]
    [InlineData("mail/genuine-dunning.eml")]
    public void Line8_GenuineLookAlikes_AreNotCalledScams(string sample)
    {
        Assert.Equal(0, Run("check", Sample(sample), "--lang", "ja").Code);
        Assert.Contains("does not prove", Joined(Run("check", Sample(sample), "--lang", "en")), StringComparison.Ordinal);
    }

    /// <summary>Lines are broken to the width of the page; Japanese without a space, English at one.</summary>
    private static string Joined(Ran ran) =>
        string.Join(ran.Output.Contains("■ 届いた", StringComparison.Ordinal) || ran.Output.Contains("これからすること", StringComparison.Ordinal) ? "" : " ", ran.Output.Split('\n').Select(l => l.Trim()));
}
