using Miyaburi.Reports;
using Miyaburi.Server.Api;

namespace Miyaburi.Server.Pages;

/// <summary>Thanks for a report, with the means to take it back.</summary>
internal static class ReportedPage
{
    internal static Page Thanks(ReportReceipt receipt, HtmlView view)
    {
        var (say, page) = (new Sayer(view), For(view));
        var text = receipt.State is "accepted"
            ? say.Of("報告を受け取りました。ほかの4人以上から同じものが届くと、出回っている詐欺として示します。", "Your report was received. Once four others have sent the same, it is shown as a scam going round.")
            : say.Of("同じ報告を、すでに受け取っています。", "The same report was received already.");
        return page.Thanks(Html.Of($"<p>{text}</p>{(receipt.Token is { } token ? page.Erase("/reports/delete", ("token", token)) : Html.Empty)}"));
    }

    internal static Page Deleted(HtmlView view) => For(view).Deleted();

    private static ReceiptPage For(HtmlView view) => new(
        "reported",
        "/waves",
        Html.Of($"<a href=\"{view.Path("/waves")}\">{new Sayer(view).Of("いま出回っている詐欺を見る", "See what goes round now")}</a> "),
        view);
}
