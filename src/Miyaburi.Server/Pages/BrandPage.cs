using Miyaburi.Brands;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Pages;

/// <summary>What is known of one brand. People search for it by name: "J:COM 未払い SMS 本物".</summary>
internal static class BrandPage
{
    internal static Page Of(Brand brand, FakeHosts fakes, WaveViews waves, TimelineRange range, HtmlView view)
    {
        var say = new Sayer(view);
        var name = brand.Names.In(view.Language);
        var title = say.Of($"{name}を名乗るSMS・メールは本物?", $"Is this SMS or e-mail in the name of {name} genuine?");
        return new Page
        {
            Name = "brand",
            Path = "/brands/" + brand.Id,
            View = view,
            ShowsWaves = true,
            Title = title,
            Description = say.Of($"{name}を名乗るSMS・メールの見分け方。{name}がしないこと、実際の連絡のしかた、公式サイト、安全な確かめ方を、出典と確認日付きでまとめています。", $"How to tell whether a message naming {name} is genuine: what it never does, how it really contacts you, its official sites, with sources and dates."),
            Body = Html.Of($"""
                <p class="crumbs"><a href="{view.Path("/brands")}">{say.Of("会社・役所", "Companies")}</a></p><h1>{title}</h1>
                <p class="lead">{say.Of("差出人の名前や番号、アドレスは偽装できます。見た目では判断できません。下のことと比べ、迷ったら届いた文章を調べてください。", "Names, numbers and addresses of senders can be forged. Compare the message with what follows, and check its text if in doubt.")}</p>
                <p><a class="button" href="{view.Path("/")}">{say.Of("届いたメッセージを調べる", "Check the message")}</a> <a class="button" href="{view.Path("/plan?brand=" + brand.Id)}">{say.Of("もう開いた・入力した", "I already opened it")}</a></p>
                {Facts("conduct", say.Of($"{name}がしないこと", $"What {name} never does"), brand.Conduct, brand, view)}
                {Facts("practice", say.Of($"{name}が実際にしていること", $"What {name} really does"), brand.Practice, brand, view)}
                {Reach(brand, view)}{Phones(brand, view)}{Domains(brand, view)}{Senders(brand, view)}{History(brand, view)}{BrandTimeline.Of(brand, waves, range, view)}{Fakes(fakes.Of(brand), view)}
                <footer class="as-of"><p>{say.Of($"この会社についての情報は {Latest(brand)} までに確認したものです。", $"Facts about this company as read up to {Latest(brand)}.")}</p></footer>

                """),
        };
    }

    private static string Latest(Brand brand) => brand.Sources.Values.Max(s => s.Checked).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Html Facts(string name, string heading, IReadOnlyCollection<BrandFact> facts, Brand brand, HtmlView view) => Section(
        name, heading, facts.Select(f => Html.Of($"<li><p>{f.Text.In(view.Language)}</p>{Source(f.Source, brand, view)}</li>")));

    private static Html Reach(Brand brand, HtmlView view)
    {
        var say = new Sayer(view);
        return Section("reach", say.Of("安全に確かめるには", "How to reach it safely"), brand.Reach.Select(r =>
            Html.Of($"<li><p>{r.Text.In(view.Language)}</p>{(r.Url is null ? Html.Empty : Html.Of($"<p>{HtmlSource.Link(r.Url, r.Url)}</p>"))}{Source(r.Source, brand, view)}</li>")));
    }

    private static Html Phones(Brand brand, HtmlView view)
    {
        var say = new Sayer(view);
        var desks = PlanRequests.Advice(brand, [], null).Desks.Where(d => d.Source.Status is SourceStatus.Official);
        return Section("phones", say.Of("電話の窓口", "Phone desks"), desks.Select(d => Html.Of($"<li>{HtmlDesk.Of(d, view)}</li>")));
    }

    private static Html Domains(Brand brand, HtmlView view)
    {
        var say = new Sayer(view);
        var note = say.Of("似た文字列が入っていても、終わりの部分がこのとおりでなければ別のサイトです。", "An address that merely contains such a name belongs to somebody else: its end must be exactly this.");
        var own = brand.File.Domains.Select(d => Html.Of($"<li><code>{d.Name}</code> <span class=\"hint\">{Use(d, view)}</span></li>")).ToList();
        var family = brand.File.FamilyDomains.Select(d => Html.Of($"<li><code>{d.Name}</code> <span class=\"hint\">{say.Of("グループ・委託先", "group or provider")}</span></li>"));
        return own.Count == 0 ? Html.Empty : Html.Of($"<section class=\"domains\"><h2>{say.Of("公式サイトのドメイン", "Official domains")}</h2><p>{note}</p><ul>{own}{family}</ul></section>\n");
    }

    private static string Use(BrandDomain domain, HtmlView view)
    {
        var say = new Sayer(view);
        return string.Join(say.Of("・", ", "), domain.Use.Select(u => u switch
        {
            "web" => say.Of("サイト", "site"),
            "mail" => say.Of("メール", "mail"),
            "app" => say.Of("アプリ", "app"),
            _ => say.Of("短縮URL", "short links"),
        }));
    }

    private static Html Senders(Brand brand, HtmlView view)
    {
        var say = new Sayer(view);
        var sms = brand.SmsSenders.Select(s => Html.Of($"<li>SMS: <code>{s.Id}</code></li>"));
        var mail = brand.File.MailSenders.Select(m => Html.Of($"<li>{say.Of("メール", "Mail")}: <code>{m.Address}</code></li>"));
        var all = sms.Concat(mail).ToList();
        return all.Count == 0 ? Html.Empty : Html.Of($"<section class=\"senders\"><h2>{say.Of("使っている送信元", "Senders it uses")}</h2><p><strong>{say.Of("同じ番号やアドレスで届いても、本物の証明にはなりません。", "The same number or address proves nothing: it can be forged.")}</strong></p><ul>{all}</ul></section>\n");
    }

    private static Html History(Brand brand, HtmlView view)
    {
        var say = new Sayer(view);
        return Section("history", say.Of("これまでに出回った詐欺", "Earlier scams in its name"), brand.File.History.Select(h =>
            Html.Of($"<li><p><time datetime=\"{h.Date}\">{h.Date}</time> {(view.Language is Language.En ? h.En : h.Ja)}</p>{Source(h.Source, brand, view)}</li>")));
    }

    private static Html Fakes(IReadOnlyCollection<FakeHost> fakes, HtmlView view)
    {
        var say = new Sayer(view);
        var items = fakes.Select(f => Html.Of($"<li><code>{f.Host.Replace(".", "[.]", StringComparison.Ordinal)}</code> <time datetime=\"{f.Reported}\">{f.Reported}</time></li>")).ToList();
        return items.Count == 0 ? Html.Empty : Html.Of($"""
            <section class="fakes"><h2>{say.Of("報告された偽サイト(新しい順)", "Reported fake sites, newest first")}</h2>
            <p>{say.Of("フィッシングとして報告されたホストの例です。ほかにも多数あり、次々に変わります。ここにないから安全、とは言えません。無関係な会社のサイトが悪用された例もあります。開かないでください。", "Examples of hosts reported as phishing. There are many more and they change all the time: one that is missing here is not safe. Some are sites of uninvolved companies that were misused. Do not open them.")}</p>
            <ul>{items}</ul><p class="source">{say.Of("出典: ", "Source: ")}{HtmlSource.Link("https://github.com/JPCERTCC/phishurl-list", "JPCERT/CC phishurl-list")}</p></section>

            """);
    }

    private static Html Source(string key, Brand brand, HtmlView view) => HtmlSource.Of(brand.Sources[key], view);

    private static Html Section(string name, string heading, IEnumerable<Html> items)
    {
        var all = items.ToList();
        return all.Count == 0 ? Html.Empty : Html.Of($"<section class=\"{name}\"><h2>{heading}</h2><ul>{all}</ul></section>\n");
    }
}
