using Miyaburi.Reports;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Pages;

/// <summary>What a person sees when a request was refused.</summary>
internal static class ErrorPage
{
    internal static Page Of(Cause cause, Language language)
    {
        var view = new HtmlView(language);
        var say = new Sayer(view);
        var title = cause.Status is StatusCodes.Status404NotFound ? say.Of("ページが見つかりません", "Page not found") : say.Of("うまくいきませんでした", "That did not work");
        return new Page
        {
            Name = "error",
            Path = "/",
            View = view,
            Title = title,
            Description = title,
            IsPublic = false,
            Body = Html.Of($"""
                <h1>{title}</h1><p class="lead">{say.Of(cause.Text)}</p>
                <ul><li><a href="{view.Path("/")}">{say.Of("メッセージを調べる", "Check a message")}</a></li>
                <li><a href="{view.Path("/plan")}">{say.Of("開いてしまった・入力してしまったときにすること", "What to do if you opened it or typed something")}</a></li>
                <li><a href="{view.Path("/contacts")}">{say.Of("相談先", "Who helps")}</a></li></ul>

                """),
        };
    }
}
