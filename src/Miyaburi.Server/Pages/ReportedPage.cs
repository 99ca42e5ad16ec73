using Miyaburi.Reports;
using Miyaburi.Server.Api;

namespace Miyaburi.Server.Pages;

/// <summary>Thanks for a report, with the means to take it back.</summary>
internal static class ReportedPage
{
    internal static Page Thanks(ReportReceipt receipt, HtmlView view)
    {
        var say = new Sayer(view);
        var text = receipt.State is "accepted"
            ? say.Of("報告を受け取りました。ほかの4人以上から同じものが届くと、出回っている詐欺として示します。", "Your report was received. Once four others sent the same, it is shown as a scam going round.")
            : say.Of("同じ報告を、すでに受け取っています。", "The same report was received already.");
        var erase = receipt.Token is not { } token ? Html.Empty : Html.Of($"""
            <form method="post" action="{view.Path("/reports/delete")}"><input type="hidden" name="token" value="{token}">
            <p>{say.Of("気が変わったら、今ここで消せます。", "If you change your mind, you can delete it now.")} <button type="submit">{say.Of("送ったものを消す", "Delete what I sent")}</button></p></form>

            """);
        return Of(view, say.Of("ありがとうございました", "Thank you"), Html.Of($"<p>{text}</p>{erase}"));
    }

    internal static Page Deleted(HtmlView view)
    {
        var say = new Sayer(view);
        return Of(view, say.Of("消しました", "Deleted"), Html.Of($"<p>{say.Of("送られたものは、もう残っていません。", "Nothing of what you sent is left.")}</p>"));
    }

    private static Page Of(HtmlView view, string title, Html body)
    {
        var say = new Sayer(view);
        return new Page
        {
            Name = "reported",
            Path = "/waves",
            View = view,
            Title = title,
            Description = title,
            IsPublic = false,
            Body = Html.Of($"<h1>{title}</h1>{body}<p><a href=\"{view.Path("/waves")}\">{say.Of("いま出回っている詐欺を見る", "See what goes round now")}</a> <a href=\"{view.Path("/")}\">{say.Of("はじめに戻る", "Back to the start")}</a></p>\n"),
        };
    }
}
