using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Miyaburi.Brands;
using Miyaburi.Recovery;
using Miyaburi.Signals.Intents;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>Every error in the data files at once, and how far the brands' facts cover what is needed.</summary>
/// <param name="Errors">The errors in file order.</param>
/// <param name="Coverage">For each kind of fact, how many brands have it; all brands first.</param>
public sealed record DataCheck(ImmutableArray<DataError> Errors, ImmutableArray<(Bilingual Kind, int Brands)> Coverage)
{
    /// <summary>Checks the files.</summary>
    /// <param name="files">All files below <c>data/</c>, by their names from there.</param>
    /// <param name="on">The day of the check.</param>
    public static DataCheck Of(IReadOnlyCollection<DataFile> files, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(files);
        var broken = files.Where(f => f.Name.EndsWith(".json", StringComparison.Ordinal)).Select(f => f.TextError()).OfType<DataError>().ToList();
        files = [.. files.Where(f => !broken.Exists(b => b.File == f.Name))];
        List<DataError> errors =
        [
            .. broken,
            .. files.Where(f => f.Name.EndsWith(".json", StringComparison.Ordinal)).SelectMany(Characters),
            .. BrandCheck.Check(files, on, out var brands),
            .. LexiconCheck.Check(files),
            .. ModelCheck.Check(files),
            .. GuidanceCheck.Check(files.Select(f => new GuideSourceFile(f.Name, f.Bytes)), on).Select(e => new DataError(e.File, e.Path, e.Message)),
        ];
        return new([.. errors.Distinct().OrderBy(e => e.File, StringComparer.Ordinal)], Cover(brands));
    }

    private static ImmutableArray<(Bilingual Kind, int Brands)> Cover(IReadOnlyList<BrandFile> brands) =>
    [
        (new("会社", "brands"), brands.Count),
        (new("しないこと(出典つき)", "conduct facts"), brands.Count(b => !b.Conduct.IsEmpty)),
        (new("実際にしていること(出典つき)", "practice facts"), brands.Count(b => !b.Practice.IsEmpty)),
        (new("会社自身のページを出典とする事実", "facts from the owner's own page"), brands.Count(b => b.Conduct.Concat(b.Practice).Any(f => b.Sources.TryGetValue(f.Source, out var s) && s.Owner))),
        (new("メールの差出人", "mail senders"), brands.Count(b => !b.MailSenders.IsEmpty || b.Domains.Any(d => d.Use.Contains("mail")))),
        (new("SMSの送信元", "SMS senders"), brands.Count(b => !b.SmsSenders.IsEmpty)),
        (new("電話窓口", "phone desks"), brands.Count(b => !b.Phones.IsEmpty)),
        (new("過去の詐欺の記録", "history of earlier scams"), brands.Count(b => !b.History.IsEmpty)),
        (new("JPCERT/CCの一覧の名前", "JPCERT/CC labels"), brands.Count(b => !b.JpcertLabels.IsEmpty)),
    ];

    /// <summary>Invisible characters make names that look alike differ, and hide what a reviewer should see.</summary>
    private static IEnumerable<DataError> Characters(DataFile file)
    {
        var reader = new Utf8JsonReader(file.Bytes.Span, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        var errors = new List<DataError>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.GetString() is { } text && Invisible(text) is { } found)
                {
                    errors.Add(new(file.Name, $"byte {reader.TokenStartIndex}", $"invisible character U+{found.Value:X4}"));
                }
            }
        }
        catch (JsonException error)
        {
            errors.Add(new(file.Name, "$", error.Message));
        }

        return errors;
    }

    private static Rune? Invisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse)
            {
                return rune;
            }
        }

        return null;
    }
}
