using System.Collections.Immutable;
using Miyaburi.Text;

namespace Miyaburi.Waves;

/// <summary>Words by which names of people are recognised; <c>data/cues</c>.</summary>
/// <param name="Honorifics">Stand behind a name.</param>
/// <param name="Everybody">Stand before an honorific and name nobody; folded.</param>
/// <param name="Labels">Stand before a colon and a name.</param>
internal sealed record NameWords(ImmutableArray<string> Honorifics, ImmutableArray<string> Everybody, ImmutableArray<string> Labels)
{
    internal static NameWords Read() => new(Words("honorific-words"), Words("reader-words"), Words("name-label-words"));

    private static ImmutableArray<string> Words(string file) => WordFile.Read(EmbeddedData.Read($"cues/{file}.json").Single().Bytes.Span).Words;
}
