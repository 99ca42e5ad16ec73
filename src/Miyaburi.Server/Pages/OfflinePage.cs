using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Server.Pages;

/// <summary>What the service worker shows without a network for a page that the device did not keep.</summary>
internal static class OfflinePage
{
    private static readonly string[] Desks = ["police-110", "police-9110", "consumer-188"];

    internal static Page Of(HtmlView view)
    {
        var say = new Sayer(view);
        var title = say.Of("今は通信できないため、このページを開けません", "This page needs a network, and there is none");
        var desks = Desks.Select(id => RecoveryGuide.Default.DeskGroups.SelectMany(g => g.Desks).First(d => d.Id == id));
        return new Page
        {
            Name = "offline",
            Path = "/offline",
            View = view,
            Title = title,
            Description = title,
            IsPublic = false,
            Body = Html.Of($"""
                <h1>{title}</h1><p class="lead">{say.Of("メッセージを調べることは、通信がなくてもできます。", "You can check a message without a network.")}</p>
                <p><a class="button primary" href="{view.Path("/")}">{say.Of("メッセージを調べる", "Check a message")}</a></p>
                <section><h2>{say.Of("通信がなくても使えるもの", "What works without a network")}</h2><ul>
                <li><a href="{view.Path("/")}">{say.Of("文章・メールのファイルを調べる", "Check a text or a mail file")}</a></li>
                <li><a href="{view.Path("/plan")}">{say.Of("開いてしまった・入力してしまったときにすること", "What to do if you opened it or typed something")}</a></li>
                <li><a href="{view.Path("/contacts")}">{say.Of("相談先と電話番号", "Who helps, with phone numbers")}</a></li>
                <li><a href="{view.Path("/how")}">{say.Of("しくみ", "How it works")}</a></li>
                <li><a href="{view.Path("/privacy")}">{say.Of("プライバシー", "Privacy")}</a></li></ul>
                <p>{say.Of("会社・役所ごとのページと、出回っている詐欺のページは、通信できるときに開いてください。", "Pages on companies and on what is going round open when there is a network.")}</p></section>
                <section class="contacts"><h2>{say.Of("急ぐときの電話(通話ができれば使えます)", "In a hurry (a phone line is enough)")}</h2><ul>
                {desks.Select(d => Html.Of($"<li class=\"desk\">{HtmlDesk.Render(d, view, 3)}</li>\n"))}</ul></section>

                """),
        };
    }
}
