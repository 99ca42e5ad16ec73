using Miyaburi.Reports;

namespace Miyaburi.Server.Pages;

/// <summary>What happens with what people enter.</summary>
internal static class PrivacyPage
{
    private static readonly (Bilingual Heading, Bilingual Text)[] Sections =
    [
        (new("メッセージの文章", "The text of a message"), new(
            "スクリプトが使えるブラウザーでは、文章はあなたの端末の中だけで調べ、どこにも送りません。通信を切っても調べられます。ほかのアプリから共有したものも同じです。端末で調べるしくみが動かないときは、画面にそう表示し、「調べる」を押すと送ります。スクリプトを使わないときも、文章をこのサーバーに送って調べ、答えを返したらすぐに捨てます。どちらの場合も、保存も記録もしません。",
            "In a browser with scripts the text is checked on your device only and sent nowhere; it works offline too, also with what other apps share. Where the engine does not run, the page says so, and Check sends the text. Then, and without scripts, it is sent to this server, checked, answered and thrown away at once. In neither case is it stored or logged.")),
        (new("選んだこと・メモ", "Your choices and notes"), new(
            "「何をしましたか」の答え、終わった印、メモは、あなたの端末の中にだけ残り、このページの下のボタンで消せます。調べた文章は、読み込み直しても消えないように、画面(タブ)を閉じるまで端末が覚えています。スクリプトを使わないときは、答えは計画を作るためにサーバーに送られ、保存されません。",
            "Your answers, ticks and notes stay on your device; erase them with the button below. The tab remembers the message until it is closed, so that reloading and going back work. Without scripts the answers are sent to the server to make the plan, and are not stored.")),
        (new("「この判定は違う」", "“This verdict is wrong”"), new(
            "あなたが送ったときだけ、判定の結果・理由の番号・名乗られた会社の名前・あなたの答えを受け取ります。書いた文章は、保存してよいと印を付けたときだけ受け取ります。送った直後の画面で消せます。",
            "Only when you send it: the verdict, the ids of its reasons, the company named and your answer. What you write is kept only if you tick that it may be. You can delete it on the screen that follows.")),
        (new("「この詐欺を報告する」", "“Report this scam”"), new(
            "あなたが送ったときだけ、画面に見せた伏せ字の文面・名乗られた会社・手口・日付を受け取ります。リンク先のサイト名は、印を付けたときだけです。だれの報告かは、接続元のネットワークを年ごとに捨てる鍵で別の名前にして数え、400日で消します。送った直後の画面で消せます。",
            "Only when you send it: the masked text you were shown, the company named, the lure and the date; the site's name only if you tick it. Who reported is counted under a name made of your network and a key that is thrown away each year; it is deleted after 400 days. You can delete the report on the screen that follows.")),
        (new("Cookie・追跡・広告", "Cookies, tracking, adverts"), new(
            "Cookieは使いません。ほかの会社のサービスは読み込みません。いつから出回っている詐欺かを示す一覧は、このサーバーから一日に一度だけ受け取ります。広告も、利用者を追いかける仕組みもありません。",
            "There are no cookies, nothing is loaded from other companies (the list of known scams comes from this server), and there are no adverts and no tracking.")),
        (new("サーバーの記録", "What the server records"), new(
            "何件調べたかという数と、かかった時間だけを数えます。使いすぎを防ぐため、接続元のアドレスを短い時間だけメモリーの中で数えます。",
            "It counts how many messages were checked and how long it took. To prevent overuse, client addresses are counted in memory for a short time.")),
    ];

    internal static Page Of(HtmlView view)
    {
        var say = new Sayer(view);
        var title = say.Of("プライバシー", "Privacy");
        return new Page
        {
            Name = "privacy",
            Path = "/privacy",
            View = view,
            Title = title,
            Description = say.Of("入力した文章は保存も記録もしません。Cookieも追跡もありません。", "What you enter is neither stored nor logged. No cookies, no tracking."),
            Body = Html.Of($"<h1>{title}</h1>{Sections.Select(s => Html.Of($"<section><h2>{s.Heading.In(view.Language)}</h2><p>{s.Text.In(view.Language)}</p></section>\n"))}"),
        };
    }
}
