using Miyaburi.Reports;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Pages;

/// <summary>Thanks for feedback, with the means to take it back.</summary>
internal static class FeedbackPage
{
    internal static Page Thanks(Feedback said, FeedbackReceipt receipt, HtmlView view)
    {
        var (say, page) = (new Sayer(view), For(view));
        var text = said.Text is null
            ? say.Of("文章は保存していません。", "No text was kept.")
            : say.Of("書いてくださった文章も、同意にもとづいて保存しました。", "What you wrote was kept too, as you agreed.");
        return page.Thanks(Html.Of($"""
            <p>{say.Of("判定の結果・理由の番号・名乗られた会社の名前と、あなたの答えだけを受け取りました。", "Only the verdict, the ids of its reasons, the company named and your answer were received.")} {text}</p>
            {page.Erase("/feedback/delete", ("id", receipt.Id), ("token", receipt.Token))}
            """));
    }

    internal static Page Deleted(HtmlView view) => For(view).Deleted();

    private static ReceiptPage For(HtmlView view) => new("feedback", "/", Html.Empty, view);
}
