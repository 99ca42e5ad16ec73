using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>A plan as markup for the page; the same in the browser and from the server.</summary>
public static class HtmlPlan
{
    /// <summary>Renders a plan.</summary>
    public static Html Render(Plan plan, HtmlView view)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(view);
        var steps = new HtmlSteps(plan, view);
        var lead = view.Of(
            $"{PlanWords.Day(plan.Request.On).Ja}のできごととして、急ぐ順に並べました。終わったものに印を付けてください。",
            $"In order of urgency, for what happened on {PlanWords.Day(plan.Request.On).En}. Tick what is done.",
            "いそぐ じゅんばんに ならべました。おわったら しるしを つけてください。");
        return Html.Of($"""
            <h2 id="plan-title" tabindex="-1">{view.Of("これからすること", "What to do now", "これから すること")}</h2><p class="lead">{lead}</p>
            {plan.Sections.Select((section, i) => steps.Section(section, i == 0))}{Deadlines(plan, view)}
            {Notices("donts", PlanWords.Donts, "してはいけないこと", plan.Donts, view)}{Notices("keep", PlanWords.Evidence, "けす前に のこすもの", plan.Evidence, view)}{Confirm(plan, view)}
            {HtmlDesk.Section(plan, view)}{HtmlMemo.Render(plan, view)}{Sources(plan, view)}
            <p class="print"><button type="button" class="js-print" hidden>{view.Of("印刷する", "Print", "いんさつする")}</button></p>

            """);
    }

    private static Html Deadlines(Plan plan, HtmlView view)
    {
        if (plan.Deadlines.IsEmpty)
        {
            return Html.Empty;
        }

        var items = plan.Deadlines.Select(d => Html.Of($"<li>{HtmlSteps.Deadline(d, view)}</li>"));
        return Html.Of($"""
            <section class="deadlines"><h3>{view.Of("期限の一覧", "Deadlines", "いつまでに するか")}</h3><ul>{items}</ul>
            <form method="post" action="{view.Path("/plan.ics")}" class="ics-form">{Fields(plan, view)}
            <button type="submit" id="ics">{view.Of("期限をカレンダーに入れる(.icsファイル)", "Put the deadlines into my calendar (.ics)", "カレンダーに 入れる(.ics)")}</button></form></section>

            """);
    }

    /// <summary>What the plan was made from, for a further request about the same plan.</summary>
    private static Html Fields(Plan plan, HtmlView view)
    {
        var request = plan.Request;
        var did = request.Exposures.Order().Select(e => Field("did", Exposures.IdOf(e)));
        return Html.Of($"{did}{Field("brand", request.Brand?.Id)}{Field("lures", string.Join(',', request.Lures))}{Field("channel", JsonNames.Camel(request.Channel))}{Field("customer", JsonNames.Camel(request.Customer))}{Field("on", ReportWords.Iso(request.On))}");

        static Html Field(string name, string? value) => Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
    }

    private static Html Notices(string name, Bilingual heading, string easy, IReadOnlyCollection<PlanNotice> notices, HtmlView view) => notices.Count == 0
        ? Html.Empty
        : Html.Of($"<section class=\"{name}\"><h3>{view.Of(heading.Ja, heading.En, easy)}</h3>{Items(notices, view)}</section>\n");

    private static Html Confirm(Plan plan, HtmlView view) => plan.Confirm.IsEmpty
        ? Html.Empty
        : HtmlFold.Section("confirm", view.Of(PlanWords.Confirm.Ja, PlanWords.Confirm.En, "ほんものか たしかめるには"), Items(plan.Confirm, view));

    private static Html Items(IReadOnlyCollection<PlanNotice> notices, HtmlView view)
    {
        var items = notices.Select(n => Html.Of($"<li>{view.Of(n.Text)}{Mark(n.Support, view)}{Why(n.Why, view)}</li>"));
        return Html.Of($"<ul>{items}</ul>");
    }

    private static Html Why(Bilingual why, HtmlView view) =>
        view.Wording is Wording.Easy ? Html.Empty : Html.Of($" <span class=\"why-note\">{view.Of(why)}</span>");

    /// <summary>Plain Japanese leaves sources out, as it leaves out reasons.</summary>
    private static Html Sources(Plan plan, HtmlView view)
    {
        if (view.Wording is Wording.Easy)
        {
            return Html.Empty;
        }

        var items = plan.Sources.Select(s => Html.Of($"<li>{HtmlSource.Of(s, view)}</li>"));
        return HtmlFold.Section("sources", view.Of("出典の一覧", "All sources"), Html.Of($"<ol>{items}</ol>"));
    }

    internal static Html Mark(Support support, HtmlView view)
    {
        var mark = PlanWords.Mark(support, view.Language);
        return mark.Length == 0 ? Html.Empty : Html.Of($"<span class=\"support\">{mark}</span>");
    }
}
