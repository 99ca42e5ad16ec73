using Miyaburi.Evaluation.Corpora;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>
/// How much each population counts, whatever its size. Scams weigh about as much as genuine messages together; what
/// people in Japan receive weighs most. The CC BY-NC set weighs nothing.
/// </summary>
internal static class PopulationWeights
{
    internal static double Of(Sample sample) => sample.Population switch
    {
        Population.MailJaPhish => 0.16,
        Population.MessageJaPhish => 0.10,
        Population.SmsJaScreens => 0.04,
        Population.FramedUrlPhish => 0.08,
        Population.UrlPhish => 0.04,
        Population.SmsEnPhish => 0.05,
        Population.SmsTankPhish => 0.04,
        Population.WrittenPhish => 0.04,
        Population.WrittenWorld => 0.01,
        Population.WrittenMail => sample.Truth is Truth.Scam ? 0.03 : 0.04,
        Population.MessageJaGenuine => 0.10,
        Population.TemplateJa => 0.06,
        Population.WrittenGenuine => 0.06,
        Population.WrittenCopied => 0.06,
        Population.FramedOfficial => 0.04,
        Population.Newsletter => 0.06,
        Population.MailHam => 0.05,
        Population.SmsEnHam => 0.04,
        Population.SmsEnSpam => 0.03,
        Population.TextJa => 0.03,
        Population.Article => 0.01,
        Population.UrlFull => 0.03,
        Population.UrlHost => 0.02,
        Population.DomainTop => 0.02,
        _ => 0,
    };
}
