using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>Something known from a source, at a time that may be a year, a month or a day.</summary>
internal sealed record TimelineMark(string When, DateOnly Day, string Text)
{
    /// <summary>The last day that it may have been.</summary>
    internal DateOnly End => (TimelineSpan.Of(When, When) ?? new(Day, Day)).To;
}

/// <summary>
/// Sightings over time: bars of a day, week, month or year, drawn by the server. A pointer held over a bar shows its numbers;
/// the same numbers stand in a table below, for screen readers and for everybody else.
/// </summary>
internal sealed class TimelineChart(ImmutableArray<DayCount> days, ImmutableArray<TimelineMark> marks, TimelineRange range, DateOnly today, HtmlView view)
{
    private const int Width = 360;
    private const int Height = 150;
    private const int Top = 14;
    private const int Bottom = 20;
    private const int LeastLeft = 30;

    /// <summary>Width of a digit beside the axis on a phone, where labels are largest.</summary>
    private const int Digit = 7;

    private readonly Sayer say = new(view);

    private readonly TimelineZoom zoom = new(days, marks, range, today, view);

    /// <summary>The chart with its table and the links that zoom; a sentence when there is nothing to draw.</summary>
    /// <param name="path">The page's address, to which the range is added.</param>
    internal Html Render(string path)
    {
        var span = zoom.Shown;
        ImmutableArray<DayCount> shown = [.. days.Where(d => span.Holds(d.Day))];
        ImmutableArray<TimelineMark> known = [.. marks.Where(m => span.Holds(m.Day))];
        var periods = zoom.Periods(path);
        if (shown.IsEmpty && known.IsEmpty)
        {
            return Html.Of($"{periods}<p class=\"hint\">{say.Of("この期間に確認されたものはありません。", "Nothing was seen in this period.")}</p>\n{zoom.Closer(path, areDays: false)}");
        }

        var bins = TimelineBins.Of(shown, span.From, span.To);
        return Html.Of($"{periods}{Draw(bins, known, path)}{zoom.Ending()}{zoom.Closer(path, bins.AreDays)}{Table(bins, known, path)}");
    }

    private Html Draw(TimelineBins bins, ImmutableArray<TimelineMark> known, string path)
    {
        var most = bins.Bars.Select(b => b.Count).DefaultIfEmpty(0).Max();
        var top = Math.Max(1, most);
        var left = Math.Max(LeastLeft, 8 + (Digit * WaveSentences.Number(top).Length));
        var slot = (double)(Width - left) / bins.Bars.Length;
        var bars = bins.Bars.Select((b, i) => b.Count == 0 ? Html.Empty : Bar(b, left + (i * slot), slot, top, bins.AreDays ? null : path));
        var lines = known.Select(m => Mark(m, left + (bins.Place(m.Day) * (Width - left))));
        var total = bins.Bars.Sum(b => b.Count);
        // Who has no reports at all is told above the chart.
        var none = most > 0 || days.IsEmpty ? Html.Empty : Html.Of($"<p class=\"hint\">{say.Of("この期間に、このサーバーへの報告はありません。図は、出典のあるできごとだけです。", "No reports reached this server in this period: the chart shows only events known from sources.")}</p>\n");
        // What holds links is no image for a screen reader; the table has the same links.
        return Html.Of($"""
            {none}<svg class="timeline" viewBox="0 0 {Width} {Height}" role="{(bins.AreDays ? "img" : "group")}" aria-labelledby="timeline-title timeline-desc">
            <title id="timeline-title">{say.Of("いつ・どれだけ確認されたか", "When and how often it was seen")}</title>
            <desc id="timeline-desc">{(most == 0 ? Events(bins, known.Length) : Sightings(bins, total))}</desc>
            <line class="axis" x1="{left}" y1="{Height - Bottom}" x2="{Width}" y2="{Height - Bottom}"/>
            {(most == 0 ? Html.Empty : Scale(top, left))}
            <text class="label" x="{left}" y="{Height - 5}">{Iso(bins.From)}</text><text class="label end" x="{Width}" y="{Height - 5}">{Iso(bins.To)}</text>
            {bars}{lines}</svg>

            """);
    }

    private string Sightings(TimelineBins bins, int total) => say.Of(
        $"{Iso(bins.From)}から{Iso(bins.To)}まで、合わせて{total}件。1本の棒は{bins.Unit.Ja}。数字は下の表にあります。",
        $"{Iso(bins.From)} to {Iso(bins.To)}, {total} seen in all; a bar is {bins.Unit.En}. The table below holds the numbers.");

    private string Events(TimelineBins bins, int marks) => say.Of(
        $"{Iso(bins.From)}から{Iso(bins.To)}までのできごと{marks}件。この期間の報告はありません。内容は下の表にあります。",
        $"{Iso(bins.From)} to {Iso(bins.To)}, {marks} events; no reports in this period. The table below says what happened.");

    /// <summary>Without bars there is nothing that a scale could measure.</summary>
    private static Html Scale(int top, int left) => Html.Of($"""
        <line class="grid" x1="{left}" y1="{Top}" x2="{Width}" y2="{Top}"/>
        <text class="label end" x="{left - 4}" y="{Top + 4}">{WaveSentences.Number(top)}</text><text class="label end" x="{left - 4}" y="{Height - Bottom}">0</text>
        """);

    /// <summary>A bar, and where it is no day the way to its days: the whole height is hit, for many bars are low and narrow.</summary>
    private Html Bar(TimelineBar bar, double x, double slot, int top, string? path)
    {
        var height = Math.Max(1.5, (double)(Height - Top - Bottom) * bar.Count / top);
        var drawn = Html.Of($"<rect class=\"bar\" x=\"{Point(x)}\" y=\"{Point(Height - Bottom - height)}\" width=\"{Point(Math.Max(1.2, slot * 0.85))}\" height=\"{Point(height)}\"><title>{bar.Name}: {Times(bar.Count)}</title></rect>\n");
        return path is null ? drawn : Html.Of($"""
            <a href="{TimelineZoom.Address(path, bar.Span.Query)}" rel="nofollow" tabindex="-1" aria-hidden="true"><rect class="hit" x="{Point(x)}" y="{Top}" width="{Point(slot)}" height="{Height - Top - Bottom}"><title>{bar.Name}: {Times(bar.Count)}</title></rect>{drawn}</a>
            """);
    }

    private static Html Mark(TimelineMark mark, double x) => Html.Of($"""
        <g class="mark"><title>{mark.When}: {mark.Text}</title><line x1="{Point(x)}" y1="{Top}" x2="{Point(x)}" y2="{Height - Bottom}"/><circle cx="{Point(x)}" cy="{Top}" r="4"/></g>

        """);

    private Html Table(TimelineBins bins, ImmutableArray<TimelineMark> known, string path)
    {
        Html Name(TimelineBar bar) => bins.AreDays ? Html.Of($"{bar.Name}") : Html.Of($"<a href=\"{TimelineZoom.Address(path, bar.Span.Query)}\" rel=\"nofollow\">{bar.Name}</a>");

        var rows = bins.Bars.Where(b => b.Count > 0).Select(b => (b.From, Row: Html.Of($"<tr><th scope=\"row\">{Name(b)}</th><td>{Times(b.Count)}</td></tr>\n")))
            .Concat(known.Select(m => (From: m.Day, Row: Html.Of($"<tr><th scope=\"row\">{m.When}</th><td>{m.Text}</td></tr>\n"))))
            .OrderBy(r => r.From).Select(r => r.Row);
        return Html.Of($"""
            <details class="timeline-table"><summary>{say.Of("数字で見る", "The numbers as a table")}</summary>
            <table><caption>{say.Of($"1行は{bins.Unit.Ja}", $"A row is {bins.Unit.En}")}</caption><thead><tr><th scope="col">{say.Of("いつ", "When")}</th><th scope="col">{say.Of("確認された数・できごと", "Seen, or what happened")}</th></tr></thead><tbody>{rows}</tbody></table></details>

            """);
    }

    private string Times(int count) => say.Of($"{WaveSentences.Number(count)}件", WaveSentences.Number(count));

    private static string Iso(DateOnly day) => WaveSentences.Iso(day);

    private static string Point(double at) => at.ToString("0.#", CultureInfo.InvariantCulture);
}
