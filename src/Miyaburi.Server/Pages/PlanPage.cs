using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Server.Pages;

/// <summary>Choices first; the plan once something was chosen.</summary>
internal static class PlanPage
{
    internal static Page Of(ChoiceContext choices, Plan? plan, HtmlView view)
    {
        var say = new Sayer(view);
        var title = view.Wording is Wording.Easy
            ? "だまされたかもしれない ときに すること"
            : say.Of("詐欺のSMS・メールを開いた・入力した・支払ったときにすること", "You opened a scam message, typed something or paid: what to do");
        var lead = view.Wording is Wording.Easy
            ? "したことを えらんでください。これから することを おしえます。"
            : say.Of("してしまったことを選ぶと、急ぐ順に、することと連絡先、期限を示します。選んだことは記録しません。", "Choose what happened: you get the steps, desks and deadlines in order of urgency. Your choices are not recorded.");
        return new Page
        {
            Name = "plan",
            Path = "/plan",
            View = view,
            Title = title,
            Description = lead,
            IsPublic = plan is null,
            Body = plan is null
                ? Html.Of($"""
                    <h1>{title}</h1><p class="lead">{lead}</p>
                    {Easy(choices, view)}{HtmlChoices.Render(choices, view)}<section id="plan" class="plan" tabindex="-1" hidden></section>

                    """)
                : Html.Of($"""
                    <h1>{title}</h1>
                    <details class="change"><summary>{view.Path("") switch { _ when view.Wording is Wording.Easy => "えらびなおす", _ => say.Of("選び直す", "Change my answers") }}</summary>{HtmlChoices.Render(choices, view)}</details>
                    {Easy(choices, view)}<section id="plan" class="plan" data-on="{plan.Request.On}" data-brand="{choices.Brand?.Id}" data-did="{string.Join(',', plan.Request.Exposures.Order().Select(Exposures.IdOf))}" tabindex="-1">
                    {HtmlPlan.Render(plan, view)}</section>

                    """),
        };
    }

    /// <summary>The same answers in another wording, as forms: what somebody did must not stand in an address.</summary>
    private static Html Easy(ChoiceContext choices, HtmlView view)
    {
        var forms = new List<Html>();
        if (view.Language is Language.Ja)
        {
            forms.Add(view.Wording is Wording.Easy
                ? Switch(choices, "/plan", "", "ふつうの日本語で読む", "ja")
                : Switch(choices, "/plan", "1", "やさしい日本語で読む", "ja"));
            forms.Add(Switch(choices, "/en/plan", "", "Read in English", "en"));
        }
        else
        {
            forms.Add(Switch(choices, "/plan", "", "日本語で読む", "ja"));
            forms.Add(Switch(choices, "/plan", "1", "やさしい日本語で読む", "ja"));
        }

        return Html.Of($"<div class=\"wording\">{forms}</div>\n");
    }

    private static Html Switch(ChoiceContext choices, string path, string easy, string label, string language)
    {
        var did = choices.Did.Order().Select(e => Field("did", Exposures.IdOf(e)));
        var on = choices.On is { } day ? Html.Of($"<input type=\"hidden\" name=\"on\" value=\"{day}\">") : Html.Empty;
        return Html.Of($"<form method=\"post\" action=\"{path}\">{did}{Field("brand", choices.Brand?.Id)}{Field("lures", string.Join(',', choices.Lures))}{Field("channel", JsonNames.Camel(choices.Channel))}{Field("customer", JsonNames.Camel(choices.Customer))}{on}{Field("easy", easy)}<button class=\"quiet\" type=\"submit\" lang=\"{language}\">{label}</button></form>");
    }

    private static Html Field(string name, string? value) => Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
}
