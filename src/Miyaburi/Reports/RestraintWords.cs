using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>Why a message is only called suspicious, in a sentence.</summary>
internal static class RestraintWords
{
    private static readonly Bilingual FewKinds = new(
        "詐欺と言い切れるだけの、種類の違う理由がそろっていません。ほかの手がかり(公式アプリ、請求書、契約の有無)とあわせて確かめてください。",
        "The reasons are of too few kinds to call it a scam outright. Check it against something else: the official app, a bill, whether you have a contract.");

    private static readonly Bilingual Nobody = new(
        "書かれている連絡先やリンクは名乗っている会社のものだけなので、詐欺とまでは言い切りません。返信せず、いつもの方法でその会社に確かめてください。",
        "It leads to nobody but the company it names, so we do not call it a scam outright. Do not reply; ask the company in the way you always do.");

    private static readonly Bilingual Warning = new(
        "詐欺への注意を呼びかける文章かもしれないので、詐欺とまでは言い切りません。確かめるまで、書かれているリンクや連絡先は使わないでください。",
        "It may be a notice that warns of a scam and quotes it, so we do not call it a scam outright. Use no link or contact in it before you have checked.");

    /// <summary>The sentence; null where nothing was held back.</summary>
    internal static Bilingual? Of(Report report) => report.Verdict.Restraint switch
    {
        Restraint.TooFewKinds => FewKinds,
        Restraint.LeadsNobodyElsewhere => Nobody,
        Restraint.SpeaksOfScams => Warning,
        _ => null,
    };
}
