using System.Globalization;

namespace Miyaburi.Recovery;

/// <summary>The fixed words of a plan: headings and labels.</summary>
internal static class PlanWords
{
    internal static Bilingual Title { get; } = new("これからすること", "What to do now");

    internal static Bilingual Why { get; } = new("理由", "Why");

    internal static Bilingual Causes { get; } = new("対象", "This covers");

    internal static GuideText Deadline { get; } = new("期限", "Deadline", "いつまで");

    internal static Bilingual Deadlines { get; } = new("期限の一覧", "Deadlines");

    internal static Bilingual Desk { get; } = new("連絡先", "Contact");

    internal static Bilingual Desks { get; } = new("連絡先", "Contacts");

    internal static Bilingual Donts { get; } = new("してはいけないこと", "What not to do");

    internal static Bilingual Evidence { get; } = new("消す前に残しておくもの", "What to keep before deleting anything");

    internal static Bilingual Confirm { get; } = new("本物かどうかを確かめるには", "How to find out whether it is real");

    internal static GuideText Memo { get; } = new("相談するときのメモ", "Notes for the call", "電話のときの メモ");

    internal static Bilingual Sources { get; } = new("出典", "Sources");

    internal static Bilingual Seen { get; } = new("確認日", "seen");

    internal static Bilingual SecondHand { get; } = new("公式ページでは未確認の情報", "not confirmed on an official page");

    internal static Bilingual Derived { get; } = new("公式の情報からの推測", "inferred from official facts");

    internal static GuideText Usual { get; } = new("会社によって違います。必ず問い合わせてください", "companies differ; ask yours", "会社で ちがいます。かならず 聞いて ください");

    internal static GuideText Cautious { get; } = new("明細の日が分からないため、起きた日から数えた早めの日付です", "the bill's date is not known, so this early date counts from the day it happened", "早めの 日です");

    internal static Bilingual Phone { get; } = new("電話", "phone");

    internal static Bilingual KeepThis { get; } = new("記録に残してください", "Keep a record of this");

    internal static Bilingual Section(Urgency urgency) => urgency switch
    {
        Urgency.Now => new("今すぐ", "Now"),
        Urgency.Today => new("今日のうちに", "Today"),
        Urgency.ThisWeek => new("今週のうちに", "This week"),
        _ => new("しばらく気をつけること", "In the coming weeks"),
    };

    internal static Bilingual? ChannelName(Channel channel) => channel switch
    {
        Channel.Sms => new("SMS(ショートメッセージ)", "SMS"),
        Channel.Mail => new("メール", "E-mail"),
        Channel.Phone => new("電話", "Phone call"),
        Channel.Chat => new("LINEやSNSなどのメッセージ", "LINE or another chat"),
        Channel.Web => new("ホームページや広告の画面", "A web page or pop-up"),
        _ => null,
    };

    internal static Bilingual DeskPurpose(string purpose) => purpose switch
    {
        "lostCard" => new("紛失・盗難の窓口(カードを止める)", "Lost and stolen desk (stops the card)"),
        "stop" => new("利用を止める窓口", "Desk that suspends the service"),
        "fraud" => new("不正利用の窓口", "Fraud desk"),
        "phishing" => new("フィッシングの窓口", "Phishing desk"),
        _ => new("問い合わせの窓口", "Customer desk"),
    };

    /// <summary>A date with its day of the week.</summary>
    internal static Bilingual Day(DateOnly day) => new(
        day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) + $"({"日月火水木金土"[(int)day.DayOfWeek]})",
        day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture));

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A deadline in one line: date, what to do, and what is uncertain about it.</summary>
    internal static string Describe(PlanDeadline deadline, Language language, Wording wording = Wording.Usual)
    {
        var text = new GuideText(deadline.Text.Ja, deadline.Text.En, deadline.Easy);
        var line = $"{Day(deadline.Date).In(language)} — {text.In(language, wording)}";
        line += deadline.Usual ? $" ({Usual.In(language, wording)})" : "";
        return line + (deadline.Cautious ? $" ({Cautious.In(language, wording)})" : "");
    }

    /// <summary>A detail in one line: sentence, page, and what is uncertain about it.</summary>
    internal static string Describe(PlanDetail detail, Language language) =>
        $"{detail.Text.In(language)}{(detail.Url is null ? "" : $" {detail.Url}")}{Mark(detail.Support, language)}";

    /// <summary>What to know about a desk, one fact a line, its name left out.</summary>
    internal static IEnumerable<string> Lines(PlanContact contact, Language language)
    {
        yield return contact.Purpose.In(language);
        foreach (var phone in contact.Phones)
        {
            yield return $"{Phone.In(language)}: {phone.Number}{(phone.For is null ? "" : $" ({phone.For.In(language)})")}";
        }

        foreach (var line in new[] { contact.InsteadOfPhone, contact.Hours, contact.Note }.OfType<Bilingual>())
        {
            yield return line.In(language);
        }

        if (contact.Mail is not null)
        {
            yield return contact.Mail;
        }

        if (contact.Url is not null)
        {
            yield return contact.Url;
        }

        yield return $"{Seen.In(language)}: {Iso(contact.Seen)}";
    }

    /// <summary>What to put beside a sentence that is not official; empty for official ones.</summary>
    internal static string Mark(Support support, Language language) => support switch
    {
        Support.SecondHand => $" [{SecondHand.In(language)}]",
        Support.Derived => $" [{Derived.In(language)}]",
        _ => "",
    };
}
