using System.Buffers;

namespace Miyaburi.Text;

/// <summary>UTS 46 processing of one domain: map, normalise, break into labels, decode, check, encode.</summary>
internal ref struct DomainProcessor
{
    private CharBuffer _ascii;

    internal DomainProcessor(int length) => _ascii = new CharBuffer(length + 16);

    internal readonly ReadOnlySpan<char> Ascii => _ascii.Written;

    internal DomainOutcome Run(ReadOnlySpan<char> domain)
    {
        var mapped = new CharBuffer(domain.Length + 16);
        var outcome = Map(domain, ref mapped);
        if (outcome == DomainOutcome.Ok)
        {
            var normalized = new CharBuffer(mapped.Count + 16);
            Normalizer.Append(mapped.Written, NormalizationTarget.Nfc, ref normalized);
            outcome = Labels(normalized.Written);
            normalized.Free();
        }

        mapped.Free();
        return outcome;
    }

    internal void Free() => _ascii.Free();

    /// <summary>Appends the label decoded when it is valid Punycode, otherwise as it is.</summary>
    internal static void AppendReadable(ReadOnlySpan<char> label, ref CharBuffer output)
    {
        if (!label.StartsWith("xn--", StringComparison.Ordinal) || label.Length > Uts46.LongestLabel)
        {
            output.Append(label);
            return;
        }

        var points = ArrayPool<int>.Shared.Rent(label.Length);
        var outcome = Decode(label, points, out var count);
        var decoded = points.AsSpan(0, count);
        if (outcome == DomainOutcome.Ok && LabelRules.Check(decoded, LabelRules.HasRightToLeft(decoded)) == DomainOutcome.Ok)
        {
            foreach (var codePoint in decoded)
            {
                output.AppendCodePoint(codePoint);
            }
        }
        else
        {
            output.Append(label);
        }

        ArrayPool<int>.Shared.Return(points);
    }

    private static DomainOutcome Map(ReadOnlySpan<char> domain, ref CharBuffer mapped)
    {
        for (var i = 0; i < domain.Length;)
        {
            var codePoint = CodePoints.At(domain, i, out var units);
            var status = IdnaData.Status(codePoint);
            if (status == IdnaData.Disallowed)
            {
                return DomainOutcome.DisallowedCodePoint;
            }

            if (status is IdnaData.Valid or IdnaData.Deviation)
            {
                mapped.Append(domain.Slice(i, units));
            }
            else if (status != IdnaData.Ignored)
            {
                foreach (var unit in IdnaData.Mapping(status))
                {
                    mapped.Append((char)unit);
                }
            }

            i += units;
        }

        return DomainOutcome.Ok;
    }

    private DomainOutcome Labels(ReadOnlySpan<char> domain)
    {
        var points = ArrayPool<int>.Shared.Rent(Uts46.LongestLabel);
        var bidi = IsBidiDomain(domain, points);
        var outcome = DomainOutcome.Ok;
        var first = true;
        foreach (var range in domain.Split('.'))
        {
            if (!first)
            {
                _ascii.Append('.');
            }

            first = false;
            outcome = Label(domain[range], bidi, points);
            if (outcome != DomainOutcome.Ok)
            {
                break;
            }
        }

        ArrayPool<int>.Shared.Return(points);
        return outcome;
    }

    private DomainOutcome Label(ReadOnlySpan<char> label, bool bidi, Span<int> points)
    {
        var outcome = Read(label, points, out var count);
        if (outcome != DomainOutcome.Ok)
        {
            return outcome;
        }

        var codePoints = points[..count];
        outcome = LabelRules.Check(codePoints, bidi);
        if (outcome != DomainOutcome.Ok)
        {
            return outcome;
        }

        if (label.IndexOfAnyExceptInRange('\0', '\x7F') < 0)
        {
            // Plain, or Punycode that was decoded and found valid: encoding it again would give the same.
            _ascii.Append(label);
            return DomainOutcome.Ok;
        }

        _ascii.Append("xn--");
        return Punycode.TryEncode(codePoints, ref _ascii) ? DomainOutcome.Ok : DomainOutcome.TooLong;
    }

    private static DomainOutcome Read(ReadOnlySpan<char> label, Span<int> points, out int count)
    {
        count = 0;
        if (label.Length > Uts46.LongestLabel)
        {
            return DomainOutcome.TooLong;
        }

        if (label.StartsWith("xn--", StringComparison.Ordinal))
        {
            return Decode(label, points, out count);
        }

        for (var i = 0; i < label.Length;)
        {
            points[count++] = CodePoints.At(label, i, out var units);
            i += units;
        }

        return DomainOutcome.Ok;
    }

    private static DomainOutcome Decode(ReadOnlySpan<char> label, Span<int> points, out int count)
    {
        if (label.IndexOfAnyExceptInRange('\0', '\x7F') >= 0 || !Punycode.TryDecode(label[4..], points, out count))
        {
            count = 0;
            return DomainOutcome.BadPunycode;
        }

        var decoded = new CharBuffer(count + 8);
        foreach (var codePoint in points[..count])
        {
            decoded.AppendCodePoint(codePoint);
        }

        // Plain ASCII has no business in Punycode, and a label must be in NFC.
        var normalized = new CharBuffer(count + 8);
        Normalizer.Append(decoded.Written, NormalizationTarget.Nfc, ref normalized);
        var outcome = decoded.Written.IndexOfAnyExceptInRange('\0', '\x7F') < 0 ? DomainOutcome.BadPunycode
            : normalized.Written.SequenceEqual(decoded.Written) ? DomainOutcome.Ok : DomainOutcome.BadLabel;
        decoded.Free();
        normalized.Free();
        return outcome;
    }

    private static bool IsBidiDomain(ReadOnlySpan<char> domain, Span<int> points)
    {
        foreach (var range in domain.Split('.'))
        {
            if (Read(domain[range], points, out var count) == DomainOutcome.Ok && LabelRules.HasRightToLeft(points[..count]))
            {
                return true;
            }
        }

        return false;
    }
}
