using Miyaburi.Text.Tables;

namespace Miyaburi.Text;

/// <summary>Look-ups in <see cref="IdnaTables"/>.</summary>
internal static class IdnaData
{
    internal const int Valid = 0;
    internal const int Disallowed = 1;
    internal const int Ignored = 2;
    internal const int Deviation = 3;

    internal const int JoiningLeft = 1;
    internal const int JoiningDual = 2;
    internal const int JoiningRight = 3;
    internal const int JoiningTransparent = 4;

    /// <summary>One of the constants above, or the offset of a mapping.</summary>
    internal static int Status(int codePoint) => codePoint >= IdnaTables.MappingLimit
        ? codePoint is >= 0xE0100 and <= 0xE01EF ? Ignored : Disallowed
        : IdnaTables.MappingData[
            (IdnaTables.MappingIndex[codePoint >> IdnaTables.MappingBits] << IdnaTables.MappingBits)
            | (codePoint & ((1 << IdnaTables.MappingBits) - 1))];

    /// <summary>What a mapped code point becomes.</summary>
    internal static ReadOnlySpan<ushort> Mapping(int status) => IdnaTables.Pool.Slice(status + 1, IdnaTables.Pool[status]);

    internal static BidiClass Bidi(int codePoint) => (BidiClass)(Label(codePoint) & 0x0F);

    internal static int JoiningType(int codePoint) => (Label(codePoint) >> 4) & 7;

    internal static bool IsMark(int codePoint) => (Label(codePoint) & 0x80) != 0;

    private static int Label(int codePoint) => codePoint >= IdnaTables.LabelLimit
        ? 0
        : IdnaTables.LabelData[
            (IdnaTables.LabelIndex[codePoint >> IdnaTables.LabelBits] << IdnaTables.LabelBits)
            | (codePoint & ((1 << IdnaTables.LabelBits) - 1))];
}
