using System.Globalization;
using Miyaburi.Messages;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>The fixed words of a report.</summary>
internal static class ReportWords
{
    internal static Bilingual Reasons { get; } = new("そう判断した理由", "Reasons");

    internal static Bilingual Doubts { get; } = new("気になる点", "What raises doubt");

    internal static Bilingual Further { get; } = new("ほかに気づいたこと", "What else was noticed");

    internal static Bilingual MoreReasons { get; } = new("残りの主な理由", "The other main reasons");

    internal static Bilingual SpeaksFor { get; } = new("本物らしい点(証明ではありません)", "What speaks for it (no proof)");

    internal static Bilingual Sender { get; } = new("差出人について", "About the sender");

    internal static Bilingual Confirm { get; } = new("本物かどうかを確かめるには", "How to find out whether it is real");

    internal static Bilingual ToDo { get; } = new("今すること", "What to do now");

    internal static Bilingual Unknown { get; } = new("分からなかったこと", "What could not be told");

    internal static Bilingual Links { get; } = new("リンク先(開かないでください)", "Links (do not open)");

    internal static Bilingual Contacts { get; } = new("電話番号・LINE・口座など(連絡・送金をしないでください)", "Phone numbers, LINE, accounts (do not answer or pay)");

    internal static Bilingual Message { get; } = new("届いたメッセージ", "The message");

    internal static Bilingual MarkedMessage { get; } = new("届いたメッセージと、理由の根拠", "The message, with what the reasons rest on");

    internal static Bilingual From { get; } = new("差出人", "From");

    internal static Bilingual Subject { get; } = new("件名", "Subject");

    internal static Bilingual DoNothing { get; } = new(
        "リンクを開かず、返信も電話もしないでください。開いただけなら、ページを閉じてもう開かないでください。",
        "Open no link, do not reply, do not call. If you only opened it, close the page and do not go back.");

    internal static Bilingual IfDone { get; } = new(
        "もう入力した、支払った、アプリを入れたときは、すぐに手順を確かめてください:",
        "If you already typed something, paid or installed an app, see the steps at once:");

    internal static Bilingual SecondHand { get; } = new("公式ページでは未確認", "not confirmed on an official page");

    internal static Bilingual Headline(Level level, Report report, Reasons reasons) => level switch
    {
        Level.Scam => new($"詐欺と判断しました。{Main(reasons, "主な", "")}理由は{N(reasons)}つです。", $"This is a scam. There {Are(reasons, "reason")}."),
        Level.Suspicious => new($"怪しいメッセージです。{Main(reasons, "主に", "")}気になる点は{N(reasons)}つです。確かめるまで、書かれたとおりにしないでください。", $"This is suspicious. There {Are(reasons, "point")} of doubt. Do not do what it says before you have checked."),
        _ when report.Facts.Unknowns.Any(u => u.Code == "limitReached") => new("大きすぎて全部は調べられませんでした。調べた部分に、詐欺の特徴は見つかりませんでした。本物だという証明ではありません。", "It is too large to examine all of it. In the part examined no sign of a scam was found. That does not prove it genuine."),
        _ when report.Facts.Unknowns.Any(u => u.Code is "bodyEmpty" or "bodyEncrypted") => new("本文を調べられませんでした。ほかの部分に、詐欺の特徴は見つかりませんでした。本物だという証明ではありません。", "The body could not be examined. In the rest no sign of a scam was found. That does not prove it genuine."),
        _ => new("詐欺の特徴は見つかりませんでした。ただし、本物だという証明ではありません。", "No sign of a scam was found. That does not prove it genuine."),
    };

    /// <summary>Whom it claims to be and by which lure; what nothing was found against has a matter and no lure.</summary>
    internal static Bilingual Claims(Report report)
    {
        var names = report.ClaimedBrand?.Names ?? Bilingual.Same("");
        return Claims(names.Ja, names.En, report.Verdict.Level is Level.NothingFound ? [] : report.Verdict.Lures);
    }

    private static Bilingual Claims(string ja, string en, IReadOnlyList<string> lures)
    {
        var jaLures = string.Join("・", lures.Select(l => LureWords.Of(l).Ja));
        var enLures = string.Join(", ", lures.Select(l => LureWords.Of(l).En));
        return (ja.Length, lures.Count) switch
        {
            (0, 0) => new("", ""),
            (0, _) => new($"口実: {jaLures}", $"Lure: {enLures}"),
            (_, 0) => new($"名乗っている相手: {ja}", $"Claims to be: {en}"),
            _ => new($"名乗っている相手: {ja} / 口実: {jaLures}", $"Claims to be: {en} / lure: {enLures}"),
        };
    }

    internal static Bilingual WhatBrandDoes(Bilingual names) => new($"{names.Ja}が実際にしていること", $"What {names.En} really does");

    internal static Bilingual PartName(PartRole role) => role switch
    {
        PartRole.Subject => Subject,
        PartRole.SenderName => From,
        PartRole.Hidden => new("隠された文字", "hidden text"),
        PartRole.Attachment => new("添付ファイル", "attachment"),
        PartRole.ImageText => new("画像の説明", "image text"),
        _ => new("本文", "text"),
    };

    internal static Bilingual Probability(double probability)
    {
        var percent = probability switch
        {
            > 0.99 => "99%超|over 99%",
            < 0.01 => "1%未満|below 1%",
            _ => string.Create(CultureInfo.InvariantCulture, $"約{probability * 100:0}%|about {probability * 100:0}%"),
        };
        var split = percent.Split('|');
        return new($"統計的な見込み: 詐欺の割合 {split[0]}(調べる10通に1通が詐欺とした値。上の理由とあわせて見てください)", $"Statistical estimate: {split[^1].Replace("約", "", StringComparison.Ordinal)} likely a scam, taking one in ten of the messages checked for one (read it with the reasons above)");
    }

    internal static Bilingual AsOf(DateOnly day, DateTimeOffset at)
    {
        var date = Iso(day);
        return day.AddMonths(6) < DateOnly.FromDateTime(at.UtcDateTime)
            ? new($"注意: 会社についての情報は {date} 時点のもので、半年以上前です。新しい版に更新してください。", $"Warning: brand facts as of {date}, more than six months ago. Please update to a newer version.")
            : new($"会社についての情報は {date} 時点のものです。", $"Brand facts as of {date}.");
    }

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string N(Reasons reasons) => reasons.Main.Length.ToString(CultureInfo.InvariantCulture);

    private static string Main(Reasons reasons, string some, string all) => reasons.Further.IsEmpty ? all : some;

    private static string Are(Reasons reasons, string noun) =>
        reasons.Main.Length == 1 ? $"is 1 {noun}" : $"are {N(reasons)} {Main(reasons, "main ", "")}{noun}s";
}
