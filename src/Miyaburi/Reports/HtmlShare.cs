using System.Text;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>
/// A summary to send to one's family. It holds nothing of the message but the company named and the lure: reasons are
/// given by their general names, since their sentences may quote an address or a number.
/// </summary>
public static class HtmlShare
{
    private const int ReasonsMost = 3;

    /// <summary>The summary as text.</summary>
    public static string Text(Report report, HtmlView view)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(view);
        var verdict = report.Verdict;
        var text = new StringBuilder();
        var reasons = Reasons.Of(report).First(ReasonsMost);
        Line(text, view.Of("【見破りで調べた結果】", "[Checked with Miyaburi]"));
        Line(text, view.Of(ReportWords.Headline(verdict.Level, report, reasons)));
        Line(text, view.Of(ReportWords.Claims(report)));
        Line(text, DemandWords.Of(report) is { } wants ? view.Of(wants) : "");
        foreach (var reason in reasons.Main)
        {
            Line(text, view.Of("・", "- ") + view.Of(reason.Finding.Signal.Name));
        }

        if (verdict.Level is not Level.NothingFound)
        {
            Line(text, view.Of(ReportWords.DoNothing));
        }

        foreach (var advice in ConfirmAdvice.For(report, view.Customer).Where(a => a.For is not Audience.NonCustomer))
        {
            Line(text, view.Of("・", "- ") + view.Of(advice.Text));
        }

        return text.ToString();
    }

    internal static Html Render(Report report, HtmlView view)
    {
        var summary = view.Of("家族に伝える", "Tell your family");
        var label = view.Of("送れる文章(届いたメッセージの中身は入っていません)", "Text to send (nothing of the message itself is in it)");
        return Html.Of($"""
            <details class="summary-box"><summary>{summary}</summary>
            <label for="share-text">{label}</label><textarea id="share-text" rows="9" readonly>{Text(report, view)}</textarea></details>

            """);
    }

    private static void Line(StringBuilder text, string line)
    {
        if (line.Length > 0)
        {
            text.Append(line).Append('\n');
        }
    }
}
