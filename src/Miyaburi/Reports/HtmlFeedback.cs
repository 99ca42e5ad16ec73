namespace Miyaburi.Reports;

/// <summary>The form by which a person says that a verdict is wrong. It holds nothing of the message unless they write it.</summary>
internal static class HtmlFeedback
{
    internal static Html Render(Report report, HtmlView view)
    {
        var findings = string.Join(' ', report.Verdict.Findings.Select(f => f.Finding.Signal.Id));
        var level = JsonNames.Camel(report.Verdict.Level);
        var brand = report.ClaimedBrand?.Id;
        return Html.Of($"""
            <details class="feedback" id="feedback" data-level="{level}" data-brand="{brand}" data-findings="{findings}"><summary>{view.Of("この判定は違う", "This verdict is wrong")}</summary>
            <form id="feedback-form" method="post" action="{view.Path("/feedback")}">
            <input type="hidden" name="level" value="{level}"><input type="hidden" name="brand" value="{brand}"><input type="hidden" name="findings" value="{findings}">
            <p>{view.Of(
                "送るのは、判定の結果・理由の番号・名乗られた会社の名前だけです。メッセージの文章は送りません。",
                "Only the verdict, the ids of its reasons and the company named are sent. The text of the message is not.")}</p>
            <fieldset><legend>{view.Of("本当はどちらでしたか", "What was it really?")}</legend>
            {Choice("genuine", view.Of("本物のメッセージだった", "A genuine message"), view)}{Choice("scam", view.Of("詐欺だった", "A scam"), view)}{Choice("unsure", view.Of("分からない", "Not sure"), view)}</fieldset>
            <label for="feedback-text">{view.Of("伝えたいこと(書かなくてもかまいません)", "Anything to add (optional)")}</label>
            <textarea id="feedback-text" name="text" rows="3" maxlength="2000"></textarea>
            <label class="choice"><input type="checkbox" name="consentText" value="true"> <span>{view.Of("この欄に書いたことも送って保存してよい", "What I wrote here may be sent and kept too")}</span></label>
            <button type="submit">{view.Of("送る", "Send")}</button></form></details>

            """);
    }

    private static Html Choice(string value, string label, HtmlView view) =>
        Html.Of($"<label class=\"choice\"><input type=\"radio\" name=\"opinion\" value=\"{value}\" required> <span>{label}</span></label>");
}
