using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>A report as markup for the page; the same in the browser and from the server.</summary>
public static class HtmlReport
{
    private const int QuoteUnits = 80;

    /// <summary>Reasons that lie open: with the verdict they fill two screens of a phone.</summary>
    private const int ReasonsOpen = 3;

    /// <summary>Renders a report, with the choices that lead to a plan at its end.</summary>
    public static Html Render(Report report, HtmlView view)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(view);
        var level = report.Verdict.Level;
        var kind = JsonNames.Camel(report.Facts.Message.Kind);
        return Html.Of($"""
            <article class="report" data-level="{JsonNames.Camel(level)}" data-brand="{report.ClaimedBrand?.Id}" data-kind="{kind}">
            {Verdict(report, view)}{Reasons(report, view)}{List("do-not-contact", ReportWords.Contacts, ContactWords.Of(report).Select(view.Of), view, isOpen: true)}{Confirm(report, view)}
            {HtmlMessage.Render(report, view)}{BrandConduct(report, view)}{HtmlWave.Known(report, view)}{List("sender", ReportWords.Sender, Sender(report, view), view)}
            {List("speaks-for", ReportWords.SpeaksFor, SpeaksFor(report, view), view)}{List("unknowns", ReportWords.Unknown, Unknowns(report, view), view)}
            {HtmlChoices.Section(ChoiceContext.Of(report), view)}{HtmlShare.Render(report, view)}{HtmlWave.Form(report, view)}{HtmlFeedback.Render(report, view)}
            <footer class="as-of"><p>{view.Of(ReportWords.AsOf(report.DataAsOf, report.Facts.At))}</p></footer>
            </article>

            """);
    }

    private static Html Verdict(Report report, HtmlView view)
    {
        var level = report.Verdict.Level;
        var claims = view.Of(ReportWords.Claims(report));
        var wants = DemandWords.Of(report);
        var act = level is Level.NothingFound
            ? view.Of("お金や個人情報にかかわる内容なら、下の方法で確かめてから対応してください。", "If it is about money or personal data, confirm it as described below before you act.")
            : view.Of(ReportWords.DoNothing);
        var next = view.Of("もう開いた・入力した・支払った", "I already opened it, typed something or paid");
        return Html.Of($"""
            <header class="verdict verdict-{JsonNames.Camel(level)}">{HtmlIcons.Of(level)}
            <h2 id="verdict" tabindex="-1">{view.Of(ReportWords.Headline(level, report, Reports.Reasons.Of(report)))}</h2>
            {(claims.Length == 0 ? Html.Empty : Html.Of($"<p class=\"claims\">{claims}</p>"))}{(wants is null ? Html.Empty : Html.Of($"<p class=\"wants\">{view.Of(wants)}</p>"))}<p class="act">{act}</p>
            <p><a class="button" href="#choices">{next}</a></p></header>

            """);
    }

    private static Html Reasons(Report report, HtmlView view)
    {
        var reasons = Reports.Reasons.Of(report);
        if (reasons.Main.IsEmpty)
        {
            return Html.Empty;
        }

        var heading = report.Verdict.Level is Level.Scam ? ReportWords.Reasons : ReportWords.Doubts;
        var items = reasons.Main.Select((r, i) => Html.Of($"<li id=\"reason-{i + 1}\"><p>{Sentence(r, view)}</p>{Quotes(r.Finding, i + 1, report, view)}</li>")).ToList();
        return Html.Of($"<section class=\"reasons\"><h3>{view.Of(heading)}</h3><ol class=\"main\">{items.Take(ReasonsOpen)}</ol>{Restraint(report, view)}{MoreMain(items, view)}{Further(reasons, view)}</section>\n");
    }

    private static Html MoreMain(List<Html> items, HtmlView view)
    {
        var count = items.Count - ReasonsOpen;
        return count <= 0 ? Html.Empty : Html.Of($"""
            <details class="fold more-main"><summary><h4>{view.Of(ReportWords.MoreReasons)}</h4> <span class="count">{view.Of($"{count}件", $"({count})")}</span></summary>
            <ol class="main" start="{ReasonsOpen + 1}">{items.Skip(ReasonsOpen)}</ol></details>
            """);
    }

    private static Html Restraint(Report report, HtmlView view) =>
        RestraintWords.Of(report) is { } words ? Html.Of($"<p class=\"restraint\">{view.Of(words)}</p>") : Html.Empty;

    private static Html Further(Reasons reasons, HtmlView view)
    {
        var count = reasons.Further.Length;
        return count == 0 ? Html.Empty : Html.Of($"""
            <details class="fold further"><summary><h4>{view.Of(ReportWords.Further)}</h4> <span class="count">{view.Of($"{count}件", $"({count})")}</span></summary>
            <ol start="{reasons.Main.Length + 1}">{reasons.Further.Select(r => Html.Of($"<li>{Sentence(r, view)}</li>"))}</ol></details>
            """);
    }

    private static string Sentence(WeighedFinding reason, HtmlView view) => TerminalText.Safe(view.Of(reason.Finding.Text));

    private static Html Quotes(Finding finding, int reason, Report report, HtmlView view)
    {
        if (HtmlMessage.IsAboutTheWhole(finding))
        {
            return Html.Of($"<ul class=\"quotes\"><li>{view.Of("メッセージ全体", "the whole message")}</li></ul>");
        }

        var quotes = finding.Evidence
            .Where(e => e.Range.Length > 0)
            .DistinctBy(e => (e.PartId, e.Range))
            .Select((e, i) => (Evidence: e, Text: Quote(e, report, view), Place: $"place-{reason}-{i + 1}"))
            .Where(q => q.Text.Length > 0 && !finding.Evidence.Any(other => Holds(other, q.Evidence)))
            .DistinctBy(q => q.Text, StringComparer.Ordinal)
            .Select(q => Html.Of($"<li><a href=\"#{q.Place}\">{q.Text}</a></li>"))
            .ToList();
        return quotes.Count == 0 ? Html.Empty : Html.Of($"<ul class=\"quotes\">{quotes}</ul>");
    }

    /// <summary>Whether a place holds a smaller one: quoting both would say the same twice.</summary>
    private static bool Holds(Evidence larger, Evidence smaller) =>
        larger.PartId == smaller.PartId && larger.Range.Length > smaller.Range.Length
        && larger.Range.Start <= smaller.Range.Start && smaller.Range.End <= larger.Range.End;

    private static string Quote(Evidence evidence, Report report, HtmlView view)
    {
        var quote = evidence.Quote.Trim();
        if (quote.Length == 0)
        {
            return "";
        }

        var role = report.Facts.Message.Parts.FirstOrDefault(p => p.Id == evidence.PartId)?.Role ?? PartRole.Body;
        quote = TerminalText.Safe(Defanged.Text(quote.Length > QuoteUnits ? quote[..QuoteUnits] + "…" : quote));
        var name = view.Of(ReportWords.PartName(role));
        return view.Of($"{name}:「{quote}」", $"{name}: “{quote}”");
    }

    private static Html BrandConduct(Report report, HtmlView view)
    {
        var facts = BrandFacts.For(report);
        if (report.ClaimedBrand is not { } brand || facts.IsEmpty)
        {
            return Html.Empty;
        }

        var items = facts.Select(f => Html.Of($"<li><p>{view.Of(f.Fact.Text)}</p>{HtmlSource.Of(f.Source, view)}</li>"));
        return HtmlFold.Section("facts", view.Of(ReportWords.WhatBrandDoes(brand.Names)), Html.Of($"""
            <ul>{items}</ul>
            <p><a href="{view.Path("/brands/" + brand.Id)}">{view.Of($"{brand.Names.Ja}の公式サイト・連絡のしかた", $"{brand.Names.En}: official sites and how to reach them")}</a></p>
            """));
    }

    private static Html Confirm(Report report, HtmlView view)
    {
        var items = ConfirmAdvice.For(report, view.Customer)
            .Select(c => Html.Of($"<li>{Audience(c.For, view)}{view.Of(c.Text)}{(c.Url is null ? Html.Empty : Html.Of($"<br>{HtmlSource.Link(c.Url, c.Url)}"))}</li>"));
        // What is a scam for sure needs no finding out; of anything else it is the next thing to do.
        var isOpen = report.Verdict.Level is not Level.Scam;
        return HtmlFold.Section("confirm", view.Of(ReportWords.Confirm), Html.Of($"<ul>{items}</ul>"), isOpen);
    }

    private static Html Audience(Audience audience, HtmlView view) => audience switch
    {
        Reports.Audience.Customer => Html.Of($"<strong>{view.Of("契約・利用している人: ", "If you are a customer: ")}</strong>"),
        Reports.Audience.NonCustomer => Html.Of($"<strong>{view.Of("契約・利用していない人: ", "If you are not: ")}</strong>"),
        _ => Html.Empty,
    };

    private static IEnumerable<string> Sender(Report report, HtmlView view)
    {
        if (SenderWords.Of(report) is { } words)
        {
            yield return view.Of(words);
        }

        foreach (var finding in SenderWords.Notes(report))
        {
            yield return view.Of(finding.Finding.Text);
        }
    }

    private static IEnumerable<string> SpeaksFor(Report report, HtmlView view) =>
        report.Verdict.Findings.Where(f => f.Weight < 0).Select(f => view.Of(f.Finding.Text));

    private static IEnumerable<string> Unknowns(Report report, HtmlView view) =>
        report.Facts.Unknowns.Select(u => Defanged.Text(view.Of(UnknownWords.Of(u))));

    private static Html List(string name, Bilingual heading, IEnumerable<string> sentences, HtmlView view, bool isOpen = false)
    {
        var items = sentences.Select(s => Html.Of($"<li>{TerminalText.Safe(s)}</li>")).ToList();
        return items.Count == 0 ? Html.Empty : HtmlFold.Section(name, view.Of(heading), Html.Of($"<ul>{items}</ul>"), isOpen);
    }
}
