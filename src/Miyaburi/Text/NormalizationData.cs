using Miyaburi.Text.Tables;

namespace Miyaburi.Text;

/// <summary>Look-ups in <see cref="NormalizationTables"/> and the arithmetic of Hangul syllables.</summary>
internal static class NormalizationData
{
    private const int SyllableBase = 0xAC00;
    private const int SyllableCount = 11172;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int VowelCount = 21;
    private const int TailBase = 0x11A7;
    private const int TailCount = 28;

    /// <summary>Order class and flags of a code point; see the table.</summary>
    internal static int Info(int codePoint) => codePoint >= NormalizationTables.InfoLimit
        ? 0
        : NormalizationTables.InfoData[
            (NormalizationTables.InfoIndex[codePoint >> NormalizationTables.InfoBits] << NormalizationTables.InfoBits)
            | (codePoint & ((1 << NormalizationTables.InfoBits) - 1))];

    /// <summary>0 for a starter; otherwise compares as canonical combining classes do.</summary>
    internal static int OrderClass(int codePoint) => Info(codePoint) & 0x3F;

    internal static bool IsHangulSyllable(int codePoint) => (uint)(codePoint - SyllableBase) < SyllableCount;

    /// <summary>Full decomposition of anything but a Hangul syllable; empty when it stands for itself.</summary>
    internal static ReadOnlySpan<ushort> Decomposition(int codePoint, NormalizationTarget target)
    {
        var offset = DecompositionOffset(codePoint);
        if (offset == 0)
        {
            return [];
        }

        var header = NormalizationTables.Pool[offset];
        int full = header & 0xFF, canonical = header >> 8;
        return target == NormalizationTarget.Nfkc || canonical == 0xFF
            ? NormalizationTables.Pool.Slice(offset + 1, full)
            : NormalizationTables.Pool.Slice(offset + 1 + full, canonical);
    }

    /// <summary>The jamo of a syllable; <paramref name="tail"/> is 0 when there is none.</summary>
    internal static void DecomposeHangul(int syllable, out int lead, out int vowel, out int tail)
    {
        var index = syllable - SyllableBase;
        lead = LeadBase + (index / (VowelCount * TailCount));
        vowel = VowelBase + (index % (VowelCount * TailCount) / TailCount);
        tail = index % TailCount == 0 ? 0 : TailBase + (index % TailCount);
    }

    /// <summary>The composition of two code points, or 0.</summary>
    internal static int Compose(int first, int second)
    {
        if ((uint)(first - LeadBase) < 19 && (uint)(second - VowelBase) < VowelCount)
        {
            return SyllableBase + ((((first - LeadBase) * VowelCount) + (second - VowelBase)) * TailCount);
        }

        if (IsHangulSyllable(first) && (first - SyllableBase) % TailCount == 0 && second > TailBase && second < TailBase + TailCount)
        {
            return first + second - TailBase;
        }

        return ComposeByTable(first, second);
    }

    private static int ComposeByTable(int first, int second)
    {
        int low = 0, high = NormalizationTables.PairSeconds.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = NormalizationTables.PairSeconds[middle].CompareTo(second);
            order = order != 0 ? order : NormalizationTables.PairFirsts[middle].CompareTo(first);
            if (order == 0)
            {
                return NormalizationTables.PairComposed[middle];
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return 0;
    }

    private static int DecompositionOffset(int codePoint) => codePoint >= NormalizationTables.DecompositionLimit
        ? 0
        : NormalizationTables.DecompositionData[
            (NormalizationTables.DecompositionIndex[codePoint >> NormalizationTables.DecompositionBits] << NormalizationTables.DecompositionBits)
            | (codePoint & ((1 << NormalizationTables.DecompositionBits) - 1))];
}
