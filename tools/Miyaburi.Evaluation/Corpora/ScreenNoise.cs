namespace Miyaburi.Evaluation.Corpora;

/// <summary>Looked through by hand: screenshots that show no scam (warnings, genuine notices, fragments of settings pages).</summary>
internal static class ScreenNoise
{
    private static readonly string[] Marks =
    [
        "fb.com/", "SPAM", "お名前 .com", "バンナム", "Mastercard", "ご注意ください", "不審なメッセージ", "有効にする", "上記のようなリスク",
        "line.me", "新しい携帯", "番号 X 桁", "以下に同意", "想定される", "セキュリティコード", "HISUITE", "新型コロナ", "VIEW", "身に覚えのない",
    ];

    internal static bool Is(string text) => Array.Exists(Marks, m => text.Contains(m, StringComparison.Ordinal));
}
