using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Text;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>The text models. Every campaign weighs the same, however many copies of it arrived.</summary>
internal static class TextFit
{
    private const int FewestCharacters = 12;

    /// <summary>Japanese, mails and messages together: the genuine ones are too few to part.</summary>
    internal static TextTask Japanese { get; } = new(true, 1, 3, 16, 2e-5, 80, population => population switch
    {
        Population.MessageJaPhish or Population.MessageJaGenuine or Population.MailJaOther => 3,
        Population.WrittenGenuine or Population.WrittenPhish => 2,
        Population.TemplateJa => 1.5,
        Population.MailJaPhish or Population.SmsJaScreens or Population.Article => 1,
        Population.MailHam or Population.Newsletter => 0.4,
        Population.TextJa => 0.2,
        _ => 0,
    });

    /// <summary>Mails in other languages. The scams among them are written: the corpus of real ones is for measuring only.</summary>
    internal static TextTask ForeignMail { get; } = new(false, 2, 5, 15, 3e-6, 80, population => population switch
    {
        Population.WrittenWorld or Population.Newsletter => 6,
        Population.MailHam => 0.4,
        _ => 0,
    });

    /// <summary>Short messages in other languages. Advertising is no scam, and must not be taken for one.</summary>
    internal static TextTask ForeignMessage { get; } = new(false, 1, 5, 16, 1e-6, 120, population => population switch
    {
        Population.SmsEnPhish or Population.SmsTankPhish or Population.SmsEnHam or Population.SmsEnSpam => 1,
        Population.WrittenWorld => 0.3,
        _ => 0,
    });

    internal static byte[] Fit(IEnumerable<Case> cases, TextTask task)
    {
        var rows = new GramRows(task.Shortest, task.Longest, task.Bits);
        var usable = cases.Where(c => task.WeightOf(c.Sample.Population) > 0 && !IsUnclear(c.Sample) && c.ModelText.Length >= FewestCharacters && JapaneseText.IsJapanese(c.ModelText) == task.IsJapanese).ToList();
        var sizes = usable.GroupBy(c => c.Sample.Campaign, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var c in usable)
        {
            rows.Add(c.ModelText, c.Sample.Truth is Truth.Scam, task.WeightOf(c.Sample.Population) / Math.Sqrt(sizes[c.Sample.Campaign]));
        }

        rows.Balance();
        return GramFit.Fit(rows, task.Ridge, task.Iterations);
    }

    /// <summary>Unlabelled messages say nothing, but for advertising by SMS.</summary>
    private static bool IsUnclear(Sample sample) => sample is { Truth: Truth.Neither, Population: not Population.SmsEnSpam };
}

/// <summary>What a text model is fitted on, and how.</summary>
/// <param name="IsJapanese">Whether it reads Japanese or everything else.</param>
/// <param name="Shortest">Characters of the shortest n-gram.</param>
/// <param name="Longest">Characters of the longest n-gram.</param>
/// <param name="Bits">Log2 of the number of weights.</param>
/// <param name="Ridge">Strength of the quadratic penalty.</param>
/// <param name="Iterations">Most iterations.</param>
/// <param name="WeightOf">How much a text of a population counts; 0 leaves it out.</param>
internal sealed record TextTask(bool IsJapanese, int Shortest, int Longest, int Bits, double Ridge, int Iterations, Func<Population, double> WeightOf);
