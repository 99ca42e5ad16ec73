using Miyaburi.Text.Tables;

namespace Miyaburi.Text;

/// <summary>
/// Look-alikes of Latin letters (Unicode Technical Standard 39). For Latin words and hosts only: in Japanese prose the
/// same data would call カ and 力, ロ and 口 one character; see <see cref="KanaLookalikes"/> for those.
/// </summary>
public static class Confusables
{
    /// <summary>
    /// The skeleton: canonical decomposition, invisible characters dropped, each character replaced by its prototype,
    /// decomposed again, in lower case. Two words that a person cannot tell apart have the same skeleton. It is for
    /// comparing, not for showing: <c>m</c> becomes <c>rn</c>, <c>1</c> and <c>I</c> become <c>l</c>.
    /// </summary>
    /// <remarks>Prototypes of other scripts are not in the table: a Cyrillic letter that looks like no Latin one stays.</remarks>
    public static string Skeleton(ReadOnlySpan<char> text)
    {
        var skeleton = new CharBuffer(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            var codePoint = CodePoints.At(text, i, out var units);
            i += units;
            if (IsInvisible(codePoint))
            {
                continue;
            }

            var parts = NormalizationData.Decomposition(codePoint, NormalizationTarget.Nfc);
            if (parts.IsEmpty)
            {
                AppendPrototype(codePoint, ref skeleton);
            }

            for (var part = 0; part < parts.Length; part++)
            {
                var unit = (char)parts[part];
                AppendPrototype(char.IsHighSurrogate(unit) ? char.ConvertToUtf32(unit, (char)parts[++part]) : unit, ref skeleton);
            }
        }

        var result = new string(skeleton.Written);
        skeleton.Free();
        return result;
    }

    /// <summary>
    /// A host as a hurried reader takes it: letters of other scripts as the Latin ones they look like, accents left out.
    /// ASCII stays as it is, so names written plainly are found in the result; see <see cref="AsciiLookalike"/> for digits.
    /// </summary>
    /// <param name="host">Lower-case host in its readable form.</param>
    internal static string FoldHost(string host)
    {
        if (host.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0)
        {
            return host;
        }

        var decomposed = new CharBuffer(host.Length + 16);
        Normalizer.Append(host, NormalizationTarget.Nfc, ref decomposed);
        var folded = new CharBuffer(decomposed.Count + 16);
        for (var i = 0; i < decomposed.Count;)
        {
            AppendPlain(CodePoints.At(decomposed.Written, i, out var units), ref folded);
            i += units;
        }

        var result = new string(folded.Written);
        decomposed.Free();
        folded.Free();
        return result;
    }

    private static void AppendPlain(int codePoint, ref CharBuffer folded)
    {
        if (codePoint < 0x80)
        {
            folded.Append((char)codePoint);
            return;
        }

        var letters = new CharBuffer(8);
        var parts = NormalizationData.Decomposition(codePoint, NormalizationTarget.Nfc);
        AppendPrototype(parts.IsEmpty ? codePoint : parts[0], ref letters);
        var start = folded.Count;
        foreach (var letter in letters.Written)
        {
            if (NormalizationData.OrderClass(letter) == 0)
            {
                folded.Append(letter);
            }
        }

        letters.Free();
        if (folded.Written[start..].SequenceEqual("rn"))
        {
            // The prototype of everything that looks like m.
            folded.Count = start;
            folded.Append('m');
        }
    }

    private static void AppendPrototype(int codePoint, ref CharBuffer skeleton)
    {
        var offset = Prototype(codePoint);
        if (offset == 0)
        {
            skeleton.AppendCodePoint(codePoint > 0xFFFF ? codePoint : LetterCase.Lower((char)codePoint));
            return;
        }

        foreach (var unit in ConfusableTables.Pool.Slice(offset + 1, ConfusableTables.Pool[offset]))
        {
            skeleton.Append(LetterCase.Lower((char)unit));
        }
    }

    private static int Prototype(int codePoint) => codePoint >= ConfusableTables.PrototypeLimit
        ? 0
        : ConfusableTables.PrototypeData[
            (ConfusableTables.PrototypeIndex[codePoint >> ConfusableTables.PrototypeBits] << ConfusableTables.PrototypeBits)
            | (codePoint & ((1 << ConfusableTables.PrototypeBits) - 1))];

    private static bool IsInvisible(int codePoint) => codePoint > 0xFFFF
        ? codePoint is >= 0xE0000 and <= 0xE0FFF
        : FoldUnits.Kind((char)codePoint) is >= FoldKind.Ignorable and <= FoldKind.BidiOverride;
}
