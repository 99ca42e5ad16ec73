using Miyaburi.Reports;

namespace Miyaburi.Server.Pages;

/// <summary>The pages after something was sent: thanks, the means to take it back, and that it is gone.</summary>
/// <param name="name">Name of the pages.</param>
/// <param name="path">The page they belong to.</param>
/// <param name="onward">Where to go on, beside the start.</param>
/// <param name="view">How they are shown.</param>
internal sealed class ReceiptPage(string name, string path, Html onward, HtmlView view)
{
    private readonly Sayer say = new(view);

    internal Page Thanks(Html body) => Of(say.Of("ありがとうございました", "Thank you"), body);

    internal Page Deleted() => Of(say.Of("消しました", "Deleted"), Html.Of($"<p>{say.Of("送られたものは、もう残っていません。", "Nothing of what you sent is left.")}</p>"));

    /// <summary>The button that takes it back.</summary>
    internal Html Erase(string action, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var inputs = new Html[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            inputs[i] = Html.Of($"<input type=\"hidden\" name=\"{fields[i].Name}\" value=\"{fields[i].Value}\">");
        }

        return Html.Of($"""
            <form method="post" action="{view.Path(action)}">{inputs}
            <p>{say.Of("気が変わったら、今ここで消せます。", "If you change your mind, you can delete it now.")} <button type="submit">{say.Of("送ったものを消す", "Delete what I sent")}</button></p></form>

            """);
    }

    private Page Of(string title, Html body) => new()
    {
        Name = name,
        Path = path,
        View = view,
        Title = title,
        Description = title,
        IsPublic = false,
        Body = Html.Of($"<h1>{title}</h1>{body}<p>{onward}<a href=\"{view.Path("/")}\">{say.Of("はじめに戻る", "Back to the start")}</a></p>\n"),
    };
}
