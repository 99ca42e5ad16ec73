using Miyaburi.Reports;
using Miyaburi.Server.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>What goes round now.</summary>
internal static class WavesPage
{
    private const int Shown = 50;

    private static readonly WaveState[] States = [WaveState.New, WaveState.Returned, WaveState.Active, WaveState.Dormant];

    internal static Page Of(WaveViews waves, WaveFilter filter, TimelineRange range, HtmlView view)
    {
        var say = new Sayer(view);
        var lines = waves.Lines(filter with { Fewest = WaveRules.Default.NewsSightings }, waves.Today, Shown);
        var isNarrowed = filter != new WaveFilter();
        var title = say.Of("いま出回っている詐欺", "Scams going round now");
        return new Page
        {
            Name = "waves",
            Path = "/waves",
            View = view,
            ShowsWaves = true,
            Title = title,
            Description = say.Of("同じ詐欺のSMS・メールが、いつから、どれだけ出回り、いつ戻ってきたか。", "Since when the same scam messages go round, how often, and when they came back."),
            IsPublic = !isNarrowed,
            Body = Html.Of($"""
                <h1>{title}</h1><p class="lead">{say.Of("同じ文面の詐欺は、静かになっても戻ってきます。人びとの報告と公表された一覧から、いつから、どれだけ確認されたかを示します。", "The same scams come round again. From what people report and from published lists: since when, and how often.")}</p>
                {Search(waves, filter, view)}<p class="hint" role="status">{Count(lines.Length, isNarrowed, view)}{(lines.IsEmpty ? "" : LongAgo(waves, filter, view))}</p>
                {Timeline(waves, filter, range, view)}<ul class="wave-list">{lines.Select(l => Item(l, view))}</ul>
                <section><h2>{say.Of("どうやって数えているか", "How this is counted")}</h2>
                <p>{say.Of("一人の報告だけでは何も示しません。互いに関係のない5人以上から届いたもの、または運営者がつないだ情報源からのものだけを数えます。ここにないから安全、とは言えません。", "Nothing that a single person reports is shown: it takes five who have nothing to do with each other, or a source that the operator has connected. What is not here is not safe for that reason.")}</p>
                <p>{say.Of("届いたメッセージは、調べたあと「報告する」で知らせることができます。", "You can report a message after checking it.")} <a href="{view.Path("/")}">{say.Of("調べる", "Check a message")}</a></p>
                <p><a href="{WaveFeed.Address(filter.Brand, filter.Lure, view)}">{say.Of("新しい波・戻ってきた波の知らせを受け取る(Atomフィード)", "Be told of new and returned waves (Atom feed)")}</a></p></section>

                """),
        };
    }

    /// <summary>How a company's name or a lure went round over the years; of all together it would tell nothing.</summary>
    private static Html Timeline(WaveViews waves, WaveFilter filter, TimelineRange range, HtmlView view)
    {
        if ((filter.Brand ?? filter.Lure) is null || waves.Days(filter with { State = null }) is not { IsEmpty: false } days)
        {
            return Html.Empty;
        }

        var say = new Sayer(view);
        var query = string.Join('&', new[] { ("brand", filter.Brand), ("lure", filter.Lure), ("state", filter.State is { } state ? JsonNames.Camel(state) : null) }
            .Where(q => q.Item2 is not null).Select(q => $"{q.Item1}={q.Item2}"));
        return Html.Of($"""
            <section id="timeline"><h2>{say.Of("いつ・どれだけ出回ったか", "When and how often")}</h2>
            {new TimelineChart(days, [], range, waves.Today, view).Render(view.Path("/waves?" + query))}</section>

            """);
    }

    private static string Count(int count, bool isNarrowed, HtmlView view)
    {
        var say = new Sayer(view);
        return (count, isNarrowed) switch
        {
            (0, false) => say.Of("示せるだけの報告は、まだありません。", "There are not enough reports yet to show anything."),
            (0, true) => say.Of("当てはまるものはありません。", "Nothing fits."),
            (Shown, _) => say.Of($"最近のものから{Shown}件", $"The latest {Shown}"),
            _ => say.Of($"{count}件", $"{count} {(count == 1 ? "wave" : "waves")}"),
        };
    }

    /// <summary>That all of it is quiet says nothing of today when nothing of late has come in. What was seen once is not listed, but on record.</summary>
    private static string LongAgo(WaveViews waves, WaveFilter filter, HtmlView view)
    {
        if (filter.State is not null || waves.Lines(filter, waves.Today, 1) is not [{ Summary: { State: WaveState.Dormant } latest }])
        {
            return "";
        }

        var last = WaveSentences.Iso(latest.Last);
        return new Sayer(view).Of($"。記録は{last}までです。それより後に示せるものは、まだありません。", $". The records end on {last}; nothing later can be shown yet.");
    }

    private static Html Item(WaveLine line, HtmlView view)
    {
        var wave = line.Summary;
        var now = WaveSentences.Now(line, view);
        return Html.Of($"""
            <li class="wave-item"><h2><a href="{view.Path("/waves/" + wave.Id)}">{WaveSentences.Title(wave, view)}</a></h2>
            <p><span class="state state-{JsonNames.Camel(wave.State)}">{WaveSentences.State(wave.State).In(view.Language)}</span> {WaveSentences.Seen(line, view)}</p>
            {(now.Length == 0 ? Html.Empty : Html.Of($"<p class=\"up\">{now}</p>"))}</li>

            """);
    }

    private static Html Search(WaveViews waves, WaveFilter filter, HtmlView view)
    {
        var say = new Sayer(view);
        var brands = waves.Brands.Append(filter.Brand).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(id => EngineData.Embedded.Brands.Find(id)).OfType<Brands.Brand>().Select(b => (b.Id, b.Names.In(view.Language))).OrderBy(b => b.Item2, StringComparer.Ordinal);
        var lures = waves.Lures.Append(filter.Lure).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => (id, LureWords.Of(id).In(view.Language)));
        var states = States.Select(s => (JsonNames.Camel(s), WaveSentences.State(s).In(view.Language)));
        return Html.Of($"""
            <details class="wave-filter"{(filter == new WaveFilter() ? Html.Empty : Html.Of($" open"))}><summary>{say.Of("会社・手口・様子でしぼり込む", "Narrow down by company, lure, state")}</summary>
            <form class="wave-search" role="search" method="get" action="{view.Path("/waves")}">
            {Select("brand", say.Of("会社", "Company"), brands, filter.Brand, view)}{Select("lure", say.Of("手口", "Lure"), lures, filter.Lure, view)}{Select("state", say.Of("いまの様子", "State"), states, filter.State is { } state ? JsonNames.Camel(state) : null, view)}
            <button type="submit">{say.Of("しぼり込む", "Narrow down")}</button></form></details>

            """);
    }

    private static Html Select(string name, string label, IEnumerable<(string Id, string Text)> options, string? chosen, HtmlView view)
    {
        var items = options.Select(o => o.Id == chosen
            ? Html.Of($"<option value=\"{o.Id}\" selected>{o.Text}</option>")
            : Html.Of($"<option value=\"{o.Id}\">{o.Text}</option>"));
        return Html.Of($"<p><label for=\"wave-{name}\">{label}</label> <select id=\"wave-{name}\" name=\"{name}\"><option value=\"\">{new Sayer(view).Of("すべて", "All")}</option>{items}</select></p>\n");
    }
}
