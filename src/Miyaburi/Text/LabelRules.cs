namespace Miyaburi.Text;

/// <summary>Validity of one decoded label (UTS 46, section 4.1) with CheckJoiners and CheckBidi, without CheckHyphens.</summary>
internal static class LabelRules
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int DevanagariVirama = 0x094D;

    internal static DomainOutcome Check(ReadOnlySpan<int> label, bool bidiDomain)
    {
        if (label.IsEmpty)
        {
            return DomainOutcome.Ok;
        }

        if (IdnaData.IsMark(label[0]) || StartsWithPrefix(label))
        {
            return DomainOutcome.BadLabel;
        }

        foreach (var codePoint in label)
        {
            if (codePoint == '.')
            {
                return DomainOutcome.BadLabel;
            }

            if (IdnaData.Status(codePoint) is not (IdnaData.Valid or IdnaData.Deviation))
            {
                return DomainOutcome.DisallowedCodePoint;
            }
        }

        if (!JoinersFit(label))
        {
            return DomainOutcome.BadJoiner;
        }

        return bidiDomain && !DirectionFits(label) ? DomainOutcome.BadDirection : DomainOutcome.Ok;
    }

    /// <summary>Whether a label makes its domain one to which the bidi rule applies.</summary>
    internal static bool HasRightToLeft(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (codePoint > 0x590 && IdnaData.Bidi(codePoint) is BidiClass.R or BidiClass.AL or BidiClass.AN)
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithPrefix(ReadOnlySpan<int> label) =>
        label.Length >= 4 && label[0] == 'x' && label[1] == 'n' && label[2] == '-' && label[3] == '-';

    private static bool JoinersFit(ReadOnlySpan<int> label)
    {
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] is not (NonJoiner or Joiner))
            {
                continue;
            }

            var afterVirama = i > 0 && NormalizationData.OrderClass(label[i - 1]) == NormalizationData.OrderClass(DevanagariVirama);
            if (!afterVirama && (label[i] == Joiner || !JoinsBothSides(label, i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>(L|D) T* ZWNJ T* (R|D)</summary>
    private static bool JoinsBothSides(ReadOnlySpan<int> label, int at)
    {
        var before = at - 1;
        while (before >= 0 && IdnaData.JoiningType(label[before]) == IdnaData.JoiningTransparent)
        {
            before--;
        }

        var behind = at + 1;
        while (behind < label.Length && IdnaData.JoiningType(label[behind]) == IdnaData.JoiningTransparent)
        {
            behind++;
        }

        return before >= 0 && IdnaData.JoiningType(label[before]) is IdnaData.JoiningLeft or IdnaData.JoiningDual
            && behind < label.Length && IdnaData.JoiningType(label[behind]) is IdnaData.JoiningRight or IdnaData.JoiningDual;
    }

    /// <summary>The bidi rule of RFC 5893, section 2.</summary>
    private static bool DirectionFits(ReadOnlySpan<int> label)
    {
        var first = IdnaData.Bidi(label[0]);
        if (first is not (BidiClass.L or BidiClass.R or BidiClass.AL))
        {
            return false;
        }

        var rightToLeft = first != BidiClass.L;
        bool european = false, arabic = false;
        var lastStrong = BidiClass.None;
        foreach (var codePoint in label)
        {
            var bidi = IdnaData.Bidi(codePoint);
            if (!Allowed(bidi, rightToLeft))
            {
                return false;
            }

            european |= bidi == BidiClass.EN;
            arabic |= bidi == BidiClass.AN;
            lastStrong = bidi == BidiClass.NSM ? lastStrong : bidi;
        }

        return rightToLeft
            ? !(european && arabic) && lastStrong is BidiClass.R or BidiClass.AL or BidiClass.EN or BidiClass.AN
            : lastStrong is BidiClass.L or BidiClass.EN;
    }

    private static bool Allowed(BidiClass bidi, bool rightToLeft) => bidi switch
    {
        BidiClass.EN or BidiClass.ES or BidiClass.CS or BidiClass.ET or BidiClass.ON or BidiClass.BN or BidiClass.NSM => true,
        BidiClass.R or BidiClass.AL or BidiClass.AN => rightToLeft,
        BidiClass.L => !rightToLeft,
        _ => false,
    };
}
