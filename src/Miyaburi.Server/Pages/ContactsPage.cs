using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Server.Pages;

/// <summary>Every desk that helps, each number with the owner's page it was read on.</summary>
internal static class ContactsPage
{
    private static readonly (string Id, Bilingual Name)[] Groups =
    [
        ("public", new("まず相談するところ", "Whom to ask first")),
        ("money", new("カード・銀行・お金", "Cards, banks, money")),
        ("carriers", new("携帯電話会社", "Mobile carriers")),
        ("giftcards", new("ギフトカード・電子マネー", "Gift cards and prepaid codes")),
        ("identity", new("身分証・マイナンバー・信用情報", "Identity documents, My Number, credit records")),
        ("reports", new("通報するところ", "Where to report")),
    ];

    internal static Page Of(HtmlView view)
    {
        var say = new Sayer(view);
        var title = say.Of("相談先・連絡先", "Who helps");
        var groups = RecoveryGuide.Default.DeskGroups.OrderBy(g => Place(g.Id)).Select(g => Group(g, view)).ToList();
        return new Page
        {
            Name = "contacts",
            Path = "/contacts",
            View = view,
            Title = title,
            Description = say.Of("詐欺のSMS・メールで困ったときの相談先。電話番号はすべて公式ページで確認し、確認日を付けています。", "Whom to call after a scam message. Every number was read on its owner's page, with the date."),
            Body = Html.Of($"""
                <h1>{title}</h1><p class="lead">{say.Of("ここにある番号は、すべて窓口自身の公式ページで確認したものです。メッセージに書かれた番号や、検索の広告に出た番号にはかけないでください。", "Every number here was read on the desk's own page. Do not call numbers from the message or from search adverts.")}</p>
                {groups}
                """),
        };
    }

    /// <summary>A group without a name here stands last, under its id: a new data file shows at once.</summary>
    private static int Place(string id)
    {
        var place = Array.FindIndex(Groups, g => g.Id == id);
        return place < 0 ? Groups.Length : place;
    }

    private static Html Group(DeskGroup group, HtmlView view)
    {
        var name = Array.Find(Groups, g => g.Id == group.Id).Name?.In(view.Language) ?? group.Id;
        var desks = group.Desks.Select(d => Html.Of($"<li class=\"desk\" id=\"desk-{d.Id}\">{HtmlDesk.Render(d, view, 3)}</li>\n"));

        // Whom to ask first lies open; the others are looked up by what was lost.
        var open = group.Id == Groups[0].Id ? Html.Of($" open") : Html.Empty;
        var count = new Sayer(view).Of($"{group.Desks.Length}か所", $"({group.Desks.Length})");
        return Html.Of($"<section class=\"contacts\"><details class=\"fold\"{open}><summary><h2>{name}</h2> <span class=\"count\">{count}</span></summary><ul>{desks}</ul></details></section>\n");
    }
}
