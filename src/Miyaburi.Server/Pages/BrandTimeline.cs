using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Brands;
using Miyaburi.Reports;
using Miyaburi.Server.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>Scams in a company's name over the years: what sources tell, what was counted, and what goes round now.</summary>
internal static class BrandTimeline
{
    private const int WavesShown = 5;

    internal static Html Of(Brand brand, WaveViews waves, TimelineRange range, HtmlView view)
    {
        var (say, filter) = (new Sayer(view), new WaveFilter { Brand = brand.Id });
        var days = waves.Days(filter);
        ImmutableArray<TimelineMark> marks = [.. brand.File.History.Select(h => new TimelineMark(h.Date, DayOf(h.Date), view.Language is Language.En ? h.En : h.Ja))];
        if (days.IsEmpty && marks.IsEmpty)
        {
            return Html.Empty;
        }

        var path = view.Path("/brands/" + brand.Id);
        var items = waves.Lines(filter with { Fewest = WaveRules.Default.NewsSightings }, waves.Today, WavesShown).Select(l => Html.Of($"""
            <li><a href="{view.Path("/waves/" + l.Summary.Id)}">{WaveSentences.Title(l.Summary, view)}</a> <span class="state state-{JsonNames.Camel(l.Summary.State)}">{WaveSentences.State(l.Summary.State).In(view.Language)}</span> {WaveSentences.Seen(l, view)} {WaveSentences.Now(l, view)}</li>

            """)).ToList();
        var list = items.Count == 0 ? Html.Empty : Html.Of($"<ul class=\"brand-waves\">{items}</ul><p><a href=\"{view.Path("/waves?brand=" + brand.Id)}\">{say.Of("この会社をかたる波をすべて見る", "All waves in its name")}</a></p>\n");
        return Html.Of($"""
            <section id="timeline"><h2>{say.Of("いつ・どれだけ出回ったか", "When and how often")}</h2>
            <p class="hint">{Known(brand, days, view)}</p>
            {new TimelineChart(days, marks, range, waves.Today, view).Render(path)}{list}</section>

            """);
    }

    /// <summary>What the numbers are, and what the list that comes with the data counted before.</summary>
    private static string Known(Brand brand, ImmutableArray<DayCount> days, HtmlView view)
    {
        var say = new Sayer(view);
        var own = days.IsEmpty
            ? say.Of("このサーバーには、示せるだけの報告がまだありません。", "This server has not enough reports yet to show any.")
            : say.Of($"棒は、このサーバーが数えたもの({WaveSentences.Number(days.Sum(d => d.Count))}件)。", $"Bars: what this server counted ({WaveSentences.Number(days.Sum(d => d.Count))}).");
        var marks = say.Of("丸の付いた線は、出典のあるできごとです。", "Lines with a dot are events known from sources.");
        var list = EngineData.Embedded.Waves.Brand(brand.Id) is { } known
            ? say.Of($"公表された一覧では、{WaveSentences.Iso(known.Last)}までに{WaveSentences.Number(known.Count)}件が数えられています。", $"Published lists counted {WaveSentences.Number(known.Count)} up to {WaveSentences.Iso(known.Last)}.")
            : "";
        return string.Join(view.Language is Language.En ? " " : "", new[] { own, marks, list }.Where(s => s.Length > 0));
    }

    /// <summary>A year or a month is put where it begins.</summary>
    private static DateOnly DayOf(string date) => DateOnly.ParseExact(date.Length switch { 4 => date + "-01-01", 7 => date + "-01", _ => date }, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
