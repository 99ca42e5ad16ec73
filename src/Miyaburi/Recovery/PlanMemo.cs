using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>The notes that police and companies ask for: when, who, where, what, how, and the harm.</summary>
internal static class PlanMemo
{
    internal static ImmutableArray<MemoLine> For(RecoveryGuide guide, PlanRequest request) =>
    [
        new(new("いつ(届いた日時・入力した日時)", "When (it came, you typed)"), PlanWords.Day(request.On), "いつ(メッセージが きた日・入力した日)"),
        new(new("だれが(名乗った会社・差出人・電話番号)", "Who (company named, sender, phone number)"), request.Brand?.Names, "だれから(会社の名前・電話番号)"),
        new(new("どこで(SMS・メール・電話など、ページのURL)", "Where (SMS, e-mail, phone …; the page's URL)"), PlanWords.ChannelName(request.Channel), "どこで(SMS・メール・電話、ページのURL)"),
        new(new("何をした・何を入力した", "What you did or typed"), Done(guide, request), "何を しましたか・何を 入力しましたか"),
        new(new("なぜ(メッセージに書かれていた理由)", "Why (the reason the message gave)"), request.Reason, "なぜ(メッセージに かいてあった 理由)"),
        new(new("どのように(順番に)", "How (in order)"), null, "どのように(じゅんばんに)"),
        new(new("被害(金額・相手の口座・カード会社名)", "Harm (amount, account, card company)"), null, "なくなった お金(いくら・相手の口座・カード会社)"),
        new(new("連絡した窓口・日時・受付番号", "Desks you told, when, reference numbers"), null, "電話した ところ・電話した 日・受付番号"),
    ];

    private static Bilingual Done(RecoveryGuide guide, PlanRequest request)
    {
        var labels = guide.Exposures.Where(e => request.Exposures.Contains(e.Id)).Select(e => e.Label).ToList();
        return new(string.Join('、', labels.Select(l => l.Ja)), string.Join("; ", labels.Select(l => l.En)));
    }
}
