using Miyaburi.Reports;
using Miyaburi.Server.Api;

namespace Miyaburi.Server.Pages;

/// <summary>Thanks for a report, with the means to take it back.</summary>
internal static class ReportedPage
{
    internal static Page Thanks(ReportReceipt receipt, bool isObjection, HtmlView view)
    {
        var (say, page) = (new Sayer(view), For(view));
        var text = (receipt.State, isObjection) switch
        {
            ("accepted", false) => say.Of(
                "報告を受け取りました。同じものがほかの4人以上からも届くと、出回っている詐欺の数に入ります。",
                "Your report was received. Once four others have sent the same, it counts among the scams going round."),
            ("accepted", true) => say.Of(
                "「本物だと思う」というご意見を受け取りました。同じ意見が5つ以上の別々の報告元からそろうと、その数を出回っている詐欺のページに示します。判定がすぐに変わることはありません。",
                "You told us that you think the message is genuine. Once five separate senders of reports say so, their number is shown beside the wave. It does not change the verdict at once."),
            _ => say.Of("同じ報告を、すでに受け取っています。", "The same report was received already."),
        };
        return page.Thanks(Html.Of($"<p>{text}</p>{(receipt.Token is { } token ? page.Erase("/reports/delete", ("token", token)) : Html.Empty)}"));
    }

    /// <summary>Nothing was kept: five people who check a mail of years ago would make of it a wave that is back.</summary>
    internal static Page TooOld(DateOnly day, HtmlView view)
    {
        var say = new Sayer(view);
        return For(view).Thanks(Html.Of($"<p>{say.Of(
            $"このメッセージは{WaveSentences.Iso(day)}のものです。1週間より前のものは、いま出回っている数に入れないため、報告は保存していません。",
            $"This message is of {WaveSentences.Iso(day)}. What is older than a week is not counted among what goes round now: your report was not kept.")}</p>"));
    }

    internal static Page Deleted(HtmlView view) => For(view).Deleted();

    private static ReceiptPage For(HtmlView view) => new(
        "reported",
        "/waves",
        Html.Of($"<a href=\"{view.Path("/waves")}\">{new Sayer(view).Of("いま出回っている詐欺を見る", "See what goes round now")}</a> "),
        view);
}
