using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>What a message wants of its reader, in one line.</summary>
internal static class DemandWords
{
    private const int Most = 3;
    private const string OpenLink = "openLink";

    /// <summary>Concepts of <c>data/lexicon</c>, the gravest first; opening a link says the least.</summary>
    private static readonly (string Concept, Bilingual Words)[] Demands =
    [
        ("seedPhrase", new("ウォレットの復元フレーズを教えること", "give away a wallet's seed phrase")),
        ("tellCode", new("認証コードを教えること", "tell a one-time code")),
        ("giftCard", new("ギフトカードを買って番号を送ること", "buy gift cards and send their codes")),
        ("prepaid", new("ギフトカードや電子マネーで払うこと", "pay with gift cards or prepaid money")),
        ("cryptoPay", new("暗号資産で払うこと", "pay in cryptocurrency")),
        ("remoteControl", new("端末を遠隔操作させること", "let somebody control your device")),
        ("enterCard", new("カードや支払いの情報を入れること", "enter card or payment details")),
        ("login", new("IDとパスワードでログインすること", "sign in with ID and password")),
        ("enterPersonal", new("個人情報を入れること", "enter personal data")),
        ("cashMachine", new("ATMへ行くこと", "go to a cash machine")),
        ("pay", new("お金を払うこと", "pay money")),
        ("install", new("アプリやソフトを入れること", "install an app or a program")),
        ("sendGroupQr", new("グループ招待用のQRコードを送ること", "send the QR code of a chat group")),
        ("createGroup", new("LINEなどのグループを作ること", "make a chat group")),
        ("addLine", new("LINEなどに移ってやり取りすること", "go on in LINE or another chat")),
        ("call", new("電話をかけること", "call a number")),
        ("tellNumber", new("番号やコードを伝えること", "tell a number or a code")),
        ("replyInfo", new("返信すること", "reply")),
        ("openAttachment", new("添付ファイルを開くこと", "open an attachment")),
        ("claimReward", new("受け取りの手続きをすること", "claim something")),
        (OpenLink, new("リンクを開くこと", "open its link")),
    ];

    /// <summary>The line, or null where the message asks for nothing that is known, or only warns or tells a code.</summary>
    internal static Bilingual? Of(Report report)
    {
        var facts = report.Facts;
        if (facts.TextKind is not TextKind.Ordinary)
        {
            return null;
        }

        // A link in a doubtful message is there to be opened, whether or not the words ask for it.
        var leads = report.Verdict.Level is not Level.NothingFound && facts.Links.Length > 0;
        var wants = Demands.Where(d => Wants(facts, d.Concept) || (leads && d.Concept == OpenLink)).Select(d => d.Words).Take(Most).ToList();
        return wants.Count == 0 ? null : new(
            $"このメッセージが求めていること: {string.Join("、", wants.Select(w => w.Ja))}",
            $"What it wants you to do: {string.Join("; ", wants.Select(w => w.En))}");
    }

    /// <summary>The general demand is not said beside the particular one.</summary>
    private static bool Wants(CaseFacts facts, string concept) => facts.HasAny(concept) && concept switch
    {
        "tellNumber" => !facts.HasAny("tellCode"),
        "prepaid" => !facts.HasAny("giftCard"),
        _ => true,
    };

    /// <summary>Whether a demand of the lexicon has words.</summary>
    internal static bool Knows(string concept) => Array.Exists(Demands, d => d.Concept == concept);
}
