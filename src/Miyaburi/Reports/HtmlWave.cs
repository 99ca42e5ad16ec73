using Miyaburi.Messages;
using Miyaburi.Messages.Mail;
using Miyaburi.Signals;
using Miyaburi.Verdicts;
using Miyaburi.Waves;

namespace Miyaburi.Reports;

/// <summary>What is known of the wave a message belongs to, and the form by which a person adds to that knowledge.</summary>
internal static class HtmlWave
{
    /// <summary>What the server takes from a person.</summary>
    private const int DaysBack = 7;

    private static readonly Bilingual Heading = new("この詐欺を報告して、ほかの人に知らせる", "Report this scam to warn others");

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

        var (day, today) = (Arrival(report.Facts), JapanTime.DayOf(report.Facts.At));
        return day < today.AddDays(-DaysBack) ? TooOld(day, view) : Form(report, traits, lure, day == today ? null : day, view);
    }

    /// <summary>Five people who look at a mail of years ago would make of it a wave that is back.</summary>
    private static Html TooOld(DateOnly day, HtmlView view)
    {
        var of = ReportWords.Iso(day);
        return Html.Of($"""
            <details class="wave-report" id="wave-report"><summary>{view.Of(Heading)}</summary>
            <p>{view.Of(
                $"このメッセージは{of}のものです。1週間より前のものは、いま出回っている数に入れないため、報告を受け付けていません。",
                $"This message is of {of}. What is older than a week is not counted among what goes round now, so it cannot be reported.")}</p></details>

            """);
    }

    private static Html Form(Report report, WaveTraits traits, string? lure, DateOnly? day, HtmlView view)
    {
        var brand = report.ClaimedBrand is { } claimed ? Row(view.Of("名乗っている会社", "Company it names"), view.Of(claimed.Names)) : Html.Empty;
        var kind = lure is null ? Html.Empty : Row(view.Of("手口", "Lure"), view.Of(LureWords.Of(lure)));
        var when = day is { } on ? Row(view.Of("届いた日", "Day it came"), ReportWords.Iso(on)) : Html.Empty;
        var sent = day is { } given ? Html.Of($"<input type=\"hidden\" name=\"on\" value=\"{ReportWords.Iso(given)}\">") : Html.Empty;
        return Html.Of($"""
            <details class="wave-report" id="wave-report"><summary>{view.Of(Heading)}</summary>
            <form id="wave-report-form" method="post" action="{view.Path("/reports")}">
            <p>{view.Of(
                $"送るのは、下に見えるもの{(day is null ? "と今日の日付" : "")}だけです。名前・番号・リンクは伏せてあります。ほかの4つ以上の報告元から同じ文面が届くまで、だれにも見せません。",
                $"Only what you see below{(day is null ? " and today's date are" : " is")} sent. Names, numbers and links are masked. Nobody is shown it until four other senders of reports sent the very same text.")}</p>
            <dl class="to-send">{Row(view.Of("伏せ字にした文面", "The masked text"), TerminalText.Safe(view.Of(Mask.Words(traits.Skeleton))))}{brand}{kind}{when}</dl>
            <input type="hidden" name="skeleton" value="{traits.Skeleton}"><input type="hidden" name="brand" value="{traits.Brand}"><input type="hidden" name="lure" value="{lure}">{sent}
            {Hosts(traits, view)}<fieldset><legend>{view.Of("あなたの判断", "What you say it is")}</legend>
            {Choice("scam", view.Of("詐欺だと思う", "A scam"), true)}{Choice("genuine", view.Of("本物だと思う(判定が違う)", "Genuine (the verdict is wrong)"), false)}</fieldset>
            <button type="submit">{view.Of("これを送る", "Send this")}</button></form></details>

            """);
    }

    /// <summary>The day on which the reader's own server took it in (the topmost Received); today when there is none. A Date is the sender's word: an old one must not keep a new scam from being told of.</summary>
    private static DateOnly Arrival(CaseFacts facts)
    {
        var hop = facts.Message.Transport.Trace.FirstOrDefault(t => t.Kind is TraceFieldKind.Received);
        return JapanTime.DayOf(hop is not null && MailHeader.TimeOf(hop) is { Year: > 1990 } known && known <= facts.At ? known : facts.At);
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
