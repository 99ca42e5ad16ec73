using System.Collections.Immutable;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>
/// Which stretch of a timeline is shown and where one can go from there. Every day is reached by years and months, without a
/// script and without hitting a narrow bar.
/// </summary>
/// <param name="days">Days with sightings, oldest first.</param>
/// <param name="marks">Events known from sources.</param>
/// <param name="range">What was asked for.</param>
/// <param name="today">The last day there is.</param>
/// <param name="view">How it is shown.</param>
internal sealed class TimelineZoom(ImmutableArray<DayCount> days, ImmutableArray<TimelineMark> marks, TimelineRange range, DateOnly today, HtmlView view)
{
    /// <summary>A wave of yesterday shall look like one: a few narrow bars at the end of a month.</summary>
    private const int Fewest = 30;

    private readonly Sayer say = new(view);

    /// <summary>
    /// What is shown. Where the records end long ago, the time since would leave of them a few bars at the edge: then the chart
    /// ends with them, unless the address says otherwise.
    /// </summary>
    internal TimelineSpan Shown => range switch
    {
        { Span: { } span } => span,
        { Days: { } back } => new(today.AddDays(1 - back), today),
        _ => (range == TimelineRange.Usual ? Usual : range) == TimelineRange.Seen ? Seen : All,
    };

    private TimelineRange Usual => IsFiner ? TimelineRange.Seen : TimelineRange.All;

    /// <summary>Whether the time up to the last record is drawn in finer bars than that up to today.</summary>
    private bool IsFiner => TimelineBins.Of([], Seen.From, Seen.To).Unit != TimelineBins.Of([], All.From, All.To).Unit;

    private TimelineSpan All => new(Known(SpanKind.Year).Append(today.AddDays(1 - Fewest)).Min(), today);

    private TimelineSpan Seen
    {
        get
        {
            var last = days.Select(d => d.Day).Concat(marks.Select(m => m.End)).DefaultIfEmpty(today).Max();
            last = last > today ? today : last;
            return new(Known(SpanKind.Year).Append(last.AddDays(1 - Fewest)).Min(), last);
        }
    }

    /// <summary>Periods to choose from; those of late only where there is something.</summary>
    internal Html Periods(string path)
    {
        var items = new List<Html>();
        items.AddRange(TimelineRange.Recent.Where(r => r == range || Known(SpanKind.Year).Any(d => d > today.AddDays(-r.Days!.Value)))
            .Select(r => Period(path, r, say.Of(r.Id is "30d" ? "30日間" : "1年間", r.Id is "30d" ? "30 days" : "1 year"))));
        if (IsFiner || range == TimelineRange.Seen)
        {
            items.Add(Period(path, TimelineRange.Seen, say.Of("記録のある期間", "While on record")));
        }

        items.Add(Period(path, TimelineRange.All, say.Of("今日まですべて", "All up to today")));
        if (range.Span is { } span)
        {
            items.AddRange(Above(span).Select(s => Item(path, s, s.Name(view))));
            items.Add(Html.Of($"<li><span aria-current=\"true\">{span.Name(view)}</span></li>"));
        }

        return Links(say.Of("表示する期間", "Period shown"), items);
    }

    /// <summary>Where to look closer, and what was before and after; nothing where there is nothing.</summary>
    internal Html Closer(string path, bool areDays)
    {
        var beside = new List<Html>();
        if (Earlier() is { } before)
        {
            beside.Add(Item(path, before, say.Of($"← 前の記録 {before.Name(view)}", $"← before: {before.Name(view)}")));
        }

        if (Later() is { } after)
        {
            beside.Add(Item(path, after, say.Of($"次の記録 {after.Name(view)} →", $"after: {after.Name(view)} →")));
        }

        return Html.Join([
            areDays ? Html.Empty : Links(say.Of("くわしく見る", "Look closer"), [.. Parts().Select(p => Item(path, p, $"{(p.Kind is SpanKind.Month && range.Span is not null ? say.Of($"{p.From.Month}月", p.Name(view)) : p.Name(view))} {Content(p)}"))]),
            Links(say.Of("前後の記録", "Before and after"), beside),
        ]);
    }

    private static Html Links(string name, List<Html> items) => items.Count == 0 ? Html.Empty : Html.Of($"<nav class=\"zoom\" aria-label=\"{name}\"><ul>{items}</ul></nav>\n");

    /// <summary>That the chart ends before today, and why.</summary>
    internal Html Ending() => range.Span is null && range.Days is null && Shown.To < today && Known(SpanKind.Year).Any()
        ? Html.Of($"<p class=\"hint\">{say.Of($"図は{WaveSentences.Iso(Shown.To)}までです。それより後に示せるものは、まだありません。", $"The chart ends on {WaveSentences.Iso(Shown.To)}; nothing later can be shown yet.")}</p>\n")
        : Html.Empty;

    /// <summary>The address of a period.</summary>
    internal static string Address(string path, string query) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}#timeline";

    private Html Period(string path, TimelineRange period, string text) => period == range || (range == TimelineRange.Usual && period == Usual)
        ? Html.Of($"<li><span aria-current=\"true\">{text}</span></li>")
        : Html.Of($"<li><a rel=\"nofollow\" href=\"{Address(path, "range=" + period.Id)}\">{text}</a></li>");

    private static Html Item(string path, TimelineSpan span, string text) => Html.Of($"<li><a rel=\"nofollow\" href=\"{Address(path, span.Query)}\">{text}</a></li>");

    /// <summary>The year of a month; year and month of days.</summary>
    private static IEnumerable<TimelineSpan> Above(TimelineSpan span)
    {
        if (span.Kind is not SpanKind.Year && span.From.Year == span.To.Year)
        {
            yield return TimelineSpan.YearOf(span.From);
        }

        if (span.Kind is SpanKind.Days && (span.From.Year, span.From.Month) == (span.To.Year, span.To.Month))
        {
            yield return TimelineSpan.MonthOf(span.From);
        }
    }

    /// <summary>Years with something in them; months where there is one year only.</summary>
    private IEnumerable<TimelineSpan> Parts()
    {
        var shown = Shown;
        List<TimelineSpan> years = [.. Known(SpanKind.Year).Where(shown.Holds).Select(TimelineSpan.YearOf).Distinct().OrderBy(y => y.From)];
        return years.Count > 1 ? years : Known(SpanKind.Month).Where(shown.Holds).Select(TimelineSpan.MonthOf).Distinct().OrderBy(m => m.From);
    }

    private TimelineSpan? Earlier()
    {
        var days = range.Span is { } span ? Known(span.Kind).Where(d => d < span.From).ToList() : [];
        return days.Count == 0 ? null : range.Span!.Value.EndingWith(days.Max());
    }

    private TimelineSpan? Later()
    {
        var days = range.Span is { } span ? Known(span.Kind).Where(d => d > span.To).ToList() : [];
        return days.Count == 0 ? null : range.Span!.Value.BeginningWith(days.Min());
    }

    private string Content(TimelineSpan span)
    {
        var count = days.Where(d => span.Holds(d.Day)).Sum(d => d.Count);
        return count == 0 ? say.Of("(できごと)", "(event)") : say.Of($"({WaveSentences.Number(count)}件)", $"({WaveSentences.Number(count)})");
    }

    /// <summary>Days of which something is known that exactly: a source that names a year says nothing of a month.</summary>
    private IEnumerable<DateOnly> Known(SpanKind kind)
    {
        var exact = kind switch { SpanKind.Year => 4, SpanKind.Month => 7, _ => 10 };
        return days.Select(d => d.Day).Concat(marks.Where(m => m.When.Length >= exact).Select(m => m.Day));
    }
}
