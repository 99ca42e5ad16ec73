namespace Miyaburi.Text;

/// <summary>Simple lower case of Latin, Greek and Cyrillic letters, without asking a culture.</summary>
internal static class LetterCase
{
    internal static char Lower(char unit) => unit < 0x80
        ? (uint)(unit - 'A') <= 'Z' - 'A' ? (char)(unit | 0x20) : unit
        : FoldUnits.Kind(unit) is FoldKind.Latin or FoldKind.Greek or FoldKind.Cyrillic ? FoldUnits.Folded(unit) : unit;
}
