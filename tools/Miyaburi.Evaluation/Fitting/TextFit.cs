using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Text;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>The text models. Every campaign weighs the same, however many copies of it arrived.</summary>
internal static class TextFit
{
    private const int FewestCharacters = 12;
    private const int Iterations = 80;

    internal static byte[] Fit(IEnumerable<Case> cases, bool japanese)
    {
        var rows = new GramRows(japanese ? 1 : 2, japanese ? 3 : 5, 16);
        var usable = cases.Where(c => WeightOf(c.Sample.Population, japanese) > 0 && !IsUnclear(c.Sample) && c.ModelText.Length >= FewestCharacters && JapaneseText.IsJapanese(c.ModelText) == japanese).ToList();
        var sizes = usable.GroupBy(c => c.Sample.Campaign, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var c in usable)
        {
            rows.Add(c.ModelText, c.Sample.Truth is Truth.Scam, WeightOf(c.Sample.Population, japanese) / Math.Sqrt(sizes[c.Sample.Campaign]));
        }

        rows.Balance();
        return GramFit.Fit(rows, japanese ? 2e-5 : 3e-6, Iterations);
    }

    /// <summary>Advertising by SMS is no scam, and must not be taken for one; other unlabelled messages say nothing.</summary>
    private static bool IsUnclear(Sample sample) => sample is { Truth: Truth.Neither, Population: not Population.SmsEnSpam };

    /// <summary>How much a text of a population counts; 0 leaves it out.</summary>
    private static double WeightOf(Population population, bool japanese) => population switch
    {
        Population.MailWorldPhish or Population.UrlPhish or Population.UrlFull or Population.UrlHost or Population.DomainTop => 0,
        Population.WrittenCopied or Population.WrittenMail or Population.FramedUrlPhish or Population.FramedOfficial or Population.FramedShared => 0,
        Population.MessageJaPhish or Population.MessageJaGenuine => 3,
        Population.WrittenGenuine or Population.WrittenPhish => japanese ? 2 : 1,
        Population.WrittenWorld => 6,
        Population.TemplateJa => 1.5,
        Population.TextJa => 0.2,
        Population.MailJaOther => 3,
        Population.SmsEnSpam => 3,
        Population.Newsletter => 6,
        Population.MailHam => 0.4,
        Population.SmsEnHam => 0.5,
        _ => 1,
    };
}
