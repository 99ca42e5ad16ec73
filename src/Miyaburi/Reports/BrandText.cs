using System.Collections.Immutable;
using Miyaburi.Brands;

namespace Miyaburi.Reports;

/// <summary>What is known of brands, as text.</summary>
public static class BrandText
{
    /// <summary>Everything known of a brand, each fact with its source.</summary>
    public static string Render(Brand brand, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(brand);
        ArgumentNullException.ThrowIfNull(style);
        var page = new Page(style.Width, style.IsStyled);
        var language = style.Language;
        page.Add("", new Piece(brand.Names.In(language), Look.Strong), new Piece($" ({brand.Id}, {brand.Category})"));
        var file = brand.File;
        Facts(page, new("しないこと", "What it never does"), brand, [.. brand.Conduct.Select(f => (f.Text, f.Source, (string?)null))], language);
        Facts(page, new("実際にしていること", "What it really does"), brand, [.. brand.Practice.Select(f => (f.Text, f.Source, (string?)null))], language);
        Facts(page, new("連絡・確認のしかた", "How to reach it"), brand, [.. brand.Reach.Select(r => (r.Text, r.Source, r.Url))], language);
        Facts(page, new("電話", "Phone"), brand, [.. brand.Phones.Select(p => (PhoneLine(p), p.Source, (string?)null))], language);
        Facts(page, new("これまでの詐欺", "Earlier scams in its name"), brand, [.. file.History.Select(h => (new Bilingual($"{h.Date} {h.Ja}", $"{h.Date} {h.En}"), h.Source, (string?)null))], language);
        Names(page, new("公式ドメイン", "Official domains"), file.Domains.Select(d => d.Name), language);
        Names(page, new("グループ・委託先のドメイン", "Domains of its group and providers"), file.FamilyDomains.Select(d => d.Name), language);
        Names(page, new("メールの差出人(偽装されることがあり、証明にはなりません)", "Mail senders (forged too; no proof)"), file.MailSenders.Select(m => m.Address), language);
        Names(page, new("SMSの送信元(偽装されることがあり、証明にはなりません)", "SMS senders (forged too; no proof)"), brand.SmsSenders.Select(s => s.Id), language);
        return page.ToString();
    }

    /// <summary>A line a brand.</summary>
    public static string RenderList(ImmutableArray<Brand> brands, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var page = new Page(style.Width, style.IsStyled);
        var width = brands.Max(b => b.Id.Length) + 2;
        foreach (var brand in brands)
        {
            page.Add(brand.Id.PadRight(width), new Piece(brand.Names.In(style.Language)), new Piece($"  {brand.Category}", Look.Faint));
        }

        return page.ToString();
    }

    private static Bilingual PhoneLine(BrandPhone phone)
    {
        var purpose = phone.For switch
        {
            "lostCard" => new Bilingual("紛失・盗難", "lost or stolen card"),
            "fraud" => new Bilingual("不正利用", "fraud"),
            "stop" => new Bilingual("利用停止", "suspending the service"),
            "phishing" => new Bilingual("フィッシング", "phishing"),
            "smsSender" => new Bilingual("SMSの送信元", "sender of SMS"),
            _ => new Bilingual("問い合わせ", "questions"),
        };
        return new(
            $"{phone.Number} {purpose.Ja} {phone.Hours?.Ja} {phone.Note?.Ja}".TrimEnd(),
            $"{phone.Number} {purpose.En} {phone.Hours?.En} {phone.Note?.En}".TrimEnd());
    }

    private static void Facts(Page page, Bilingual heading, Brand brand, ImmutableArray<(Bilingual Text, string Source, string? Url)> facts, Language language)
    {
        if (facts.IsEmpty)
        {
            return;
        }

        Heading(page, heading, language);
        foreach (var (text, key, url) in facts)
        {
            var source = brand.Sources[key];
            page.Add("  ・ ", new Piece(text.In(language)), new Piece(source.Owner ? "" : $" [{ReportWords.SecondHand.In(language)}]"));
            if (url is not null)
            {
                page.Add("     ", new Piece(url));
            }

            page.Add("     ", new Piece($"{(language is Language.En ? "source" : "出典")}: {source.Url} ({ReportWords.Iso(source.Checked)})", Look.Faint));
        }
    }

    private static void Names(Page page, Bilingual heading, IEnumerable<string> names, Language language)
    {
        var list = string.Join(", ", names);
        if (list.Length > 0)
        {
            Heading(page, heading, language);
            page.Add("  ", new Piece(list));
        }
    }

    private static void Heading(Page page, Bilingual heading, Language language)
    {
        page.Blank();
        page.Add("", new Piece($"■ {heading.In(language)}", Look.Strong));
    }
}
