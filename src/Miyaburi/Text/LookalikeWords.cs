using System.Collections.Immutable;

namespace Miyaburi.Text;

/// <summary>Katakana words that scams write with look-alike kanji and signs; <c>data/cues/look-alike-words.json</c>.</summary>
internal static class LookalikeWords
{
    private static readonly Lazy<ImmutableArray<string>> Embedded = new(() => Read(EmbeddedData.Read("cues/look-alike-words.json").Single().Bytes.Span));

    /// <summary>The words as they are rightly written.</summary>
    internal static ImmutableArray<string> All => Embedded.Value;

    private static ImmutableArray<string> Read(ReadOnlySpan<byte> utf8) => WordFile.Read(utf8).Words;
}
