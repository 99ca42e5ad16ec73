namespace Miyaburi.Server.Pages;

/// <summary>What people call the trades of the brand schema, in the order of the list.</summary>
internal static class BrandCategories
{
    internal static readonly (string Id, Bilingual Name)[] All =
    [
        ("telecom", new("携帯電話・通信", "Mobile and telecom")),
        ("card", new("クレジットカード", "Credit cards")),
        ("bank", new("銀行", "Banks")),
        ("securities", new("証券会社", "Securities")),
        ("payment", new("決済・後払い", "Payment")),
        ("shop", new("通販・お店", "Shops")),
        ("market", new("フリマ", "Flea markets")),
        ("courier", new("宅配・郵便", "Parcels and post")),
        ("utility", new("電気・ガス・水道", "Electricity, gas, water")),
        ("government", new("役所・公的機関", "Government")),
        ("transport", new("鉄道・道路・航空", "Trains, roads, airlines")),
        ("travel", new("旅行", "Travel")),
        ("media", new("放送・動画", "Media")),
        ("platform", new("ネットサービス", "Online services")),
        ("provider", new("プロバイダー・メール", "Providers and mail")),
        ("game", new("ゲーム", "Games")),
        ("crypto", new("暗号資産", "Cryptocurrency")),
        ("insurance", new("保険", "Insurance")),
        ("other", new("その他", "Other")),
    ];
}
