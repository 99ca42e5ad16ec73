using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>Something known from a source, at a time that may be a year, a month or a day.</summary>
internal sealed record TimelineMark(string When, DateOnly Day, string Text);

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
    private const int Left = 30;
    private const int Fewest = 30;

    private readonly Sayer say = new(view);

    /// <summary>The chart with its table and the links that zoom; a sentence when there is nothing to draw.</summary>
    /// <param name="path">The page's address, to which the range is added.</param>
    internal Html Render(string path)
    {
        var (from, to) = Window();
        ImmutableArray<DayCount> shown = [.. days.Where(d => d.Day >= from && d.Day <= to)];
        ImmutableArray<TimelineMark> known = [.. marks.Where(m => m.Day >= from && m.Day <= to)];
        var links = TimelineRange.All.Select(r => r == range
            ? Html.Of($"<li><span aria-current=\"true\">{r.Text.In(view.Language)}</span></li>")
            : Html.Of($"<li><a href=\"{path}?range={r.Id}#timeline\">{r.Text.In(view.Language)}</a></li>"));
        var zoom = Html.Of($"<nav class=\"zoom\" aria-label=\"{say.Of("表示する期間", "Period shown")}\"><ul>{links}</ul></nav>\n");
        if (shown.IsEmpty && known.IsEmpty)
        {
            return Html.Of($"{zoom}<p class=\"hint\">{say.Of("この期間に確認されたものはありません。", "Nothing was seen in this period.")}</p>\n");
        }

        var bins = TimelineBins.Of(shown, from, to);
        return Html.Of($"{zoom}{Draw(bins, known)}{Table(bins, known)}");
    }

    private (DateOnly From, DateOnly To) Window()
    {
        // A wave of yesterday shall look like one: a few narrow bars at the end of a month.
        var first = days.Select(d => d.Day).Concat(marks.Select(m => m.Day)).Append(today.AddDays(1 - Fewest)).Min();
        return (range.Days is { } back ? today.AddDays(1 - back) : first, today);
    }

    private Html Draw(TimelineBins bins, ImmutableArray<TimelineMark> known)
    {
        var most = bins.Bars.Select(b => b.Count).DefaultIfEmpty(0).Max();
        var top = Math.Max(1, most);
        var slot = (double)(Width - Left) / bins.Bars.Length;
        var bars = bins.Bars.Select((b, i) => b.Count == 0 ? Html.Empty : Bar(b, i, slot, top));
        var lines = known.Select(m => Mark(m, Left + (bins.Place(m.Day) * (Width - Left))));
        var total = bins.Bars.Sum(b => b.Count);
        // Who has no reports at all is told above the chart.
        var none = most > 0 || days.IsEmpty ? Html.Empty : Html.Of($"<p class=\"hint\">{say.Of("この期間に、このサーバーへの報告はありません。図は、出典のあるできごとだけです。", "No reports reached this server in this period: the chart shows only events known from sources.")}</p>\n");
        return Html.Of($"""
            {none}<svg class="timeline" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="timeline-title timeline-desc">
            <title id="timeline-title">{say.Of("いつ・どれだけ確認されたか", "When and how often it was seen")}</title>
            <desc id="timeline-desc">{(most == 0 ? Events(bins, known.Length) : Sightings(bins, total))}</desc>
            <line class="axis" x1="{Left}" y1="{Height - Bottom}" x2="{Width}" y2="{Height - Bottom}"/>
            {(most == 0 ? Html.Empty : Scale(top))}
            <text class="label" x="{Left}" y="{Height - 5}">{Iso(bins.From)}</text><text class="label end" x="{Width}" y="{Height - 5}">{Iso(bins.To)}</text>
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
    private static Html Scale(int top) => Html.Of($"""
        <line class="grid" x1="{Left}" y1="{Top}" x2="{Width}" y2="{Top}"/>
        <text class="label end" x="{Left - 4}" y="{Top + 4}">{WaveSentences.Number(top)}</text><text class="label end" x="{Left - 4}" y="{Height - Bottom}">0</text>
        """);

    private Html Bar(TimelineBar bar, int index, double slot, int top)
    {
        var height = Math.Max(1.5, (double)(Height - Top - Bottom) * bar.Count / top);
        return Html.Of($"<rect class=\"bar\" x=\"{Point(Left + (index * slot))}\" y=\"{Point(Height - Bottom - height)}\" width=\"{Point(Math.Max(1.2, slot * 0.85))}\" height=\"{Point(height)}\"><title>{bar.Name}: {Times(bar.Count)}</title></rect>\n");
    }

    private static Html Mark(TimelineMark mark, double x) => Html.Of($"""
        <g class="mark"><title>{mark.When}: {mark.Text}</title><line x1="{Point(x)}" y1="{Top}" x2="{Point(x)}" y2="{Height - Bottom}"/><circle cx="{Point(x)}" cy="{Top}" r="4"/></g>

        """);

    private Html Table(TimelineBins bins, ImmutableArray<TimelineMark> known)
    {
        var rows = bins.Bars.Where(b => b.Count > 0).Select(b => (b.From, Row: Html.Of($"<tr><th scope=\"row\">{b.Name}</th><td>{Times(b.Count)}</td></tr>\n")))
            .Concat(known.Select(m => (From: m.Day, Row: Html.Of($"<tr><th scope=\"row\">{m.When}</th><td>{m.Text}</td></tr>\n"))))
            .OrderBy(r => r.From).Select(r => r.Row);
        return Html.Of($"""
            <details class="timeline-table"><summary>{say.Of("数字で見る", "The numbers as a table")}</summary>
            <table><thead><tr><th scope="col">{say.Of("いつ", "When")}</th><th scope="col">{say.Of("確認された数・できごと", "Seen, or what happened")}</th></tr></thead><tbody>{rows}</tbody></table></details>

            """);
    }

    private string Times(int count) => say.Of($"{WaveSentences.Number(count)}件", WaveSentences.Number(count));

    private static string Iso(DateOnly day) => WaveSentences.Iso(day);

    private static string Point(double at) => at.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A period that a chart shows.</summary>
/// <param name="Id">In the address.</param>
/// <param name="Days">Days up to today, or null for all.</param>
/// <param name="Text">What the link says.</param>
internal sealed record TimelineRange(string Id, int? Days, Bilingual Text)
{
    /// <summary>The periods, the shortest first.</summary>
    internal static ImmutableArray<TimelineRange> All { get; } =
    [
        new("30d", 30, new("30日間", "30 days")),
        new("1y", 365, new("1年間", "1 year")),
        new("all", null, new("すべて", "All")),
    ];

    /// <summary>The period that an address names; all when it names none.</summary>
    internal static TimelineRange Of(string? id) => All.FirstOrDefault(r => r.Id == id) ?? All[^1];
}
