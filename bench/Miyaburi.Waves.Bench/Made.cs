using System.Globalization;
using Miyaburi.Messages;

namespace Miyaburi.Waves.Bench;

/// <summary>Reports made up for measuring: templates of scam SMS with everything in them that changes from copy to copy.</summary>
internal static class Made
{
    private static readonly string[] Brands = ["J:COM", "三井住友カード", "えきねっと", "Amazon", "楽天市場", "東京電力", "ヤマト運輸", "NTTドコモ", "イオンカード", "国税庁"];

    private static readonly string[] Openings = ["ご請求書が未払いの状態です", "お支払い方法の確認が必要です", "お客様のアカウントに異常なログインがありました", "お荷物をお届けしましたが不在のため持ち帰りました", "会員情報の更新をお願いします", "ポイントの有効期限が近づいています", "不正利用の可能性を検知しました", "電気料金のお支払いが確認できません"];

    private static readonly string[] Pressures = ["本日中にお手続きがない場合サービスを停止します", "24時間以内にご確認ください", "期日を過ぎると遅延損害金が発生します", "至急ご対応をお願いいたします", "ご確認いただけない場合は自動退会となります"];

    /// <summary>The text of report <paramref name="i"/>: about one in 25 is a variant nobody has sent before.</summary>
    internal static string Text(int i)
    {
        var random = new Random(i);
        var brand = Brands[random.Next(Brands.Length)];
        var rare = random.Next(25) == 0 ? $"問い合わせ係{(char)('あ' + random.Next(80))}{(char)('ア' + random.Next(80))}{(char)('亜' + random.Next(900))}が承ります。" : "";
        return string.Create(CultureInfo.InvariantCulture, $"【{brand}】{Openings[random.Next(Openings.Length)]}。{Pressures[random.Next(Pressures.Length)]}。{rare}受付番号{random.Next(100000, 999999)} https://{(char)('a' + random.Next(26))}{random.Next(100, 400)}-info.{(random.Next(2) == 0 ? "com" : "top")}/login{random.Next(9)}");
    }

    /// <summary>Report <paramref name="i"/>, judged by the engine.</summary>
    internal static Sighting Sighting(Analyzer analyzer, int i, string run)
    {
        var reading = (Reading.Read)MessageReader.ReadText(Text(i), new ReadOptions { Kind = MessageKind.Sms });
        var report = analyzer.Judge(reading.Message, Signals.Observations.None, DateTimeOffset.UnixEpoch);
        return new Sighting
        {
            Id = Waves.Sighting.IdOf(run, BitConverter.GetBytes(i)),
            Day = new DateOnly(2026, 1, 1).AddDays(i / 20_000),
            Reporter = Waves.Sighting.Pseudonym((i % 200_000).ToString(CultureInfo.InvariantCulture)),
            Source = i % 4 == 0 ? SightingSource.Person : SightingSource.Gateway,
            Traits = WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault()),
        };
    }
}
