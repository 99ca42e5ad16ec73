using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Signals.Intents;

/// <summary>What part of an intent frame a concept is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConceptKind>))]
public enum ConceptKind
{
    /// <summary>What is said to have happened: an unpaid bill, a parcel, a misuse.</summary>
    [JsonStringEnumMemberName("event")]
    Event,

    /// <summary>What the reader is to do: open, sign in, pay, tell.</summary>
    [JsonStringEnumMemberName("demand")]
    Demand,

    /// <summary>What makes them hurry: a deadline, a threat, secrecy.</summary>
    [JsonStringEnumMemberName("pressure")]
    Pressure,

    /// <summary>A whole story known from scams that need no link.</summary>
    [JsonStringEnumMemberName("story")]
    Story,

    /// <summary>What speaks for an honest message: a warning, a one-time code, another way to check.</summary>
    [JsonStringEnumMemberName("guard")]
    Guard,

    /// <summary>Wording that companies do not use.</summary>
    [JsonStringEnumMemberName("oddity")]
    Oddity,
}

/// <summary>One idea and the phrases that express it; an entry of <c>data/lexicon</c>.</summary>
public sealed record Concept
{
    /// <summary>Stable identifier in lower camel case.</summary>
    public required string Id { get; init; }

    /// <summary>Its part in an intent frame.</summary>
    public required ConceptKind Kind { get; init; }

    /// <summary>The lures it speaks for, by lure id.</summary>
    public required ImmutableArray<string> Lures { get => field.IsDefault ? [] : field; init; }

    /// <summary>What a person calls it.</summary>
    public required Bilingual Names { get; init; }

    /// <summary>Japanese phrases; … stands for up to a dozen characters within the same sentence.</summary>
    public required ImmutableArray<string> Ja { get => field.IsDefault ? [] : field; init => (field, Matched) = (value, default); }

    /// <summary>Words that make another thing of a phrase when they stand right before it: 「QR」 before 「コードを送って」.</summary>
    public ImmutableArray<string> NotAfter { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The same of words right behind it: 「書類」 behind 「本人確認」.</summary>
    public ImmutableArray<string> NotBefore { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>English phrases.</summary>
    public required ImmutableArray<string> En { get => field.IsDefault ? [] : field; init => (field, Matched) = (value, default); }

    /// <summary>Phrases in other languages of mail that reaches Japan: German, Spanish, French, Italian, Dutch, Portuguese.</summary>
    public ImmutableArray<string> Other { get => field.IsDefault ? [] : field; init => (field, Matched) = (value, default); } = [];

    /// <summary>Every phrase.</summary>
    [JsonIgnore]
    public IEnumerable<string> Phrases => Ja.Concat(En).Concat(Other);

    /// <summary>Every phrase as it is matched; made of the phrases unless the compiler has done so.</summary>
    internal ImmutableArray<Phrase> Matched { get => field.IsDefault ? [.. Phrases.Select(Phrase.Parse)] : field; init; }
}

/// <summary>One file of concepts.</summary>
/// <param name="Concepts">The concepts, in the order in which a tie between lures is broken.</param>
public sealed record ConceptFile(ImmutableArray<Concept> Concepts)
{
    /// <summary>Reads one file.</summary>
    /// <exception cref="JsonException">The file does not have this shape.</exception>
    public static ConceptFile Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, ConceptJson.Default.ConceptFile) ?? throw new JsonException("The file is empty.");
}

/// <summary>Strict reading of concept files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ConceptFile))]
internal sealed partial class ConceptJson : JsonSerializerContext;
