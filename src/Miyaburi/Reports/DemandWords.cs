using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>What a message wants of its reader, in one line.</summary>
internal static class DemandWords
{
    private const int Most = 3;
    private const string OpenLink = "openLink";

    /// <summary>Concepts of <c>data/lexicon</c>, the gravest first; opening a link says the least. Their names there are the words.</summary>
    private static readonly string[] Demands =
    [
        "seedPhrase",
        "tellCode",
        "giftCard",
        "prepaid",
        "cryptoPay",
        "remoteControl",
        "enterCard",
        "login",
        "enterPersonal",
        "cashMachine",
        "pay",
        "install",
        "sendGroupQr",
        "createGroup",
        "addLine",
        "call",
        "tellNumber",
        "replyInfo",
        "openAttachment",
        "claimReward",
        OpenLink,
    ];

    /// <summary>What a link in a doubtful message wants where no words ask for it.</summary>
    private static readonly Bilingual Opening = new("リンクを開くこと", "open its link");

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
        var wants = Demands.Select(d => Wants(facts, d) ? facts.Of(d)[0].Concept.Names : leads && d == OpenLink ? Opening : null).OfType<Bilingual>().Take(Most).ToList();
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
    internal static bool Knows(string concept) => Demands.Contains(concept);
}
