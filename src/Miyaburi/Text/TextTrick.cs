using System.Collections.Immutable;

namespace Miyaburi.Text;

/// <summary>Ways of writing that hide words from filters while a person still reads them.</summary>
public enum TextTrickKind
{
    /// <summary>Invisible characters between two letters (U+200B, U+2060, U+FEFF …).</summary>
    ZeroWidthInWord,

    /// <summary>Soft hyphens between two letters.</summary>
    SoftHyphenInWord,

    /// <summary>Characters that force text to run right to left or left to right (U+202D, U+202E).</summary>
    BidiOverride,

    /// <summary>Other bidirectional controls: marks, embeddings, isolates. Some mail programs write them honestly.</summary>
    BidiControl,

    /// <summary>Invisible tag characters (U+E0000–U+E007F) outside a flag emoji.</summary>
    TagCharacters,

    /// <summary>Japanese letters written one by one (「ア マ ゾ ン」). Headings and read-out screenshots have them too.</summary>
    SpacedJapanese,

    /// <summary>Latin letters written one by one (<c>P a y P a y</c>).</summary>
    SpacedLatin,

    /// <summary>Circled, squared, mathematical or other styled letters in place of plain ones. Full-width letters are ordinary and not counted.</summary>
    StyledLatin,

    /// <summary>A word of Latin letters with Cyrillic or Greek letters that look the same.</summary>
    MixedScriptWord,
}

/// <summary>One kind of trick found in a text.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Count">How often it occurs.</param>
/// <param name="Ranges">The first few places, in the original text.</param>
public sealed record TextTrick(TextTrickKind Kind, int Count, ImmutableArray<TextRange> Ranges);
