using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>The notes for police and companies as fields that can be completed on the page and printed. Nothing sends them.</summary>
internal static class HtmlMemo
{
    internal static Html Render(Plan plan, HtmlView view)
    {
        var lines = plan.Memo.Select((line, i) => Html.Of($"<dt><label for=\"memo-{i}\">{view.Of(line.Label.Ja, line.Label.En, line.Easy)}</label></dt><dd><textarea id=\"memo-{i}\" data-memo=\"{i}\" rows=\"2\" autocomplete=\"off\">{(line.Value is null ? "" : view.Of(line.Value))}</textarea></dd>"));
        var lead = view.Of(
            "警察・カード会社・銀行に話すときに聞かれることです。分かる範囲で書き足し、見ながら話してください。書いたことは送られません。この端末に残るので、「プライバシー」のページで消せます。",
            "What police, card companies and banks will ask. Complete what you can and read from it. What you write is not sent; it stays on this device until you erase it on the Privacy page.",
            "けいさつや カード会社に 話すときの メモです。わかることを かいてください。どこにも おくりません。");
        return Html.Of($"""
            <section class="memo" id="memo"><details class="fold"><summary><h3>{view.Of("警察・カード会社に話すためのメモ", "Memo for the police and the card company", "電話のときの メモ")}</h3></summary><p>{lead}</p>
            <dl>{lines}</dl></details></section>

            """);
    }
}
