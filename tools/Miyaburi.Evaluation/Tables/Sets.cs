using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>The sets that the goals speak of.</summary>
internal static class Sets
{
    internal static readonly Population[] JapaneseScams = [Population.MailJaPhish, Population.MessageJaPhish, Population.SmsJaScreens];

    internal static readonly Population[] JapaneseGenuine = [Population.MessageJaGenuine, Population.TemplateJa];

    internal static readonly Population[] Addresses = [Population.UrlFull, Population.UrlHost, Population.DomainTop];

    internal static List<Judged> Of(this IEnumerable<Judged> judged, params Population[] populations) =>
        [.. judged.Where(j => populations.Contains(j.Sample.Population) && j.Sample.Truth is not Truth.Neither)];

    /// <summary>Share called a scam or suspicious.</summary>
    internal static string Doubted(this IReadOnlyCollection<Judged> judged) => Rates.Show(judged.Count(j => j.IsDoubted), judged.Count);

    /// <summary>Share called a scam.</summary>
    internal static string Scams(this IReadOnlyCollection<Judged> judged) => Rates.Show(judged.Count(j => j.IsScam), judged.Count);

    /// <summary>Recall at a false alarm rate.</summary>
    internal static string RecallAt(this IReadOnlyCollection<Judged> scams, IReadOnlyCollection<Judged> genuine, double rate)
    {
        var (hits, of) = Rates.Recall([.. scams.Select(s => s.Probability)], genuine.Select(g => g.Probability), rate);
        return Rates.Show(hits, of);
    }

    /// <summary>Words of a message that can stand in a document: short, and nothing to click.</summary>
    internal static string Excerpt(Sample sample, string text)
    {
        var cut = (sample.Subject is null ? "" : sample.Subject + " / ") + text;
        cut = string.Concat(cut.Take(70).Select(c => c is '\n' or '\r' or '|' or '`' || char.IsControl(c) ? ' ' : c));
        return cut.Replace("://", "[:]//", StringComparison.Ordinal).Replace(".", "[.]", StringComparison.Ordinal).Replace("@", "[@]", StringComparison.Ordinal);
    }
}
