using System.Buffers;

namespace Miyaburi.Text;

/// <summary>Normalises to NFC or NFKC, holding back no more than one starter and its marks.</summary>
internal ref struct Normalizer
{
    private readonly NormalizationTarget _target;
    private int[] _pending;
    private int _count;

    private Normalizer(NormalizationTarget target)
    {
        _target = target;
        _pending = ArrayPool<int>.Shared.Rent(64);
    }

    /// <summary>The whole text normalised; the same instance when nothing changes.</summary>
    internal static string Run(string text, NormalizationTarget target)
    {
        var first = FirstUnsafe(text, 0, target);
        if (first < 0)
        {
            return text;
        }

        var output = new CharBuffer(text.Length + 16);
        Append(text, target, first, ref output);
        var result = output.Written.SequenceEqual(text) ? text : new string(output.Written);
        output.Free();
        return result;
    }

    /// <summary>Appends the text normalised.</summary>
    internal static void Append(scoped ReadOnlySpan<char> text, NormalizationTarget target, ref CharBuffer output) =>
        Append(text, target, FirstUnsafe(text, 0, target), ref output);

    private static void Append(scoped ReadOnlySpan<char> text, NormalizationTarget target, int firstUnsafe, ref CharBuffer output)
    {
        if (firstUnsafe < 0)
        {
            output.Append(text);
            return;
        }

        var normalizer = new Normalizer(target);
        var position = 0;
        for (var at = firstUnsafe; at >= 0; at = FirstUnsafe(text, position, target))
        {
            // The safe character before takes part: the marks that follow may compose with it.
            var start = at;
            if (at > position)
            {
                CodePoints.Before(text, at, out var units);
                start -= units;
            }

            output.Append(text[position..start]);
            position = normalizer.Segment(text, start, at, ref output);
        }

        output.Append(text[position..]);
        ArrayPool<int>.Shared.Return(normalizer._pending);
    }

    /// <summary>Index of the first code point that may change or join what is before it, or -1.</summary>
    private static int FirstUnsafe(scoped ReadOnlySpan<char> text, int from, NormalizationTarget target)
    {
        // ASCII is safe in both forms.
        var skip = text[from..].IndexOfAnyExceptInRange('\0', '\x7F');
        if (skip < 0)
        {
            return -1;
        }

        for (var i = from + skip; i < text.Length;)
        {
            var codePoint = CodePoints.At(text, i, out var units);
            if ((NormalizationData.Info(codePoint) & (int)target) != 0)
            {
                return i;
            }

            i += units;
        }

        return -1;
    }

    /// <summary>Normalises from <paramref name="start"/> to the first safe code point behind <paramref name="unsafeAt"/>, and returns where that is.</summary>
    private int Segment(scoped ReadOnlySpan<char> text, int start, int unsafeAt, ref CharBuffer output)
    {
        var i = start;
        while (i < text.Length)
        {
            var codePoint = CodePoints.At(text, i, out var units);
            if (i > unsafeAt && (NormalizationData.Info(codePoint) & (int)_target) == 0)
            {
                break;
            }

            Decompose(codePoint, ref output);
            i += units;
        }

        Flush(ref output);
        return i;
    }

    private void Decompose(int codePoint, ref CharBuffer output)
    {
        if (NormalizationData.IsHangulSyllable(codePoint))
        {
            NormalizationData.DecomposeHangul(codePoint, out var lead, out var vowel, out var tail);
            Hold(lead, ref output);
            Hold(vowel, ref output);
            if (tail != 0)
            {
                Hold(tail, ref output);
            }

            return;
        }

        var parts = NormalizationData.Decomposition(codePoint, _target);
        if (parts.IsEmpty)
        {
            Hold(codePoint, ref output);
            return;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var unit = (char)parts[i];
            Hold(char.IsHighSurrogate(unit) ? char.ConvertToUtf32(unit, (char)parts[++i]) : unit, ref output);
        }
    }

    private void Hold(int codePoint, ref CharBuffer output)
    {
        // A decomposed code point that joins nothing before it ends what was held.
        if (_count > 0 && (NormalizationData.Info(codePoint) & (int)NormalizationTarget.Nfc) == 0)
        {
            Flush(ref output);
        }

        if (_count == _pending.Length)
        {
            Grow();
        }

        _pending[_count++] = codePoint;
    }

    private void Grow()
    {
        var larger = ArrayPool<int>.Shared.Rent(_pending.Length * 2);
        _pending.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(_pending);
        _pending = larger;
    }

    private void Flush(ref CharBuffer output)
    {
        var held = _pending.AsSpan(0, _count);
        MarkOrdering.Sort(held);
        foreach (var codePoint in held[..Compose(held)])
        {
            output.AppendCodePoint(codePoint);
        }

        _count = 0;
    }

    /// <summary>Composes in place and returns how many code points remain.</summary>
    private static int Compose(Span<int> codePoints)
    {
        int count = 0, starter = -1, lastClass = 0;
        foreach (var codePoint in codePoints)
        {
            var orderClass = NormalizationData.OrderClass(codePoint);
            var reachable = starter >= 0 && (count == starter + 1 || (lastClass != 0 && lastClass < orderClass));
            var composed = reachable ? NormalizationData.Compose(codePoints[starter], codePoint) : 0;
            if (composed != 0)
            {
                codePoints[starter] = composed;
                continue;
            }

            starter = orderClass == 0 ? count : starter;
            lastClass = orderClass;
            codePoints[count++] = codePoint;
        }

        return count;
    }
}
