using Miyaburi.Messages;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>Messages written for this project. Synthetic: they help the fit and are never counted in a headline figure.</summary>
internal static class Written
{
    /// <summary>Both kinds of every language: with only one of them the fit would learn the language, not the wording.</summary>
    private static readonly (string Name, Truth Truth)[] WorldFiles =
    [
        ("phish-en.txt", Truth.Scam),
        ("genuine-en.txt", Truth.Genuine),
        ("phish-de.txt", Truth.Scam),
        ("genuine-de.txt", Truth.Genuine),
        ("phish-pt.txt", Truth.Scam),
        ("genuine-pt.txt", Truth.Genuine),
        ("phish-fr.txt", Truth.Scam),
        ("genuine-fr.txt", Truth.Genuine),
        ("phish-es.txt", Truth.Scam),
        ("genuine-es.txt", Truth.Genuine),
        ("phish-nl.txt", Truth.Scam),
        ("genuine-nl.txt", Truth.Genuine),
        ("phish-it.txt", Truth.Scam),
        ("genuine-it.txt", Truth.Genuine),
    ];

    internal static IEnumerable<Sample> Genuine() => Of("genuine-ja.txt", Population.WrittenGenuine, Truth.Genuine);

    /// <summary>
    /// Every third of them as a bad copy or screen reader leaves it: blanks inside words, invisible characters, look-alike kanji.
    /// They teach the fit what such marks are worth alone; fitted only.
    /// </summary>
    internal static IEnumerable<Sample> GenuineBadlyCopied() => Genuine().Where((_, i) => i % 3 == 0).Select((s, i) => s with
    {
        Population = Population.WrittenCopied,
        Id = s.Id + "-copied",
        Text = (i % 3) switch
        {
            0 => string.Join('\u200B', s.Text!.ToCharArray()),
            1 => string.Join(' ', s.Text!.ToCharArray()),
            _ => s.Text!.Replace('カ', '力').Replace('ロ', '口').Replace('ニ', '二').Replace('エ', '工').Replace('ト', '卜'),
        },
    });

    internal static IEnumerable<Sample> Phish() => Of("phish-ja.txt", Population.WrittenPhish, Truth.Scam);

    /// <summary>Mail and SMS in other languages, fitted only: nothing else that may be fitted shows how scam mail is worded there.</summary>
    internal static IEnumerable<Sample> World() => WorldFiles.SelectMany(f => Of(f.Name, Population.WrittenWorld, f.Truth));

    private static IEnumerable<Sample> Of(string file, Population population, Truth truth) =>
        Archive.Written(file).Select((text, i) => new Sample
        {
            Population = population,
            Truth = truth,
            Id = $"{file}-{i + 1}",
            Text = text,
            Kind = text.Length < 200 ? MessageKind.Sms : MessageKind.Text,
            Campaign = $"{file}-{i + 1}",
        });
}
