using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>A report as headings and sentences in one language; every rendering for people starts from it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Headline">The verdict in a sentence.</param>
/// <param name="Subline">Whom it claims to be and by which lure; may be empty.</param>
/// <param name="Wants">What it wants of its reader; may be empty.</param>
/// <param name="Restraint">Why it is only called suspicious; may be empty.</param>
/// <param name="Sections">What follows, in order.</param>
/// <param name="Footer">Age of the data and the estimate.</param>
internal sealed record ReportOutline(Level Level, string Headline, string Subline, string Wants, string Restraint, ImmutableArray<OutlineSection> Sections, ImmutableArray<string> Footer)
{
    private const int QuoteUnits = 80;

    /// <summary>Makes the outline. Texts may hold untrusted characters; addresses are defanged.</summary>
    internal static ReportOutline Of(Report report, ReportOptions options, Language language)
    {
        var reasons = Reasons.Of(report);
        var verdict = report.Verdict;
        return new ReportOutline(
            verdict.Level,
            ReportWords.Headline(verdict.Level, report, reasons).In(language),
            ReportWords.Claims(report).In(language),
            DemandWords.Of(report)?.In(language) ?? "",
            RestraintWords.Of(report)?.In(language) ?? "",
            [.. Write(report, options, reasons, language).Where(s => s.Items.Length > 0)],
            [
                .. verdict.Level is Level.NothingFound ? Array.Empty<string>() : [ReportWords.Probability(verdict.Probability).In(language)],
                ReportWords.AsOf(report.DataAsOf, report.Facts.At).In(language),
            ]);
    }

    private static IEnumerable<OutlineSection> Write(Report report, ReportOptions options, Reasons reasons, Language language)
    {
        var isScam = report.Verdict.Level is Level.Scam;
        yield return new((isScam ? ReportWords.Reasons : ReportWords.Doubts).In(language), [.. reasons.Main.Select(r => Item(r, report, language))], 1);
        yield return new(ReportWords.Further.In(language), [.. reasons.Further.Select(r => new OutlineItem(r.Finding.Text.In(language), []))], reasons.Main.Length + 1);
        yield return new(WaveWords.Heading.In(language), [.. WaveWords.Of(report) is { } wave ? [new OutlineItem(wave.In(language), [WaveWords.Source(report.Wave!).In(language)])] : Array.Empty<OutlineItem>()]);
        yield return new(ReportWords.SpeaksFor.In(language), [.. report.Verdict.Findings.Where(f => f.Weight < 0).Select(f => Item(f, report, language))]);
        yield return new(ReportWords.Sender.In(language), [.. SenderItems(report, language)]);
        if (report.ClaimedBrand is { } brand)
        {
            yield return new(ReportWords.WhatBrandDoes(brand.Names).In(language), [.. BrandFacts.For(report).Select(f => Item(f, language))]);
        }

        if (report.Verdict.Level is not Level.NothingFound)
        {
            yield return new(ReportWords.Contacts.In(language), [.. ContactWords.Of(report).Select(c => new OutlineItem(c.In(language), []))]);
            yield return new(ReportWords.ToDo.In(language), [.. ToDo(options, language)]);
        }

        yield return new(ReportWords.Confirm.In(language), [.. ConfirmAdvice.For(report, options.Customer).Select(c => new OutlineItem(c.Text.In(language), c.Url is null ? [] : [c.Url]))]);
        yield return new(ReportWords.Unknown.In(language), [.. report.Facts.Unknowns.Select(u => new OutlineItem(Defanged.Text(UnknownWords.Of(u).In(language)), []))]);
    }

    private static IEnumerable<OutlineItem> ToDo(ReportOptions options, Language language)
    {
        yield return new(ReportWords.DoNothing.In(language), []);
        if (options.Plan is null)
        {
            yield return new(ReportWords.IfDone.In(language), ["miyaburi plan --did typedCard,typedPassword,… (miyaburi plan --help)"]);
        }
    }

    private static IEnumerable<OutlineItem> SenderItems(Report report, Language language)
    {
        if (SenderWords.Of(report) is { } words)
        {
            yield return new(words.In(language), []);
        }

        foreach (var finding in SenderWords.Notes(report))
        {
            yield return Item(finding, report, language);
        }
    }

    private static OutlineItem Item(RelevantFact fact, Language language)
    {
        var source = fact.Source;
        var title = source.Title is null ? "" : language is Language.En ? $"\"{source.Title}\", " : $"「{source.Title}」 ";
        var seen = ReportWords.Iso(source.Checked);
        var secondHand = source.Owner ? "" : $" [{ReportWords.SecondHand.In(language)}]";
        return new(fact.Fact.Text.In(language) + secondHand, [language is Language.En ? $"{title}{source.Url} (seen {seen})" : $"{title}{source.Url} ({seen} 確認)"]);
    }

    private static OutlineItem Item(WeighedFinding weighed, Report report, Language language)
    {
        var quotes = weighed.Finding.Evidence
            .Where(e => !string.IsNullOrWhiteSpace(e.Quote))
            .Select(e => Quote(e, report, language))
            .Distinct(StringComparer.Ordinal)
            .Take(3);
        return new(weighed.Finding.Text.In(language), [.. quotes]);
    }

    private static string Quote(Evidence evidence, Report report, Language language)
    {
        var role = report.Facts.Message.Parts.FirstOrDefault(p => p.Id == evidence.PartId)?.Role ?? PartRole.Body;
        var quote = evidence.Quote.Trim();
        quote = Defanged.Text(quote.Length > QuoteUnits ? quote[..QuoteUnits] + "…" : quote);
        var name = ReportWords.PartName(role).In(language);
        return language is Language.En ? $"{name}: \"{quote}\"" : $"{name}:「{quote}」";
    }
}

/// <summary>A heading with its sentences.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Items">The sentences; a section without any is left out.</param>
/// <param name="First">Number of the first sentence; null where they are not numbered.</param>
internal sealed record OutlineSection(string Heading, ImmutableArray<OutlineItem> Items, int? First = null);

/// <summary>A sentence with what belongs below it.</summary>
internal sealed record OutlineItem(string Text, ImmutableArray<string> Notes);
