using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Miyaburi.Waves;
using Miyaburi.Waves.Grouping;

namespace Miyaburi.Cluster.Storage;

/// <summary>A <see cref="VariantTally"/> while it waits on the disk.</summary>
internal sealed record TallyDocument
{
    public required long Key { get; init; }

    public required int Day { get; init; }

    public required int Trusted { get; init; }

    public string? Brand { get; init; }

    public string? Lure { get; init; }

    public required string Skeleton { get; init; }

    public required byte[] Signature { get; init; }

    public required ImmutableArray<string> Patterns { get; init; }

    public required ImmutableArray<PersonReport> People { get; init; }

    internal static string Write(VariantTally tally) => JsonSerializer.Serialize(
        new TallyDocument
        {
            Key = tally.Key,
            Day = tally.Day,
            Trusted = tally.Trusted,
            Brand = tally.Traits.Brand,
            Lure = tally.Traits.Lure,
            Skeleton = tally.Traits.Skeleton,
            Signature = tally.Traits.Signature.ToBytes(),
            Patterns = tally.Traits.Patterns,
            People = tally.People,
        },
        TallyJson.Default.TallyDocument);

    internal static VariantTally Read(string body)
    {
        var document = JsonSerializer.Deserialize(body, TallyJson.Default.TallyDocument)!;
        return new VariantTally
        {
            Key = document.Key,
            Day = document.Day,
            Trusted = document.Trusted,
            Traits = new WaveTraits { Brand = document.Brand, Lure = document.Lure, Skeleton = document.Skeleton, Signature = TextSignature.Read(document.Signature), Patterns = document.Patterns },
            People = document.People,
        };
    }
}

/// <summary>Serialisers made at compile time.</summary>
[JsonSerializable(typeof(TallyDocument))]
internal sealed partial class TallyJson : JsonSerializerContext;
