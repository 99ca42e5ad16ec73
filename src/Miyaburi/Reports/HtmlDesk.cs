using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>Desks as markup. Their numbers were all read on the owner's own page, so they may be tapped to call.</summary>
public static class HtmlDesk
{
    /// <summary>Everything known of a desk.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="view">The wording.</param>
    /// <param name="headingLevel">Level of its heading, 3 or 4.</param>
    public static Html Render(PlanContact desk, HtmlView view, int headingLevel = 4)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(view);
        var lines = new[] { desk.InsteadOfPhone, desk.Hours, desk.Note }.OfType<Bilingual>().Select(l => Html.Of($"<p>{view.Of(l)}</p>"));
        var mail = desk.Mail is null ? Html.Empty : Html.Of($"<p><a href=\"mailto:{desk.Mail}\">{desk.Mail}</a></p>");
        var page = desk.Url is null ? Html.Empty : Html.Of($"<p class=\"desk-page\">{HtmlSource.Link(desk.Url, desk.Url)}</p>");
        var sources = desk.Sources.Select(s => HtmlSource.Of(s, view)).ToList();
        var source = view.Wording is Wording.Easy || sources.Count == 0 ? Html.Empty : Html.Of($"<details class=\"why\"><summary>{view.Of("出典", "Sources")}</summary>{sources}</details>");
        return Html.Of($"""
            <h{headingLevel}>{view.Of(desk.Names)}{HtmlPlan.Mark(desk.Support, view)}</h{headingLevel}><p class="purpose">{view.Of(desk.Purpose)}</p>
            {desk.Phones.Select(p => Html.Of($"<p>{Phone(p, view)}</p>"))}{lines}{mail}{page}<p class="seen">{view.Of("確認日", "Seen")}: {desk.Seen}</p>{source}
            """);
    }

    /// <summary>A brand's own desk. Callers show only those read on the brand's own page.</summary>
    public static Html Of(BrandDesk desk, HtmlView view)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(view);
        var lines = new[] { desk.Hours, desk.Note }.OfType<Bilingual>().Select(l => Html.Of($"<p>{view.Of(l)}</p>"));
        return Html.Of($"<p>{Phone(new PlanPhone(desk.Number, PlanWords.DeskPurpose(desk.For)), view)}</p>{lines}{HtmlSource.Of(desk.Source, view)}");
    }

    internal static Html Section(Plan plan, HtmlView view)
    {
        if (plan.Contacts.IsEmpty)
        {
            return Html.Empty;
        }

        var desks = plan.Contacts.Select(c => Html.Of($"<li class=\"desk\">{Render(c, view)}</li>\n"));
        return HtmlFold.Section("contacts", view.Of("連絡先の一覧", "All contacts", "れんらくする ところ"), Html.Of($"<ul>{desks}</ul>"));
    }

    /// <summary>Name and first number, for use within a step.</summary>
    internal static Html Short(PlanContact desk, HtmlView view)
    {
        var name = view.Of(desk.Names);
        if (desk.Phones.IsEmpty)
        {
            var where = desk.InsteadOfPhone is null ? Html.Empty : Html.Of($" <span class=\"hint\">{view.Of(desk.InsteadOfPhone)}</span>");
            return Html.Of($"<span class=\"desk-name\">{name}</span>{where}{(desk.Url is null ? Html.Empty : Html.Of($" {HtmlSource.Link(desk.Url, view.Of("公式ページ", "official page", "こうしきの ページ"))}"))}");
        }

        var hours = desk.Hours is null ? Html.Empty : Html.Of($" <span class=\"hint\">{view.Of(desk.Hours)}</span>");
        return Html.Of($"<span class=\"desk-name\">{name}</span> {Phone(desk.Phones[0], view)}{hours}");
    }

    private static Html Phone(PlanPhone phone, HtmlView view)
    {
        var purpose = phone.For is null ? Html.Empty : Html.Of($" <span class=\"hint\">{view.Of(phone.For)}</span>");
        var digits = string.Concat(phone.Number.Where(c => char.IsAsciiDigit(c) || c is '+' or '#' or '*'));
        return phone.Number.All(c => char.IsAsciiDigit(c) || c is '+' or '#' or '*' or '-' or ' ')
            ? Html.Of($"<a class=\"tel\" href=\"tel:{digits.Replace("#", "%23", StringComparison.Ordinal)}\">{view.Of("電話する", "Call", "電話する")} {phone.Number}</a>{purpose}")
            : Html.Of($"<span class=\"tel\">{phone.Number}</span>{purpose}");
    }
}
