using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>The question "what did you do?" as a form. Nothing is asked that does not change the plan.</summary>
public static class HtmlChoices
{
    /// <summary>Renders the form, with what was chosen so far.</summary>
    public static Html Render(ChoiceContext context, HtmlView view)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(view);
        var did = view.Of("何をしましたか(あてはまるものすべて)", "What did you do? (tick all that apply)", "なにを しましたか。あてはまるものを ぜんぶ えらんでください。");
        var go = view.Of("これからすることを見る", "Show me what to do", "これから することを 見る");
        var choices = RecoveryGuide.Default.Exposures.Select(e => Choice(e, context, view));
        var easy = view.Wording is Wording.Easy ? Html.Of($"<input type=\"hidden\" name=\"easy\" value=\"1\">") : Html.Empty;
        return Html.Of($"""
            <form id="plan-form" class="plan-form" method="post" action="{view.Path("/plan")}">
            <input type="hidden" name="brand" value="{context.Brand?.Id}"><input type="hidden" name="lures" value="{string.Join(',', context.Lures)}"><input type="hidden" name="channel" value="{JsonNames.Camel(context.Channel)}">{easy}
            <fieldset class="did"><legend>{did}</legend>{choices}</fieldset>
            {Customers(context, view)}{Day(context, view)}<button class="primary" id="plan-go" type="submit" name="go" value="1">{go}</button></form>

            """);
    }

    internal static Html Section(ChoiceContext context, HtmlView view)
    {
        var heading = view.Of("もう開いた・入力した・支払ったときは", "If you already opened it, typed something or paid");
        var lead = view.Of(
            "してしまったことを選ぶと、急ぐ順に、することと連絡先を示します。早いほど被害を小さくできます。",
            "Choose what happened, and you get the steps and desks in order of urgency. The sooner, the smaller the harm.");
        // The anchor lies inside, so that a link to it opens the part.
        return HtmlFold.Section("choices", heading, Html.Of($"<div id=\"choices\" tabindex=\"-1\"><p>{lead}</p>{Render(context, view)}</div>"));
    }

    private static Html Choice(ExposureEntry entry, ChoiceContext context, HtmlView view)
    {
        var hint = view.Wording is Wording.Easy ? Html.Empty : Html.Of($"<span class=\"choice-hint\">{view.Of(entry.Hint)}</span>");
        return Html.Of($"<label class=\"choice\"><input type=\"checkbox\" name=\"did\" value=\"{Exposures.IdOf(entry.Id)}\"{Checked(context.Did.Contains(entry.Id))}> <span><span class=\"choice-label\">{view.Of(entry.Label)}</span>{hint}</span></label>");
    }

    private static Html Customers(ChoiceContext context, HtmlView view)
    {
        if (context.Brand is not { } brand)
        {
            return Html.Empty;
        }

        var question = view.Of($"{brand.Names.Ja}を契約・利用していますか", $"Are you a customer of {brand.Names.En}?", $"{brand.Names.Ja}を つかっていますか");
        return Html.Of($"""
            <fieldset class="customer"><legend>{question}</legend>
            {Radio(Customer.Yes, view.Of("はい", "Yes"), context)}{Radio(Customer.No, view.Of("いいえ", "No"), context)}{Radio(Customer.Unknown, view.Of("分からない", "Not sure", "わからない"), context)}</fieldset>

            """);
    }

    private static Html Radio(Customer customer, string label, ChoiceContext context) =>
        Html.Of($"<label class=\"choice\"><input type=\"radio\" name=\"customer\" value=\"{JsonNames.Camel(customer)}\"{Checked(context.Customer == customer)}> <span>{label}</span></label>");

    private static Html Day(ChoiceContext context, HtmlView view)
    {
        var label = view.Of("いつのことですか(期限を数えるため。分からなければそのままで)", "When was it? (deadlines count from it; leave it if unsure)", "いつのことですか。わからないときは そのままで いいです。");
        var value = context.On is { } day ? Html.Of($" value=\"{day}\"") : Html.Empty;
        return Html.Of($"<p class=\"field\"><label for=\"on\">{label}</label> <input id=\"on\" name=\"on\" type=\"date\"{value}></p>");
    }

    private static Html Checked(bool isChecked) => isChecked ? Html.Of($" checked") : Html.Empty;
}
