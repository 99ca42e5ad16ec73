using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Miyaburi.Cli.Commands;
using Miyaburi.Cli.Terminal;
using Miyaburi.Reports;
using Miyaburi.Waves;

namespace Miyaburi.Cli.Waves;

/// <summary>What a digest knows, on the terminal: first and last sighting, number and returns. Days, hosts and examples are in a store only.</summary>
internal sealed class DigestText(Screen screen, WaveDigest digest)
{
    /// <summary>The word for the digest that comes with the data.</summary>
    internal const string BuiltIn = "builtin";

    private const int MostBytes = 16 * 1024 * 1024;

    private bool IsEnglish => screen.Language is Language.En;

    internal static DigestText Open(Screen screen, string file)
    {
        if (file == BuiltIn)
        {
            return new DigestText(screen, EngineData.Embedded.Waves);
        }

        try
        {
            using var stream = InputBytes.OpenFile(file);
            return new DigestText(screen, WaveDigest.Read(InputBytes.OfStream(stream, MostBytes)));
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException)
        {
            throw new Failure(new($"{file}: 波のダイジェストとして読めません({error.Message})", $"{file}: not a digest of waves ({error.Message})"));
        }
    }

    /// <summary>Brands, lures and texts, the last seen first.</summary>
    internal void List(string? brand, int most, bool json) => Write(
        [.. digest.Entries.Where(e => brand is null || e.Brand == brand).OrderByDescending(e => e.Last).ThenByDescending(e => e.Count).Take(most)],
        json);

    /// <summary>One entry, by the name of the wave, the brand or the lure.</summary>
    internal void Show(string name, bool json) => Write(
        digest.Entries.Where(e => (e.Id ?? e.Brand ?? e.Lure) == name).ToImmutableArray() is { IsEmpty: false } found ? found : throw NotKnown(name),
        json);

    private static Failure NotKnown(string name) => new(new(
        $"「{name}」はこのダイジェストにありません。「miyaburi waves list --digest …」で一覧を見られます。",
        $"{name} is not in this digest; see miyaburi waves list --digest …"));

    private void Write(ImmutableArray<WaveEntry> entries, bool json)
    {
        if (json)
        {
            screen.WriteLine(new WaveDigestFile
            {
                AsOf = digest.AsOf,
                Source = digest.Source.En,
                SourceJa = digest.Source.Ja == digest.Source.En ? null : digest.Source.Ja,
                Similarity = digest.Similarity,
                Brands = [.. entries.Where(e => e.Id is null && e.Brand is not null)],
                Lures = [.. entries.Where(e => e.Id is null && e.Brand is null)],
                Texts = [.. entries.Where(e => e.Id is not null)],
            }.Write().TrimEnd());
            return;
        }

        var (words, source) = (new Words(screen.Language), TerminalText.Safe(digest.Source.In(screen.Language)));
        var day = WavesCommand.Iso(digest.AsOf);
        var head = new Page(screen.Width, isStyled: false);
        head.Add("", new Piece(words.Of($"{day}までの数。出典: {source}", $"Numbers up to {day}. Source: {source}")));
        screen.Write(head.ToString());
        var table = new WaveTable(
            screen,
            new(words.Of("会社・手口・波", "Id")),
            new(words.Of("最初", "First seen")),
            new(words.Of("最後", "Last seen")),
            new(words.Of("件数", "Seen"), IsNumber: true),
            new(words.Of("再来", "Back")),
            new(words.Of("名前", "Name")));
        foreach (var entry in entries)
        {
            var name = entry.Brand is { } id ? EngineData.Embedded.Brands.Find(id)?.Names.In(screen.Language) ?? id
                : entry.Lure is { } lure ? LureWords.Of(lure).In(screen.Language) : "";
            table.Add(entry.Id ?? entry.Brand ?? entry.Lure ?? "", WavesCommand.Iso(entry.Since), WavesCommand.Iso(entry.Last), entry.Count.ToString(CultureInfo.InvariantCulture), Returns(entry.Returns), name);
        }

        table.Write();
    }

    private string Returns(int times) => (times, IsEnglish) switch
    {
        (0, true) => "never",
        (1, true) => "once",
        (_, true) => string.Create(CultureInfo.InvariantCulture, $"{times} times"),
        (0, false) => "なし",
        _ => string.Create(CultureInfo.InvariantCulture, $"{times}回"),
    };
}
