using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Miyaburi.Signals;

namespace Miyaburi.Verdicts;

/// <summary>
/// The numbers of the verdict: <c>data/model/verdict.json</c>, the one place for weights. Additive log-odds in nats;
/// weights of risk are never negative.
/// </summary>
public sealed record VerdictModel
{
    /// <summary>The share of scams among checked messages at which the probability is stated.</summary>
    public required double BaseRate { get; init; }

    /// <summary>Within a group the weightiest finding counts whole and each further one with this share.</summary>
    public required double FurtherShare { get; init; }

    /// <summary>A group counts as a reason of its own from this many nats.</summary>
    public required double GroupCounts { get; init; }

    /// <summary>How the sum is read in each channel.</summary>
    public required ImmutableDictionary<Channel, ChannelScale> Channels { get; init; }

    /// <summary>The most a group can add.</summary>
    public required ImmutableDictionary<SignalGroup, double> Caps { get; init; }

    /// <summary>The weight of each signal by id.</summary>
    public required ImmutableDictionary<string, double> Weights { get; init; }

    /// <summary>The weight of a signal in a channel, in nats; 0 for an unknown one.</summary>
    internal double WeightOf(string signal, ChannelScale scale) =>
        scale.Weights.TryGetValue(signal, out var own) ? own : Weights.GetValueOrDefault(signal);

    /// <summary>The most a group can add in a channel, in nats.</summary>
    internal double CapOf(SignalGroup group, ChannelScale scale) =>
        scale.Caps.TryGetValue(group, out var own) ? own : Caps.GetValueOrDefault(group, double.MaxValue);

    /// <summary>Reads the model.</summary>
    /// <exception cref="JsonException">The file does not have this shape.</exception>
    public static VerdictModel Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, VerdictModelJson.Default.VerdictModel) ?? throw new JsonException("The file is empty.");
}

/// <summary>Strict reading of the model.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VerdictModel))]
internal sealed partial class VerdictModelJson : JsonSerializerContext;
