using Miyaburi.Reports;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Pages;

/// <summary>What was typed into the check form.</summary>
internal sealed record CheckForm(string Message = "", string Sender = "", string Kind = "");

/// <summary>The first page: one box, one button.</summary>
internal static class HomePage
{
    internal static Page Of(HtmlView view, CheckForm? form = null, Cause? wrong = null)
    {
        var isEnglish = view.Language is Language.En;
        var title = isEnglish ? "Is this SMS or e-mail a scam?" : "そのSMS・メール、詐欺かどうか調べます";
        var lead = isEnglish
            ? "Paste what you received. You will see whether it is a scam, why, and what to do. No link is opened."
            : "届いた文章を貼り付けてください。詐欺かどうか、その理由、これからすることをお伝えします。リンクは開きません。";
        return new Page
        {
            Name = "check",
            Path = "/",
            View = view,
            Title = title,
            Description = lead,
            IsPublic = form is null,
            Body = Html.Of($"""
                <section class="hero"><h1>{title}</h1><p class="lead">{lead}</p></section>
                {Form(view, form ?? new CheckForm(), wrong)}<section id="result" class="result-region" tabindex="-1" hidden></section>
                {More(view)}
                """),
        };
    }

    private static Html Form(HtmlView view, CheckForm form, Cause? wrong)
    {
        var say = new Sayer(view);
        var error = wrong is null ? Html.Of($"<p id=\"check-error\" class=\"error\" role=\"alert\" hidden></p>") : Html.Of($"<p id=\"check-error\" class=\"error\" role=\"alert\">{say.Of(wrong.Text.Ja, wrong.Text.En)}</p>");
        var open = form.Sender.Length > 0 || form.Kind.Length > 0 ? Html.Of($" open") : Html.Empty;
        return Html.Of($"""
            <form id="check" class="check" method="post" action="{view.Path("/check")}" enctype="multipart/form-data">
            <label for="message">{say.Of("届いたSMS・メールの文章、またはURL", "The text of the SMS or mail, or a URL")}</label>
            <p id="message-hint" class="hint">{say.Of("全部でなくてもかまいません。長押しでコピーして、ここに貼り付けます。", "Part of it will do. Press and hold to copy it, then paste it here.")}</p>
            <textarea id="message" name="message" rows="6" aria-describedby="message-hint" autocomplete="off" autocapitalize="off" spellcheck="false">
            {form.Message}</textarea>
            <div id="drop" class="file-row"><label for="file">{say.Of("または、メールのファイル(.eml・.msg)を選ぶ", "Or choose a mail file (.eml, .msg)")}</label> <input id="file" name="file" type="file" accept=".eml,.msg,.txt,message/rfc822,text/plain"></div>
            <div id="tools" hidden></div>
            <details id="more" class="more"{open}><summary>{say.Of("差出人と届き方も入れる(分かれば)", "Add the sender and how it came (if known)")}</summary>
            <p class="field"><label for="sender">{say.Of("差出人として表示されていた名前・番号・アドレス", "Name, number or address shown as the sender")}</label> <input id="sender" name="sender" type="text" value="{form.Sender}" autocomplete="off" autocapitalize="off" spellcheck="false"></p>
            <fieldset><legend>{say.Of("届き方", "How it came")}</legend>{Kind("", say.Of("分からない・その他", "Not sure, or other"), form)}{Kind("sms", say.Of("SMS(ショートメッセージ)", "SMS"), form)}{Kind("mail", say.Of("メール", "E-mail"), form)}</fieldset></details>
            {error}
            <button id="check-go" class="primary" type="submit">{say.Of("調べる", "Check")}</button>
            <p id="check-status" class="status" role="status"></p>
            <p id="engine-status" class="status" role="status" hidden></p>
            <p id="privacy-note" class="privacy-note" data-local="{say.Of("この文章は、あなたの端末の中だけで調べます。どこにも送りません。", "The text is checked on your device only. It is sent nowhere.")}">{say.Of("「調べる」を押すと、文章はこのサーバーに送られ、調べ終わるとすぐに捨てられます。保存も記録もしません。", "When you press Check, the text is sent to this server and thrown away as soon as it was checked. It is neither stored nor logged.")}</p>
            </form>

            """);
    }

    private static Html Kind(string value, string label, CheckForm form)
    {
        var isChecked = form.Kind == value ? Html.Of($" checked") : Html.Empty;
        return Html.Of($"<label class=\"choice\"><input type=\"radio\" name=\"kind\" value=\"{value}\"{isChecked}> <span>{label}</span></label>");
    }

    private static Html More(HtmlView view)
    {
        var say = new Sayer(view);
        return Html.Of($"""
            <section class="first-aid"><h2>{say.Of("もう開いた・入力した・支払った方へ", "If you already opened it, typed something or paid")}</h2>
            <p>{say.Of("調べなくても、これからすることをすぐに見られます。あわてなくて大丈夫です。急ぐ順に、一つずつ進めましょう。", "You need not check anything first: see at once what to do. Take it step by step, the most urgent first.")}</p>
            <p><a class="button" href="{view.Path("/plan")}">{say.Of("これからすることを見る", "See what to do")}</a></p></section>
            <section class="promises"><h2>{say.Of("この調べ方の約束", "What you can rely on")}</h2><ul>
            <li>{say.Of("「安全です」とは言いません。差出人の名前や番号は本物そっくりに偽装できるからです。", "It never says “safe”: a sender's name or number can be forged to look genuine.")}</li>
            <li>{say.Of("理由を、メッセージのどこから分かったのかと一緒に示します。", "Every reason is shown with the place in the message it rests on.")}</li>
            <li>{say.Of("会社が実際にしていることを、公式ページと確認した日付を付けて示します。", "What the company really does is shown with its official page and the day it was read.")}</li></ul></section>

            """);
    }
}

/// <summary>Chooses between two languages.</summary>
internal readonly struct Sayer(HtmlView view)
{
    internal string Of(string ja, string en) => view.Language is Language.En ? en : ja;

    internal string Of(Bilingual text) => text.In(view.Language);
}
