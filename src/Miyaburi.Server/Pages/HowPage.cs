using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Server.Pages;

/// <summary>How it works: levels, what is looked for, limits, figures.</summary>
internal static class HowPage
{
    private static readonly (SignalGroup Group, Bilingual Name)[] Groups =
    [
        (SignalGroup.Identity, new("名乗る会社とリンク先の食い違い", "Who it claims to be, and whose links they are")),
        (SignalGroup.Sender, new("差出人", "The sender")),
        (SignalGroup.Authentication, new("送信元の認証", "Authentication of the sender")),
        (SignalGroup.ImpossibleDemand, new("会社がするはずのない要求", "Demands no company makes")),
        (SignalGroup.Intent, new("話の筋書き", "The story")),
        (SignalGroup.Pressure, new("急がせ方・おどし方", "How it presses")),
        (SignalGroup.ContactPoint, new("電話番号・口座・LINE", "Phone numbers, accounts, LINE")),
        (SignalGroup.LinkDisguise, new("リンクの偽装", "Disguised links")),
        (SignalGroup.LinkInfrastructure, new("リンク先の種類", "Kind of host")),
        (SignalGroup.Wording, new("文章の書き方・文字の細工", "Wording and tricks with letters")),
        (SignalGroup.Markup, new("メールに隠されたもの", "What a mail hides")),
        (SignalGroup.TextModel, new("文章全体の似かた", "Likeness of the whole text")),
        (SignalGroup.Verified, new("本物らしい点(証明ではない)", "What speaks for it (no proof)")),
    ];

    internal static Page Of(HtmlView view)
    {
        var say = new Sayer(view);
        var title = say.Of("しくみと限界", "How it works, and its limits");
        return new Page
        {
            Name = "how",
            Path = "/how",
            View = view,
            Title = title,
            Description = say.Of("見破りが何を見て判断するか、どこまで分かり、何が分からないか、どれくらい当たるか。", "What Miyaburi looks at, what it can and cannot tell, and how often it is right."),
            Body = Html.Of($"""
                <h1>{title}</h1>
                <section><h2>{say.Of("3つの答え", "Three answers")}</h2><dl>
                <dt>{say.Of("詐欺と判断しました", "This is a scam")}</dt><dd>{say.Of("種類の違う理由が2つ以上そろったか、どの会社もしない要求(ギフトカードの番号を送れ、など)があったときだけ使います。", "Used only when at least two independent kinds of reason agree, or when it demands what no company demands (such as gift-card codes).")}</dd>
                <dt>{say.Of("怪しいメッセージです", "This is suspicious")}</dt><dd>{say.Of("気になる点があります。確かめるまで、書かれたとおりにしないでください。", "There are points of doubt. Do not do what it says before you have checked.")}</dd>
                <dt>{say.Of("詐欺の特徴は見つかりませんでした", "No sign of a scam was found")}</dt><dd>{say.Of("本物だという証明ではありません。新しい手口は見つけられないことがあります。", "That is no proof that it is genuine: new tricks may go unnoticed.")}</dd></dl>
                <p>{say.Of("「安全」という答えはありません。", "There is no answer “safe”.")}</p></section>
                {Figures(view)}
                <section><h2>{say.Of("分からないこと", "What it cannot tell")}</h2><ul>
                <li>{say.Of("リンクの先のページは開きません。中身は調べていません。", "It never opens a link, so it does not know what the page shows.")}</li>
                <li>{say.Of("本物の会社のアカウントが乗っ取られて送られたものは、見分けられないことがあります。", "A message sent through a genuine account that was taken over may look genuine.")}</li>
                <li>{say.Of("会社の情報は確認した日のものです。その後に変わることがあります。", "Facts about companies are as of the day they were read.")}</li></ul></section>
                <section><h2>{say.Of("見ている点", "What it looks at")}</h2><p>{say.Of($"全部で{SignalCatalog.All.Length}の点を見ます。", $"{SignalCatalog.All.Length} points in all.")}</p>{Groups.Select(g => Group(g.Group, g.Name, view))}</section>

                """),
        };
    }

    private static Html Figures(HtmlView view)
    {
        var say = new Sayer(view);
        var rows = EvaluationFigures.All.Select(f => Html.Of($"<tr><th scope=\"row\">{f.Name.In(view.Language)}</th><td>{Share(f.Share, say)}</td></tr>")).ToList();
        return rows.Count == 0 ? Html.Empty : Html.Of($"""
            <section><h2>{say.Of("どれくらい当たるか", "How often it is right")}</h2>
            <p>{say.Of("学習に使っていないメッセージで測った割合です(手がかりにする言葉を選んだ人は、すべての年のものを見ています)。かっこ内は95%の信頼区間、その後は測ったメッセージの数です。", "Measured on messages that were not used for fitting (the people who chose the words to look for had seen all years). In brackets the 95 % interval, then the number of messages.")}</p>
            <table><tbody>{rows}</tbody></table></section>

            """);
    }

    /// <summary>"96.5 % [88.1–99.0], 57" with a word for what the last number counts.</summary>
    private static Html Share(string share, Sayer say)
    {
        var (range, count) = (share.IndexOf(" [", StringComparison.Ordinal), share.LastIndexOf("], ", StringComparison.Ordinal));
        if (range < 0 || count < range)
        {
            return Html.Of($"{share}");
        }

        var number = share[(count + 3)..];
        return Html.Of($"<strong>{share[..range]}</strong><br><span class=\"seen\">{share[(range + 1)..(count + 1)]}{say.Of($"、{number}通", $", {number} messages")}</span>");
    }

    private static Html Group(SignalGroup group, Bilingual name, HtmlView view)
    {
        var items = SignalCatalog.All.Where(s => s.Descriptor.Group == group).Select(s => Html.Of($"<li>{s.Descriptor.Name.In(view.Language)}</li>"));
        return Html.Of($"<details><summary>{name.In(view.Language)}</summary><ul>{items}</ul></details>\n");
    }
}
