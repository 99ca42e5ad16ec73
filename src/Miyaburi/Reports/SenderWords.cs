using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>Says what is proven of a sender, and that a genuine-looking name is no proof.</summary>
public static class SenderWords
{
    /// <summary>The sentence, or null when the message names no sender.</summary>
    public static Bilingual? Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var facts = report.Facts;
        if (facts.Message.From is not { } from)
        {
            return null;
        }

        if (facts.Message.Kind is not MessageKind.Mail || from.Domain.Length == 0)
        {
            return new(
                "送信者の名前や番号は簡単に偽装でき、本物と同じ会話の中に表示されることもあります。本物の証明にはなりません。",
                "Sender names and numbers are easily forged and may even appear in the genuine thread. They prove nothing.");
        }

        return Of(facts.Sender, from.Domain.Replace(".", "[.]", StringComparison.Ordinal));
    }

    /// <summary>
    /// What else there is to say of the sender or the numbers given: findings that inform only, since they have no weight in this
    /// channel. What <see cref="Of(Report)"/> says already is not repeated, and a story without weight says nothing of a sender.
    /// </summary>
    internal static IEnumerable<WeighedFinding> Notes(Report report) =>
        report.Verdict.Findings.Where(f => f.Weight == 0 && f.Finding.Signal.Group is (SignalGroup.Sender or SignalGroup.ContactPoint));

    private static Bilingual Of(SenderFacts sender, string host) => sender.Authentication switch
    {
        SenderAuthentication.Proven => Proven(sender, host),
        SenderAuthentication.Failed failed => new(
            $"差出人のドメイン「{host}」は認証されていません({failed.Methods})。転送でも認証は失敗するため、これだけで偽造とは言い切れませんが、本物の証明もありません。",
            $"The sender's domain {host} is not authenticated ({failed.Methods}). Forwarding breaks this too, so this alone does not prove forgery; but nothing proves the sender genuine."),
        SenderAuthentication.Unproven unproven => new(
            $"差出人は「{host}」と書かれていますが、本当にそこから届いたという証明はありません({Reason(unproven.Reason).Ja})。差出人は簡単に偽装できます。",
            $"The sender says {host}, but that is not proven ({Reason(unproven.Reason).En}). Sender addresses are easily forged."),
        _ => new("", ""),
    };

    private static Bilingual Proven(SenderFacts sender, string host) => sender.Proven is { } brand
        ? new(
            $"送信元「{host}」は認証され(DMARC)、{brand.Names.Ja}の公式ドメインの一覧にあります。ただし、会社のアカウントが乗っ取られた場合までは分かりません。",
            $"The sender's domain {host} was authenticated (DMARC) and is on the list of {brand.Names.En}'s official domains. It cannot be told whether an account there was taken over.")
        : new(
            $"送信元「{host}」からの送信であることは認証されています(DMARC)。そのドメインが信頼できるという意味ではありません。",
            $"It is authenticated (DMARC) that the mail came from {host}. That does not make the domain trustworthy.");

    private static Bilingual Reason(string code) => code switch
    {
        "noTrustedServer" => new("受信サーバーが確かめた結果を使う設定がありません", "no receiving server is configured whose results could be used"),
        "noField" => new("受信サーバーの認証結果がありません", "no result from your receiving server"),
        "inconclusive" => new("認証結果からは判断できません", "the results are inconclusive"),
        _ => new("認証結果がありません", "no result"),
    };
}
