using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Server.Pages;

/// <summary>One wave: what is said of it, an example when enough separate senders sent the very same, its hosts, its timeline.</summary>
internal static class WavePage
{
    private const int HostsMost = 30;

    internal static Page Of(WaveDetail wave, TimelineRange range, DateOnly today, HtmlView view)
    {
        var say = new Sayer(view);
        var line = wave.Line(today, WaveRules.Default);
        var (summary, title) = (wave.Summary, WaveSentences.Title(wave.Summary, view));
        var path = "/waves/" + summary.Id;
        var brand = summary.Brand is { } id ? EngineData.Embedded.Brands.Find(id) : null;
        var company = brand is null ? Html.Empty : Html.Of($"<p><a class=\"button\" href=\"{view.Path("/brands/" + brand.Id)}\">{say.Of($"{brand.Names.Ja}の本物の連絡のしかた", $"How {brand.Names.En} really contacts you")}</a></p>");
        var lure = summary.Lure is { } held ? Html.Of($"<p><a href=\"{view.Path("/waves?lure=" + held)}\">{say.Of($"「{LureWords.Of(held).Ja}」の詐欺をすべて見る", $"All scams with “{LureWords.Of(held).En}”")}</a></p>\n") : Html.Empty;
        return new Page
        {
            Name = "wave",
            Path = path,
            View = view,
            ShowsWaves = true,
            Title = $"{title} ({summary.Id})",
            Description = $"{title}. {WaveSentences.Seen(line, view)}",
            Body = Html.Of($"""
                <p class="crumbs"><a href="{view.Path("/waves")}">{say.Of("出回っている詐欺", "Scams going round")}</a></p><h1>{title}</h1>
                <p class="lead"><span class="state state-{JsonNames.Camel(summary.State)}">{WaveSentences.State(summary.State).In(view.Language)}</span> {WaveSentences.Seen(line, view)}</p>
                {Now(line, view)}<p><a class="button" href="{view.Path("/")}">{say.Of("届いたメッセージを調べる", "Check a message")}</a> <a class="button" href="{view.Path("/plan" + (brand is null ? "" : "?brand=" + brand.Id))}">{say.Of("もう開いた・入力した", "I already opened it")}</a></p>
                {Example(wave, view)}<section id="timeline"><h2>{say.Of("経過", "Over time")}</h2>
                {new TimelineChart(wave.Days, [], range, today, view).Render(view.Path(path))}{Phases(wave, view)}</section>
                {Hosts(wave, view)}{company}{Companies(wave, view)}{lure}<footer class="as-of"><p>{say.Of($"文面などの種類 {wave.Variants}。{Objections(wave, view)}波の名前 ", $"{wave.Variants} different texts or sites. {Objections(wave, view)}Name of the wave: ")}<code>{summary.Id}</code></p></footer>

                """),
        };
    }

    /// <summary>All companies whose name it takes, when there are several.</summary>
    private static Html Companies(WaveDetail wave, HtmlView view)
    {
        if (wave.Brands.Length < 2)
        {
            return Html.Empty;
        }

        var say = new Sayer(view);
        var items = wave.Brands.Select(EngineData.Embedded.Brands.Find).OfType<Brands.Brand>().Select(b => Html.Of($"<li><a href=\"{view.Path("/brands/" + b.Id)}\">{b.Names.In(view.Language)}</a></li>\n"));
        return Html.Of($"""
            <section class="companies"><h2>{say.Of("同じ文面で名前を使われている会社", "Companies whose names the same text uses")}</h2>
            <ul>{items}</ul></section>

            """);
    }

    private static Html Now(WaveLine line, HtmlView view) =>
        WaveSentences.Now(line, view) is { Length: > 0 } now ? Html.Of($"<p class=\"up\">{now}</p>\n") : Html.Empty;

    /// <summary>While they are fewer than five nothing is said: "nobody" would deny what the first ones sent.</summary>
    private static string Objections(WaveDetail wave, HtmlView view) => wave.Objections == 0
        ? ""
        : new Sayer(view).Of($"「判定が違う」と伝えた報告元 {WaveSentences.Number(wave.Objections)}。", $"{WaveSentences.Number(wave.Objections)} separate senders of reports say that a verdict on it was wrong. ");

    private static Html Example(WaveDetail wave, HtmlView view)
    {
        var say = new Sayer(view);
        return wave.Example is not { } example ? Html.Empty : Html.Of($"""
            <section class="example"><h2>{say.Of("文面の例", "Example")}</h2><p class="hint">{say.Of("名前・番号・リンクを伏せ、空白と記号を除いたものです。5つ以上の別々の報告元から、同じものが届いています。", "Names, numbers and links are masked, spaces and marks left out. Five or more separate senders of reports sent the very same.")}</p>
            <blockquote class="message" lang="ja"><p>{TerminalText.Safe(Mask.Words(example).In(view.Language))}</p></blockquote></section>

            """);
    }

    private static Html Phases(WaveDetail wave, HtmlView view)
    {
        var say = new Sayer(view);
        var items = wave.Phases.Select((p, i) =>
        {
            var quiet = i == 0 ? 0 : p.From.DayNumber - wave.Phases[i - 1].To.DayNumber;
            var how = quiet == 0 ? say.Of("はじめて確認", "first seen") : say.Of($"{quiet}日ぶりに再び", $"back after {quiet} days");
            return Html.Of($"<li>{p.From} – {p.To}: {how}, {say.Of($"{WaveSentences.Number(p.Count)}件", $"{WaveSentences.Number(p.Count)} seen")}</li>\n");
        });
        var bursts = wave.Bursts.Select(b => Html.Of($"<li>{WaveSentences.Up(b, view)}</li>\n")).ToList();
        var up = bursts.Count == 0 ? Html.Empty : Html.Of($"<h3>{say.Of("急に増えた時期", "When it was up")}</h3><ul class=\"bursts\">{bursts}</ul>\n");
        return Html.Of($"<h3>{say.Of("出回った時期", "When it went round")}</h3><ol class=\"phases\">{items}</ol>\n{up}");
    }

    private static Html Hosts(WaveDetail wave, HtmlView view)
    {
        var say = new Sayer(view);
        var items = wave.Hosts.Take(HostsMost).Select(h => Html.Of($"<li><code>{WaveSentences.Defanged(h.Host)}</code> {h.First} – {h.Last}, {say.Of($"{WaveSentences.Number(h.Count)}件", WaveSentences.Number(h.Count))}</li>\n")).ToList();
        return items.Count == 0 ? Html.Empty : Html.Of($"""
            <section class="fakes"><h2>{say.Of("リンク先だったサイト", "Sites its links led to")}</h2><p>{say.Of("開かないでください。次々に変わるので、ここにないから安全、とは言えません。無関係な会社のサイトが悪用された例もあります。", "Do not open them. They change all the time: one that is missing here is not safe. Some belong to uninvolved companies and were misused.")}</p>
            <ul>{items}</ul></section>

            """);
    }
}
