using System.Collections.Immutable;
using Miyaburi.Waves;
using Miyaburi.Waves.Grouping;

namespace Miyaburi.Cluster.Wire;

/// <summary>An <see cref="IndexQuery"/> on its way.</summary>
[GenerateSerializer, Immutable, Alias("miyaburi.query")]
internal readonly record struct QueryLine(
    [property: Id(0)] long Key,
    [property: Id(1)] string? Brand,
    [property: Id(2)] byte[] Signature,
    [property: Id(3)] bool WithText,
    [property: Id(4)] ImmutableArray<string> Patterns,
    [property: Id(5)] bool IsTrusted)
{
    internal static QueryLine Of(IndexQuery query) => new(query.Entry.Key, query.Entry.Brand, query.Entry.Signature.ToBytes(), query.WithText, query.Patterns, query.Entry.IsTrusted);

    internal IndexQuery ToQuery() => new(new IndexEntry(Key, Brand, TextSignature.Read(Signature), IsTrusted), WithText, Patterns);
}

/// <summary>A <see cref="FoundEdge"/> on its way.</summary>
[GenerateSerializer, Immutable, Alias("miyaburi.edge")]
internal readonly record struct EdgeLine([property: Id(0)] long From, [property: Id(1)] long To, [property: Id(2)] string? Pattern, [property: Id(3)] double Weight);

/// <summary>A <see cref="GeneralPattern"/> on its way.</summary>
[GenerateSerializer, Immutable, Alias("miyaburi.general")]
internal sealed record GeneralLine([property: Id(0)] string Pattern, [property: Id(1)] ImmutableArray<long> Members);

/// <summary>What a slice found.</summary>
/// <param name="Life">Changes when the slice was filled anew.</param>
/// <param name="Edges">What belongs together.</param>
/// <param name="General">Patterns that turned out to be general.</param>
[GenerateSerializer, Immutable, Alias("miyaburi.found")]
internal sealed record FoundLines([property: Id(0)] Guid Life, [property: Id(1)] ImmutableArray<EdgeLine> Edges, [property: Id(2)] ImmutableArray<GeneralLine> General)
{
    internal static FoundLines Of(Guid life, IndexAnswer answer) => new(
        life,
        [.. answer.Edges.Select(e => new EdgeLine(e.From, e.To, e.Pattern, e.Weight))],
        [.. answer.General.Select(g => new GeneralLine(g.Pattern, g.Members))]);

    internal IndexAnswer ToAnswer() => new(
        [.. Edges.Select(e => new FoundEdge(e.From, e.To, e.Pattern, e.Weight))],
        [.. General.Select(g => new GeneralPattern(g.Pattern, g.Members))]);
}
