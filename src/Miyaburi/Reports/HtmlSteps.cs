using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>The steps of a plan as markup.</summary>
internal sealed class HtmlSteps(Plan plan, HtmlView view)
{
    private readonly Dictionary<string, PlanContact> contacts = plan.Contacts.ToDictionary(c => c.Id, StringComparer.Ordinal);

    /// <summary>The first steps lie open; later ones are folded under their titles, so that one thing is done after the other.</summary>
    internal Html Section(PlanSection section, bool isFirst)
    {
        var (heading, steps) = (Heading(section.Urgency), section.Steps.Select(Step));
        var name = $"urgency urgency-{JsonNames.Camel(section.Urgency)}";
        return isFirst
            ? Html.Of($"""
                <section class="{name}"><h3>{heading}</h3><ol class="steps">
                {steps}</ol></section>

                """)
            : Html.Of($"""
                <details class="{name} fold"><summary><h3>{heading}</h3> <span class="count">{Count(section.Steps.Length)}</span> <span class="outline">{section.Steps.Select(s => Html.Of($"<span>{view.Of(s.Title)}</span> "))}</span></summary><ol class="steps">
                {steps}</ol></details>

                """);
    }

    private string Heading(Urgency urgency)
    {
        var heading = PlanWords.Section(urgency);
        var easy = urgency switch
        {
            Urgency.Now => "いますぐ",
            Urgency.Today => "きょう",
            Urgency.ThisWeek => "こんしゅう",
            _ => "しばらく 気をつけること",
        };
        return view.Of(heading.Ja, heading.En, easy);
    }

    private string Count(int steps) => view.Of($"{steps}つ", steps == 1 ? "1 step" : $"{steps} steps");

    internal static Html Deadline(PlanDeadline deadline, HtmlView view)
    {
        var notes = new[] { deadline.Usual ? PlanWords.Usual : null, deadline.Cautious ? PlanWords.Cautious : null }.OfType<GuideText>();
        var note = string.Join(view.Of("。", "; "), notes.Select(view.Of));
        var text = view.Of(deadline.Text.Ja, deadline.Text.En, deadline.Easy);
        return Html.Of($"<time datetime=\"{deadline.Date}\">{view.Of(PlanWords.Day(deadline.Date))}</time> {text}{(note.Length == 0 ? Html.Empty : Html.Of($" <span class=\"deadline-note\">({note})</span>"))}");
    }

    private Html Step(PlanStep step)
    {
        var deadline = step.Deadline is { } limit ? Html.Of($"<p class=\"deadline\"><span class=\"label\">{view.Of("期限", "Deadline", "いつまで")}</span> {Deadline(limit, view)}</p>") : Html.Empty;
        var causes = step.Causes.Length > 1 ? Html.Of($"<p class=\"causes\">{view.Of(PlanWords.Causes)}: {string.Join(view.Of("、", "; "), step.Causes.Select(view.Of))}</p>") : Html.Empty;
        var keep = step.Evidence ? Html.Of($"<p class=\"keep-this\">{view.Of(PlanWords.KeepThis.Ja, PlanWords.KeepThis.En, "この きろくを のこしてください。")}</p>") : Html.Empty;
        return Html.Of($"""
            <li class="step" id="step-{step.Id}" data-step="{step.Id}"><label class="step-head"><input type="checkbox" class="done" data-step="{step.Id}"> <span class="step-title">{view.Of(step.Title)}</span></label>
            <p class="body">{view.Of(step.Body)}{HtmlPlan.Mark(step.Support, view)}</p>{causes}{deadline}{Desks(step)}{Details(step)}{keep}{Why(step)}</li>

            """);
    }

    private Html Desks(PlanStep step)
    {
        if (step.Contacts.IsEmpty)
        {
            return Html.Empty;
        }

        var desks = step.Contacts.Select(id => Html.Of($"<li>{HtmlDesk.Short(contacts[id], view)}</li>"));
        return Html.Of($"<ul class=\"desks\">{desks}</ul>");
    }

    private Html Details(PlanStep step)
    {
        if (view.Wording is Wording.Easy)
        {
            return Html.Empty;
        }

        var details = step.Details.Select(d => Html.Of($"<li>{view.Of(d.Text)}{(d.Url is null ? Html.Empty : Html.Of($" {HtmlSource.Link(d.Url, d.Url)}"))}{HtmlPlan.Mark(d.Support, view)}</li>")).ToList();
        return details.Count == 0 ? Html.Empty : Html.Of($"<ul class=\"details\">{details}</ul>");
    }

    private Html Why(PlanStep step)
    {
        if (view.Wording is Wording.Easy)
        {
            return Html.Empty;
        }

        var restsOn = step.RestsOn is null ? Html.Empty : Html.Of($"<p>{view.Of(step.RestsOn)}</p>");
        return Html.Of($"<details class=\"why\"><summary>{view.Of("なぜ・出典", "Why, and sources")}</summary><p>{view.Of(step.Why)}</p>{restsOn}{step.Sources.Select(s => HtmlSource.Of(s, view))}</details>");
    }
}
