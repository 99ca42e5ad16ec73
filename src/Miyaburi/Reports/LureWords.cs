namespace Miyaburi.Reports;

/// <summary>What people call a lure.</summary>
public static class LureWords
{
    /// <summary>The name of a lure; its id when it has none.</summary>
    public static Bilingual Of(string lure) => lure switch
    {
        "unpaidBill" => new("料金の未払い", "unpaid bill"),
        "serviceStop" => new("サービスの停止", "service stop"),
        "delivery" => new("荷物の配達", "parcel delivery"),
        "accountCheck" => new("アカウントの確認・制限", "account check"),
        "unauthorizedUse" => new("不正利用の知らせ", "unauthorised use"),
        "cardUse" => new("カード利用の知らせ", "card use"),
        "refund" => new("返金・還付", "refund"),
        "points" => new("ポイント", "points"),
        "prize" => new("当選・賞品", "prize"),
        "tax" => new("税金", "tax"),
        "benefit" => new("給付金", "benefit"),
        "securityAlert" => new("セキュリティの警告", "security alert"),
        "supportScam" => new("サポートをかたる電話", "fake support"),
        "callBack" => new("電話の要求", "call-back"),
        "giftCard" => new("ギフトカード", "gift card"),
        "crypto" => new("暗号資産", "cryptocurrency"),
        "investment" => new("投資", "investment"),
        "job" => new("副業・求人", "easy job"),
        "purchase" => new("注文・購入", "purchase"),
        "subscription" => new("会員・定期契約", "subscription"),
        "mailbox" => new("メールボックス", "mailbox"),
        "police" => new("警察・捜査", "police investigation"),
        "sextortion" => new("性的な脅迫", "sextortion"),
        "lineGroup" => new("LINEグループ作成の指示", "LINE group"),
        "wrongNumber" => new("間違いを装った連絡", "wrong number"),
        "romance" => new("恋愛感情の利用", "romance"),
        "familyEmergency" => new("家族の緊急事態", "family emergency"),
        "advanceFee" => new("手数料の先払い", "advance fee"),
        "legalThreat" => new("法的措置の予告", "legal threat"),
        _ => Bilingual.Same(lure),
    };
}
