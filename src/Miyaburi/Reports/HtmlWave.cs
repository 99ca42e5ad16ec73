using Miyaburi.Verdicts;
using Miyaburi.Waves;

namespace Miyaburi.Reports;

/// <summary>What is known of the wave a message belongs to, and the form by which a person adds to that knowledge.</summary>
internal static class HtmlWave
{
    /// <summary>Since when such messages go round, as the digest on the device knows it; nothing when it knows nothing.</summary>
    internal static Html Known(Report report, HtmlView view)
    {
        if (WaveWords.Of(report) is not { } words)
        {
            return Html.Empty;
        }

        var more = report.ClaimedBrand is { } brand
            ? Html.Of($"<p><a href=\"{view.Path("/brands/" + brand.Id)}#timeline\">{view.Of($"{brand.Names.Ja}をかたる詐欺の経過", $"Scams in the name of {brand.Names.En} over time")}</a></p>")
            : Html.Empty;
        return HtmlFold.Section("wave", view.Of(WaveWords.Heading), Html.Of($"""
            <p>{view.Of(words)}</p>
            <p class="source">{view.Of("出典: ", "Source: ")}{view.Of(WaveWords.Source(report.Wave!))}</p>{more}
            """));
    }

    /// <summary>The form that reports a message. It shows all that it would send; nothing is sent without the press of its button.</summary>
    internal static Html Form(Report report, HtmlView view)
    {
        var lure = report.Verdict.Lures.FirstOrDefault();
        var traits = report.Verdict.Level is Level.NothingFound ? null : WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, lure);
        if (traits is not { Signature.IsEmpty: false })
        {
            return Html.Empty;
        }

        var brand = report.ClaimedBrand is { } claimed ? Row(view.Of("名乗っている会社", "Company it names"), view.Of(claimed.Names)) : Html.Empty;
        var kind = lure is null ? Html.Empty : Row(view.Of("手口", "Lure"), view.Of(LureWords.Of(lure)));
        return Html.Of($"""
            <details class="wave-report" id="wave-report"><summary>{view.Of("この詐欺を報告して、ほかの人に知らせる", "Report this scam to warn others")}</summary>
            <form id="wave-report-form" method="post" action="{view.Path("/reports")}">
            <p>{view.Of(
                "送るのは、下に見えるものと今日の日付だけです。名前・番号・リンクは伏せてあります。ほかの4人以上から同じ文面が届くまで、だれにも見せません。",
                "Only what you see below and today's date are sent. Names, numbers and links are masked. Nobody is shown it until four others sent the very same text.")}</p>
            <dl class="to-send">{Row(view.Of("伏せ字にした文面", "The masked text"), TerminalText.Safe(view.Of(Mask.Words(traits.Skeleton))))}{brand}{kind}</dl>
            <input type="hidden" name="skeleton" value="{traits.Skeleton}"><input type="hidden" name="brand" value="{traits.Brand}"><input type="hidden" name="lure" value="{lure}">
            {Hosts(traits, view)}<fieldset><legend>{view.Of("あなたの判断", "What you say it is")}</legend>
            {Choice("scam", view.Of("詐欺だと思う", "A scam"), true)}{Choice("genuine", view.Of("本物だと思う(判定が違う)", "Genuine (the verdict is wrong)"), false)}</fieldset>
            <button type="submit">{view.Of("これを送る", "Send this")}</button></form></details>

            """);
    }

    private static Html Row(string name, string value) => Html.Of($"<dt>{name}</dt><dd>{value}</dd>");

    private static Html Hosts(WaveTraits traits, HtmlView view) => traits.Hosts.IsEmpty
        ? Html.Empty
        : Html.Of($"<label class=\"choice\"><input type=\"checkbox\" name=\"hosts\" value=\"{string.Join(' ', traits.Hosts)}\"> <span>{view.Of("リンク先のサイト名も送る", "Send the site's name too")}: <code>{Defanged.Address(string.Join(' ', traits.Hosts))}</code></span></label>\n");

    private static Html Choice(string value, string label, bool isChecked)
    {
        var on = isChecked ? Html.Of($" checked") : Html.Empty;
        return Html.Of($"<label class=\"choice\"><input type=\"radio\" name=\"says\" value=\"{value}\"{on}> <span>{label}</span></label>");
    }
}
