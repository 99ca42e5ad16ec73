using Miyaburi.Reports;

namespace Miyaburi.Server.Pages;

/// <summary>The result of a check that was sent as a form.</summary>
internal static class ResultPage
{
    internal static Page Of(Report report, HtmlView view)
    {
        var say = new Sayer(view);
        return new Page
        {
            Name = "result",
            Path = "/",
            View = view,
            Title = say.Of("調べた結果", "Result"),
            Description = say.Of("調べた結果", "Result"),
            IsPublic = false,
            Body = Html.Of($"""
                <h1>{say.Of("調べた結果", "Result")}</h1>
                <section id="result" class="result-region" tabindex="-1">
                {HtmlReport.Render(report, view)}</section>
                <p><a href="{view.Path("/")}">{say.Of("別のメッセージを調べる", "Check another message")}</a></p>

                """),
        };
    }
}
