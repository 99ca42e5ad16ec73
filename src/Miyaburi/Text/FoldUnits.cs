using System.Runtime.CompilerServices;
using Miyaburi.Text.Tables;

namespace Miyaburi.Text;

/// <summary>Look-ups in <see cref="FoldTables"/>.</summary>
internal static class FoldUnits
{
    private const int OutlinedStart = 0x1CCD6;

    /// <summary>Kind in the low byte, what to add to the unit in the high half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Entry(char unit) => FoldTables.UnitData[
        (FoldTables.UnitIndex[unit >> FoldTables.UnitBits] << FoldTables.UnitBits) | (unit & ((1 << FoldTables.UnitBits) - 1))];

    internal static FoldKind Kind(char unit) => (FoldKind)(byte)Entry(unit);

    /// <summary>What the unit folds to when it folds to one unit.</summary>
    internal static char Folded(char unit) => (char)(unit + (Entry(unit) >> 16));

    /// <summary>Kind of the unit at an index, <see cref="FoldKind.Other"/> outside the text.</summary>
    internal static FoldKind KindAt(ReadOnlySpan<char> text, int index) =>
        (uint)index < (uint)text.Length ? Kind(text[index]) : FoldKind.Other;

    internal static bool IsJapanese(FoldKind kind) =>
        kind is FoldKind.Han or FoldKind.Hiragana or FoldKind.Katakana or FoldKind.LongVowel;

    internal static bool IsLatinOrDigit(FoldKind kind) => kind is FoldKind.Latin or FoldKind.Digit or FoldKind.Styled;

    internal static bool IsWord(FoldKind kind) =>
        kind is (>= FoldKind.Latin and <= FoldKind.OtherLetter) or FoldKind.Styled or FoldKind.LongVowel;

    /// <summary>White space and everything that folding drops.</summary>
    internal static bool IsDropped(FoldKind kind) => kind is >= FoldKind.Space and <= FoldKind.BidiOverride;

    /// <summary>The plain Latin letter a styled one outside the basic plane stands for, or '\0'.</summary>
    internal static char StyledLetter(int codePoint)
    {
        if (codePoint is >= OutlinedStart and < OutlinedStart + 26)
        {
            return (char)('a' + codePoint - OutlinedStart);
        }

        var math = codePoint - FoldTables.MathStart;
        if ((uint)math < (uint)FoldTables.MathLetters.Length)
        {
            return (char)FoldTables.MathLetters[math];
        }

        var squared = codePoint - FoldTables.SquaredStart;
        return (uint)squared < (uint)FoldTables.SquaredLetters.Length ? (char)FoldTables.SquaredLetters[squared] : '\0';
    }

    /// <summary>The lower-case Latin letter that a Greek or Cyrillic letter passes for, or '\0'.</summary>
    internal static char Lookalike(char letter)
    {
        var index = letter - FoldTables.LookalikeStart;
        return (uint)index < (uint)FoldTables.Lookalikes.Length ? (char)FoldTables.Lookalikes[index] : '\0';
    }
}
