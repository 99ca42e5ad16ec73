using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Miyaburi.Verdicts;

namespace Miyaburi.Waves;

/// <summary>
/// What is known of waves in a small file, so that a message is matched on the device and nobody is asked. Immutable. A match
/// informs; it never changes a verdict.
/// </summary>
public sealed class WaveDigest
{
    private readonly WaveDigestFile file;
    private readonly Dictionary<string, WaveEntry> brands;
    private readonly Dictionary<string, WaveEntry> lures;
    private readonly ImmutableArray<(TextSignature Signature, WaveEntry Entry)> texts;

    private readonly WaveDigest? below;

    private WaveDigest(WaveDigestFile file, WaveDigest? below = null)
    {
        this.below = below;
        this.file = file;
        AsOf = file.AsOf;
        Source = new(file.SourceJa ?? file.Source, file.Source);
        Similarity = file.Similarity;
        brands = file.Brands.ToDictionary(b => b.Brand!, StringComparer.Ordinal);
        lures = file.Lures.ToDictionary(l => l.Lure!, StringComparer.Ordinal);
        texts = [.. file.Texts.Select(t => (TextSignature.Read(Convert.FromBase64String(t.Signature ?? "")), t)).Where(t => !t.Item1.IsEmpty)];
    }

    /// <summary>Nothing is known.</summary>
    public static WaveDigest Empty { get; } = new(new WaveDigestFile { AsOf = default, Source = "", Brands = [], Texts = [] });

    /// <summary>The last day that the numbers cover.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Where the numbers come from.</summary>
    public Bilingual Source { get; }

    /// <summary>Estimated similarity from which a text belongs to a wave.</summary>
    public double Similarity { get; }

    /// <summary>All that is known by brand, by lure and by text; of a digest laid over another only its own.</summary>
    public ImmutableArray<WaveEntry> Entries => [.. file.Brands, .. file.Lures, .. file.Texts];

    /// <summary>Reads a digest.</summary>
    /// <exception cref="JsonException">The file does not have this shape.</exception>
    public static WaveDigest Read(ReadOnlySpan<byte> utf8) =>
        new(JsonSerializer.Deserialize(utf8, WaveDigestJson.Default.WaveDigestFile) ?? throw new JsonException("The file is empty."));

    /// <summary>What is known under a brand, or null.</summary>
    public WaveEntry? Brand(string id) => brands.GetValueOrDefault(id) ?? below?.Brand(id);

    /// <summary>What this digest and another know together: texts of both, and of a brand or lure the older first and the later last sighting.</summary>
    public WaveDigest Over(WaveDigest other) => Entries.IsEmpty ? other : new(file, other);

    /// <summary>
    /// The wave a message belongs to: by its text when one is alike, otherwise by the brand it pretends to be, and when it names
    /// none by its lure; null for a message in which nothing was found.
    /// </summary>
    /// <param name="facts">The message's facts.</param>
    /// <param name="brand">The brand it claims to be, or null.</param>
    /// <param name="lures">What it holds out, the weightiest first.</param>
    /// <param name="level">The verdict's level.</param>
    public WaveMatch? Match(Signals.CaseFacts facts, string? brand, ImmutableArray<string> lures, Level level)
    {
        if (level is Level.NothingFound)
        {
            return null;
        }

        return MatchText(facts) ?? (brand is null
            ? lures.Select(l => MatchName(WaveBasis.Lure, l)).FirstOrDefault(m => m is not null)
            : MatchName(WaveBasis.Brand, brand));
    }

    private WaveMatch? MatchName(WaveBasis basis, string name)
    {
        var other = below?.MatchName(basis, name);
        if (!(basis is WaveBasis.Lure ? lures : brands).TryGetValue(name, out var own))
        {
            return other;
        }

        // Two sources may count the same messages: their numbers are not added up. The day is that of the source whose number
        // is said, unless the last sighting is later than it.
        var mine = new WaveMatch(basis, own, AsOf, Source);
        if (other is null)
        {
            return mine;
        }

        var counted = own.Count >= other.Entry.Count ? mine : other;
        var last = own.Last > other.Entry.Last ? own.Last : other.Entry.Last;
        return new WaveMatch(
            basis,
            counted.Entry with { Since = own.Since < other.Entry.Since ? own.Since : other.Entry.Since, Last = last },
            last > counted.AsOf ? last : counted.AsOf,
            new($"{Source.Ja}、{other.Source.Ja}", $"{Source.En}; {other.Source.En}"));
    }

    private WaveMatch? MatchText(Signals.CaseFacts facts)
    {
        if (texts.IsEmpty)
        {
            return below?.MatchText(facts);
        }

        var signature = TextSignature.Of(Skeleton.Of(facts));
        var best = texts.Select(t => (t.Entry, Similarity: t.Signature.Similarity(signature))).MaxBy(t => t.Similarity);
        return best.Similarity >= Similarity ? new WaveMatch(WaveBasis.Text, best.Entry, AsOf, Source) : below?.MatchText(facts);
    }
}

/// <summary>By what a message was matched.</summary>
public enum WaveBasis
{
    /// <summary>Its text is alike.</summary>
    Text,

    /// <summary>It pretends to be the same brand.</summary>
    Brand,

    /// <summary>It names no brand, and holds out the same.</summary>
    Lure,
}

/// <summary>The wave a message belongs to.</summary>
/// <param name="Basis">By what.</param>
/// <param name="Entry">What is known of it.</param>
/// <param name="AsOf">The last day that the numbers cover.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record WaveMatch(WaveBasis Basis, WaveEntry Entry, DateOnly AsOf, Bilingual Source);

/// <summary>One wave of a digest.</summary>
public sealed record WaveEntry
{
    /// <summary>The wave's name, or null for all that is known under one brand.</summary>
    public string? Id { get; init; }

    /// <summary>The brand, or null.</summary>
    public string? Brand { get; init; }

    /// <summary>The lure, of an entry of all that names no brand; otherwise null.</summary>
    public string? Lure { get; init; }

    /// <summary>The first sighting known, which sourced history may put before the first one counted.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The last sighting counted.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Sightings counted.</summary>
    public required int Count { get; init; }

    /// <summary>How often it came back after a quiet time.</summary>
    public int Returns { get; init; }

    /// <summary>The text's signature, Base64, or null.</summary>
    public string? Signature { get; init; }
}

/// <summary>The digest's file.</summary>
public sealed record WaveDigestFile
{
    /// <summary>The last day covered.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Where the numbers come from, in English.</summary>
    public required string Source { get; init; }

    /// <summary>The same in Japanese; null when it is the same.</summary>
    public string? SourceJa { get; init; }

    /// <summary>Estimated similarity from which a text belongs to a wave.</summary>
    public double Similarity { get; init; } = 0.5;

    /// <summary>What is known by brand, one entry a brand.</summary>
    public required ImmutableArray<WaveEntry> Brands { get; init; }

    /// <summary>What is known by lure of messages that name no brand, one entry a lure.</summary>
    public ImmutableArray<WaveEntry> Lures { get => field.IsDefault ? [] : field; init; }

    /// <summary>Waves with the signature of their text.</summary>
    public required ImmutableArray<WaveEntry> Texts { get; init; }

    /// <summary>Writes the file; each entry on a line of its own.</summary>
    public string Write()
    {
        string Lines(ImmutableArray<WaveEntry> entries) => entries.IsEmpty ? "[]" : "[\n    " + string.Join(",\n    ", entries.Select(e => JsonSerializer.Serialize(e, WaveDigestJson.Default.WaveEntry))) + "\n  ]";
        var head = JsonSerializer.Serialize(this with { Brands = [], Lures = [], Texts = [] }, WaveDigestJson.Default.WaveDigestFile);
        return head.Replace("\"brands\":[]", $"\n  \"brands\": {Lines(Brands)}", StringComparison.Ordinal).Replace("\"lures\":[]", $"\n  \"lures\": {Lines(Lures)}", StringComparison.Ordinal).Replace("\"texts\":[]", $"\n  \"texts\": {Lines(Texts)}\n", StringComparison.Ordinal) + "\n";
    }
}

/// <summary>Serialisers made at compile time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WaveDigestFile))]
[JsonSerializable(typeof(WaveEntry))]
internal sealed partial class WaveDigestJson : JsonSerializerContext;
