using Miyaburi.Reports;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Pages;

/// <summary>Thanks for feedback, with the means to take it back.</summary>
internal static class FeedbackPage
{
    internal static Page Thanks(Feedback said, FeedbackReceipt receipt, HtmlView view)
    {
        var say = new Sayer(view);
        var text = said.Text is null
            ? say.Of("文章は保存していません。", "No text was kept.")
            : say.Of("書いてくださった文章も、同意にもとづいて保存しました。", "What you wrote was kept too, as you agreed.");
        return Of(view, say.Of("ありがとうございました", "Thank you"), Html.Of($"""
            <p>{say.Of("判定の結果・理由の番号・名乗られた会社の名前と、あなたの答えだけを受け取りました。", "Only the verdict, the ids of its reasons, the company named and your answer were received.")} {text}</p>
            <form method="post" action="{view.Path("/feedback/delete")}"><input type="hidden" name="id" value="{receipt.Id}"><input type="hidden" name="token" value="{receipt.Token}">
            <p>{say.Of("気が変わったら、今ここで消せます。", "If you change your mind, you can delete it now.")} <button type="submit">{say.Of("送ったものを消す", "Delete what I sent")}</button></p></form>

            """));
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
            Name = "feedback",
            Path = "/",
            View = view,
            Title = title,
            Description = title,
            IsPublic = false,
            Body = Html.Of($"<h1>{title}</h1>{body}<p><a href=\"{view.Path("/")}\">{say.Of("はじめに戻る", "Back to the start")}</a></p>\n"),
        };
    }
}
